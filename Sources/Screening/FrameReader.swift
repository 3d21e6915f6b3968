import Text

/// Reads what frames a mark: "compatible with all new Acme models" says what goods fit, "bag by Acme" whose they are.
struct FrameReader: ~Escapable {
  private let title: Span<UInt8>
  private let cues: [CueHit]
  private let marks: [Range<Int>]

  /// A reader of one title, with the phrases of the lexicon and the marks found in it.
  @_lifetime(copy title)
  init(title: Span<UInt8>, cues: [CueHit], marks: [Range<Int>]) {
    self.title = title
    self.cues = cues
    self.marks = marks
  }

  /// Whether the mark at `place` says what the goods fit: a frame stands before or after it, with nothing between but fillers, other marks
  /// and model numbers; before a frame that follows also one word, or four characters of a script without spaces.
  func fits(_ place: Range<Int>, table: inout FoldTable) -> Bool {
    var position = place.lowerBound
    while true {
      position = skippingBack(from: position, table: &table)
      if cues.contains(where: { $0.cue == .fitsBefore && $0.range.upperBound == position }) { return true }
      guard let next = stepBack(from: position, table: &table) else { break }
      position = next
    }
    position = place.upperBound
    var allowance = 4
    while true {
      position = skipping(from: position, table: &table)
      if cues.contains(where: { $0.cue == .fitsAfter && $0.range.lowerBound == position }) { return true }
      guard let next = step(from: position, allowance: &allowance, table: &table) else { return false }
      position = next
    }
  }

  /// Whether a word such as "by" stands right before the mark.
  func isIntroduced(_ place: Range<Int>, table: inout FoldTable) -> Bool {
    let position = skippingBack(from: place.lowerBound, table: &table)
    return cues.contains { $0.cue == .introducing && $0.range.upperBound == position }
  }

  private func covering(_ test: (Range<Int>) -> Bool) -> Range<Int>? {
    marks.first(where: test) ?? cues.first { $0.cue == .filler && test($0.range) }?.range
  }

  private func stepBack(from position: Int, table: inout FoldTable) -> Int? {
    if let range = covering({ $0.upperBound == position }) { return range.lowerBound }
    let start = wordStart(before: position, table: &table)
    return start < position && hasDigit(start..<position) ? start : nil
  }

  private func step(from position: Int, allowance: inout Int, table: inout FoldTable) -> Int? {
    guard position < title.count else { return nil }
    if let range = covering({ $0.lowerBound == position }) { return range.upperBound }
    let (value, length) = codePoint(in: title, at: position)
    if table.character(value).kind == .unspaced {
      allowance -= 1
      return allowance >= 0 ? position + length : nil
    }
    let end = wordEnd(after: position, table: &table)
    guard end > position else { return nil }
    if hasDigit(position..<end) { return end }
    allowance -= 4
    return allowance >= 0 ? end : nil
  }

  private func hasDigit(_ range: Range<Int>) -> Bool {
    for index in range where kindOfASCII(title[index]) == .digit { return true }
    return false
  }

  private func start(ofCharacterBefore position: Int) -> Int {
    var start = position - 1
    while start > 0, position - start < 4, title[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  private func isWord(_ position: Int, table: inout FoldTable) -> Bool {
    let kind = kind(at: position, in: title, table: &table)
    return kind == .letter || kind == .digit
  }

  private func wordStart(before position: Int, table: inout FoldTable) -> Int {
    var position = position
    while position > 0 {
      let start = start(ofCharacterBefore: position)
      guard isWord(start, table: &table) else { break }
      position = start
    }
    return position
  }

  private func wordEnd(after position: Int, table: inout FoldTable) -> Int {
    var position = position
    while position < title.count, isWord(position, table: &table) { position += codePoint(in: title, at: position).length }
    return position
  }

  /// Moves over separators, except those that end a sentence's part.
  private func skippingBack(from position: Int, table: inout FoldTable) -> Int {
    var position = position
    while position > 0 {
      let start = start(ofCharacterBefore: position)
      guard isGap(start, table: &table) else { break }
      position = start
    }
    return position
  }

  private func skipping(from position: Int, table: inout FoldTable) -> Int {
    var position = position
    while position < title.count, isGap(position, table: &table) { position += codePoint(in: title, at: position).length }
    return position
  }

  private func isGap(_ position: Int, table: inout FoldTable) -> Bool {
    let byte = title[position]
    if byte == UInt8(ascii: "|") || byte == UInt8(ascii: ";") { return false }
    return kind(at: position, in: title, table: &table) == .separator
  }
}
