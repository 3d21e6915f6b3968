import Text

extension DisguiseFinder {
  /// Latin words with fewer letters are not looked for in disguise: too many others look like them.
  private static let fewestOfCopyWord = 6

  /// A finder of a lexicon's words that admit a copy, each by itself.
  init(copyWordsOf lexicon: Lexicon, table: inout FoldTable) {
    var patterns: [NamePattern] = []
    var folded = FoldedText()
    for language in lexicon.copyWords.keys.sorted() {
      for word in lexicon.copyWords[language] ?? [] {
        folded.fold(Array(word.utf8).span, table: &table)
        let bytes = folded.bytes
        let letters = bytes.count { $0 & 0xC0 != 0x80 }
        // Chinese and its kin begin with E3 to ED.
        guard letters >= Self.fewestOfCopyWord || bytes.first ?? 0 >= 0xE3,
          !bytes.contains(where: { $0 < 0x80 && kindOfASCII($0) != .letter })
        else { continue }
        patterns.append(
          NamePattern(
            brand: 0, form: .name, bytes: bytes, letters: letters, needsSigns: false,
            mayBeWord: false))
      }
    }
    self.init(index: DisguiseIndex(patterns, table: &table), joinedWords: JoinedWords(Lexicon(), brands: [], table: &table))
  }

  /// Whether a word stands in `line` letter by letter, in other signs than its own: "r3plica", "高*仿". A slip is none, nor a word all of whose
  /// letters are those of another alphabet.
  func hidesWord(in line: GlyphLine) -> Bool {
    var found = false
    func consider(_ disguise: Disguise) { found = found || (disguise.script == 0 && disguise.form != .slip) }
    // Letters without a gap between them hide nothing.
    guard line.glyphs.contains(where: { $0.nature != .letter }) || line.gaps.dropFirst().dropLast().contains(where: { $0 != .none }) else {
      return false
    }
    for start in line.glyphs.indices where line.canBegin(at: start) { findNames(in: line, from: start, consider) }
    if found { return true }
    guard !line.brackets.isEmpty || line.glyphs.contains(where: { $0.nature != .letter && $0.nature != .unspaced }) else { return false }
    for reading in line.rereadings {
      for start in reading.glyphs.indices where reading.canBegin(at: start) { findNames(in: reading, from: start, consider) }
    }
    for word in line.words where word.contains(where: { line.glyphs[$0].nature == .mask }) { findMasked(in: line, word, consider) }
    findMaskedUnspaced(in: line, consider)
    return found
  }
}
