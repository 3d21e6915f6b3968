import Text

extension Screener {
  /// Appends the names and aliases that stand in `text`, a title as it is or folded, with places in the original title.
  ///
  /// None may begin before `start`, where a piece of the title begins.
  func findNames(
    in text: Span<UInt8>, from start: Int, original: Span<UInt8>, isFolded: Bool, scratch: inout ScreeningScratch,
    into hits: inout [MarkHit]
  ) {
    scratch.matches.removeAll(keepingCapacity: true)
    automaton.matches(in: text, from: start, into: &scratch.matches)
    let otherForms = isFolded && !scratch.matches.isEmpty ? lettersInOtherForms(original, table: &scratch.table) : 0
    for match in scratch.matches {
      let pattern = patterns[Int(match.pattern)]
      let letters = automaton.start(of: match, in: text)..<Int(match.end)
      guard let range = place(of: pattern, in: text, letters, table: &scratch.table) else { continue }
      let place = isFolded ? scratch.title.original(range) : range
      let isDisguised = isFolded && isDisguisedInPlainSight(original, place, ofTitle: otherForms, table: &scratch.table)
      let form = isDisguised ? MarkForm.compatibility : pattern.form
      hits.append(
        MarkHit(
          brand: pattern.brand, start: Int32(truncatingIfNeeded: place.lowerBound), end: Int32(truncatingIfNeeded: place.upperBound),
          form: form, context: pattern.mayBeWord && text[letters.lowerBound] < 0x80 ? .ordinaryWord : []))
    }
  }

  /// Where a name stands, signs at its ends included; nil where it does not begin and end where words do, or its signs are not its own. A
  /// number may follow or precede a name of some length without a break ("Acme2026"), but no letter may come after that number.
  private func place(of pattern: NamePattern, in text: Span<UInt8>, _ range: Range<Int>, table: inout FoldTable) -> Range<Int>? {
    var left = range.lowerBound
    var right = range.upperBound
    if pattern.letters >= NamePattern.fewLetters - 1 {
      while right < text.count, isDigit(text[right]), !isDigit(text[range.upperBound - 1]) { right += 1 }
      while left > 0, isDigit(text[left - 1]), !isDigit(text[range.lowerBound]) { left -= 1 }
    }
    guard isBoundary(text, at: left, table: &table) || isBehindArticle(text, range, pattern, table: &table),
      !continuesBehindStar(text, range)
    else { return nil }
    guard isBoundary(text, at: right, table: &table) || isOneLetterWord(in: text, at: right, table: &table) else { return nil }
    return pattern.needsSigns ? placeWithSigns(of: pattern.bytes, text, range, table: &table) : range
  }

  /// Whether only the article stands before an Arabic name, by itself or behind a small word that is written onto it: the mark of "والاسم"
  /// is "اسم".
  private func isBehindArticle(_ text: Span<UInt8>, _ range: Range<Int>, _ pattern: NamePattern, table: inout FoldTable) -> Bool {
    guard pattern.letters >= NamePattern.fewLetters - 1, (0xD8...0xDB).contains(text[range.lowerBound]) else { return false }
    return Self.articles.contains { article in
      let start = range.lowerBound - article.count
      return start >= 0 && article.indices.allSatisfy { text[start + $0] == article[$0] } && isBoundary(text, at: start, table: &table)
    }
  }

  /// The Arabic article, and with "and", "with", "like", "so" and "for" before it.
  private static let articles = ["ال", "وال", "بال", "كال", "فال", "لل"].map { Array($0.utf8) }

  /// Whether a star that hides a letter joins the name to further letters: the end of "S*acme" is no name.
  private func continuesBehindStar(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let star = UInt8(ascii: "*")
    if range.lowerBound > 1, text[range.lowerBound - 1] == star, kindOfASCII(text[range.lowerBound - 2]) == .letter { return true }
    return range.upperBound + 1 < text.count && text[range.upperBound] == star && kindOfASCII(text[range.upperBound + 1]) == .letter
  }

  /// Whether a letter stands at `position` that belongs to a word of a script without breaks: the T of "AcmeT恤".
  private func isOneLetterWord(in text: Span<UInt8>, at position: Int, table: inout FoldTable) -> Bool {
    text[position] < 0x80 && position + 1 < text.count && kind(at: position + 1, in: text, table: &table) == .unspaced
  }

  private func isDigit(_ byte: UInt8) -> Bool { kindOfASCII(byte) == .digit }

  /// Whether characters that nobody sees stand inside a name, or letters of a Korean syllable by themselves, or marks on half of its
  /// letters, or letters in another form, such as full-width or circled: unless the title has such letters elsewhere too, which is a habit
  /// of typing. `ofTitle` is how many the title has.
  private func isDisguisedInPlainSight(_ title: Span<UInt8>, _ place: Range<Int>, ofTitle: Int, table: inout FoldTable) -> Bool {
    var otherForms = 0
    var letters = 0
    var marks = 0
    var position = place.lowerBound
    while position < place.upperBound {
      let (value, length) = codePoint(in: title, at: position)
      let character = table.character(value)
      if Jamo.isTyped(value) { return true }
      if character.isIgnorable, position > place.lowerBound { return true }
      if character.isDropped { marks += 1 } else { letters += 1 }
      if character.kind == .letter, character.isCompatibilityForm { otherForms += 1 }
      position += length
    }
    return (otherForms > 0 && otherForms == ofTitle) || marks * 2 >= letters
  }

  /// How many letters of a title are written in another form.
  private func lettersInOtherForms(_ title: Span<UInt8>, table: inout FoldTable) -> Int {
    var count = 0
    var position = 0
    while position < title.count {
      let (value, length) = codePoint(in: title, at: position)
      if value >= 0x80 {
        let character = table.character(value)
        if character.kind == .letter, character.isCompatibilityForm { count += 1 }
      }
      position += length
    }
    return count
  }
}
