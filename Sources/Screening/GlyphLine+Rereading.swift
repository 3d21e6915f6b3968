import Text

extension GlyphLine {
  /// What else the line may be read as, where it holds signs or digits that have two readings: signs inside a word may stand for a letter,
  /// or may be put in to break a name up ("Marl|otex", "Mar_lotex"); a 6 or a sharp s may be a b.
  var rereadings: [GlyphLine] { [withoutSignsInside, readingSixAsB, readingSharpSAsB].compactMap { $0 } }

  /// The line without the signs between letters of a word, each of which parts the word; nil where there is none.
  private var withoutSignsInside: GlyphLine? {
    func isLetter(_ index: Int) -> Bool {
      glyphs.indices.contains(index) && [.letter, .compatibility, .foreign, .other].contains(glyphs[index].nature)
    }
    let signs = glyphs.indices.filter { index in
      (glyphs[index].nature == .sign || glyphs[index].nature == .mask) && [.none, .invisible].contains(gaps[index])
        && [.none, .invisible].contains(gaps[index + 1]) && isLetter(index - 1) && isLetter(index + 1)
    }
    guard !signs.isEmpty else { return nil }
    var line = self
    for sign in signs.reversed() { line.removeGlyph(at: sign, leaving: .joint) }
    return line
  }

  private var readingSharpSAsB: GlyphLine? {
    // It is folded to two letters, which have one place.
    let first = glyphs.indices.dropLast().filter { glyphs[$0].start == glyphs[$0 + 1].start && glyphs[$0].letter == UInt8(ascii: "s") }
    guard !first.isEmpty else { return nil }
    var line = self
    for place in first.reversed() { line.mergeIntoSign(at: place, readAs: Glyph.readings[Int(UInt8(ascii: "b"))]) }
    return line
  }

  private var readingSixAsB: GlyphLine? {
    let six = UInt8(ascii: "6")
    guard glyphs.contains(where: { $0.nature == .digit && $0.letter == six }),
      glyphs.count(where: { $0.nature == .letter }) >= DisguiseIndex.fewestLetters - 1
    else { return nil }
    var line = self
    line.readDigit(six, as: Glyph.readings[Int(UInt8(ascii: "b"))])
    return line
  }
}
