import Text

/// A word right before or right after a mark.
struct BesideWord {
  /// The hash of its folded letters.
  var word: UInt64
  /// The same with the side on which it stands.
  var sided: UInt64

  init(_ word: UInt64, isBefore: Bool) {
    self.word = word
    sided = joined(word, isBefore ? 1 : 2)
  }
}

extension ScreeningScratch {
  /// How far from a mark the word beside it may begin, and how long it may be, in bytes.
  static let farthestWord = 8
  static let longestWord = 64

  /// The words right before and right after a mark, with nothing but signs between: a whole word of letters, or one character of a script
  /// without spaces. None where a number, a bar or a semicolon stands there.
  mutating func wordsBeside(_ hit: MarkHit, title: Span<UInt8>) -> [BesideWord] {
    guard hit.start >= 0, hit.start < hit.end, Int(hit.end) <= title.count else { return [] }
    var words: [BesideWord] = []
    if let range = word(before: Int(hit.start), in: title) { words.append(BesideWord(hash(title.extracting(range)), isBefore: true)) }
    if let range = word(after: Int(hit.end), in: title) { words.append(BesideWord(hash(title.extracting(range)), isBefore: false)) }
    return words
  }

  /// Sets ``neighbours`` to the hashes of all that could stand beside a mark in a title: its words, and its characters of scripts without
  /// spaces, each once.
  mutating func collectFrameWords(of title: Span<UInt8>) {
    neighbours.removeAll(keepingCapacity: true)
    var position = 0
    let end = min(title.count, Self.mostBytesOfWords)
    while position < end, neighbours.count < Self.mostWords {
      guard let range = wordOrCharacter(at: position, in: title) else {
        position += codePoint(in: title, at: position).length
        continue
      }
      let hash = hash(title.extracting(range))
      if !neighbours.contains(hash) { neighbours.append(hash) }
      position = range.upperBound
    }
  }

  mutating func hash(_ word: Span<UInt8>) -> UInt64 {
    field.fold(word, table: &table)
    let bytes = field.bytes
    return hashOfBytes(bytes.span)
  }

  private mutating func word(before position: Int, in title: Span<UInt8>) -> Range<Int>? {
    var end = position
    while end > 0, position - end <= Self.farthestWord, isGap(previous(end, in: title), in: title) { end = previous(end, in: title) }
    guard end > 0 else { return nil }
    let last = previous(end, in: title)
    switch kind(at: last, in: title, table: &table) {
    case .unspaced: return last..<end
    case .letter: break
    case .digit, .separator: return nil
    }
    var start = last
    while start > 0, end - start < Self.longestWord {
      let before = previous(start, in: title)
      let kind = kind(at: before, in: title, table: &table)
      if kind == .digit { return nil }
      guard kind == .letter else { break }
      start = before
    }
    return start..<end
  }

  private mutating func word(after position: Int, in title: Span<UInt8>) -> Range<Int>? {
    var start = position
    while start < title.count, start - position <= Self.farthestWord, isGap(start, in: title) {
      start += codePoint(in: title, at: start).length
    }
    return start < title.count ? wordOrCharacter(at: start, in: title) : nil
  }

  /// The word of letters alone, or the character of a script without spaces, that begins at `start`.
  private mutating func wordOrCharacter(at start: Int, in title: Span<UInt8>) -> Range<Int>? {
    switch kind(at: start, in: title, table: &table) {
    case .unspaced: return start..<start + codePoint(in: title, at: start).length
    case .letter: break
    case .digit, .separator: return nil
    }
    var end = start
    while end < title.count, end - start < Self.longestWord {
      let kind = kind(at: end, in: title, table: &table)
      if kind == .digit { return nil }
      guard kind == .letter else { break }
      end += codePoint(in: title, at: end).length
    }
    return start..<end
  }

  mutating func isGap(_ position: Int, in title: Span<UInt8>) -> Bool {
    let byte = title[position]
    return byte != UInt8(ascii: "|") && byte != UInt8(ascii: ";") && kind(at: position, in: title, table: &table) == .separator
  }

  func previous(_ position: Int, in title: Span<UInt8>) -> Int {
    var start = position - 1
    while start > 0, position - start < 4, title[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }
}
