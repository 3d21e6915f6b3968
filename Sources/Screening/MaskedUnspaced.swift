extension DisguiseFinder {
  /// A name of a script without spaces with stars or the like between its characters, or with one in place of a character inside it.
  func findMaskedUnspaced(in line: GlyphLine, _ consider: (Disguise) -> Void) {
    guard line.glyphs.contains(where: { $0.nature == .mask }) else { return }
    for start in line.glyphs.indices where line.glyphs[start].nature == .unspaced {
      var without: UInt64 = 0
      var within: UInt64 = 0
      var characters = 0
      var masks = 0
      for end in start..<line.glyphs.count {
        let glyph = line.glyphs[end]
        guard glyph.nature == .unspaced || glyph.nature == .mask, end == start || line.gaps[end] < .parting else { break }
        guard end - start < 2 * index.longest else { break }
        within = appended(within, glyph.nature == .mask ? 0 : glyph.symbol)
        if glyph.nature == .mask {
          masks += 1
          continue
        }
        characters += 1
        without = appended(without, glyph.symbol)
        guard masks > 0 else { continue }
        func report(_ number: Int32) {
          consider(
            Disguise(
              brand: index.names[Int(number)].brand, form: .masked, start: line.glyphs[start].start, end: glyph.end, script: 0,
              letters: Int32(truncatingIfNeeded: index.names[Int(number)].symbols.count)))
        }
        let seen = line.glyphs[start...end]
        index.bySymbols.forEach(mixed(without)) { number in
          if index.names[Int(number)].symbols.elementsEqual(seen.lazy.filter { $0.nature != .mask }.map { $0.symbol }) { report(number) }
        }
        guard masks == 1, characters >= 2 else { continue }
        index.byGap.forEach(mixed(within)) { number in
          let symbols = index.names[Int(number)].symbols
          if symbols.count == seen.count, zip(symbols, seen).allSatisfy({ $1.nature == .mask || $0 == $1.symbol }) { report(number) }
        }
      }
    }
  }
}
