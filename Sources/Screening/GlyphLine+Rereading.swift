import Text

extension GlyphLine {
  /// What else the line may be read as, where it holds signs or digits that have two readings: signs inside a word may stand for a letter,
  /// or may be put in to break a name up ("Marl|otex", "Mar_lotex"); a 6 or a sharp s may be a b. Brackets part words, or letters of one.
  var rereadings: [GlyphLine] { [withBracketsInside, withoutSignsInside, readingSixAsB, readingSharpSAsB].compactMap { $0 } }

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

  /// Whether a word has a small l among capitals, or a capital I among small letters: each is read as the other.
  func isOddlyCased(_ word: Range<Int>) -> Bool { word.contains { isOddlyCased($0, in: word) } }

  /// The line with such letters taken for signs, which may stand for either.
  var withOddCaseAsSigns: GlyphLine {
    var line = self
    for word in words where isOddlyCased(word) {
      for index in word where isOddlyCased(index, in: word) { line.readAsSign(at: index) }
    }
    return line
  }

  private func isOddlyCased(_ index: Int, in word: Range<Int>) -> Bool {
    let glyph = glyphs[index]
    let small = UInt8(ascii: "l")
    guard glyph.nature == .letter, word.count > 3 else { return false }
    guard glyph.isCapital ? glyph.letter == UInt8(ascii: "i") && index > word.lowerBound : glyph.letter == small else { return false }
    // The first letter of a word in small ones may be a capital, and other such letters may be odd too.
    return word.allSatisfy { place in
      let other = glyphs[place]
      if place == index || other.nature != .letter || other.symbol == UInt32(small) { return true }
      return other.isCapital != glyph.isCapital || (glyph.isCapital && place == word.lowerBound)
    } && word.count { glyphs[$0].nature == .letter && glyphs[$0].symbol != UInt32(small) } > 1
  }
}
