import Text

/// A 64-bit hash of bytes, the same on every machine: eight bytes at a time, each eight spread over all bits.
func hashOfBytes(_ bytes: Span<UInt8>) -> UInt64 {
  var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
  var word: UInt64 = 0
  for index in bytes.indices {
    word = word << 8 | UInt64(bytes[index])
    if index & 7 == 7 {
      hash = mixed(hash ^ word)
      word = 0
    }
  }
  return mixed(hash ^ word)
}

/// Spreads a hash over all its bits.
func mixed(_ hash: UInt64) -> UInt64 {
  var hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
  hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
  return hash ^ (hash >> 31)
}

/// The hash of two hashes in this order.
func joined(_ first: UInt64, _ second: UInt64) -> UInt64 { mixed(first &* 0x9E37_79B9_7F4A_7C15 &+ second) }

/// A word of a title: the hash of its folded letters, and where it stands in the original.
struct TitleWord: Sendable {
  var hash: UInt64
  var place: Range<Int>
}

extension ScreeningScratch {
  /// The most words of a title that are looked at, and how many of its bytes.
  static let mostWords = 128
  static let mostBytesOfWords = 2048

  /// Sets ``words`` to the title's first words: of scripts with spaces every word of letters alone and more than one of them, of the others
  /// every two characters that stand together. Leaves what it folded in ``title``.
  mutating func collectWords(of original: Span<UInt8>) {
    words.removeAll(keepingCapacity: true)
    title.fold(original.extracting(0..<min(original.count, Self.mostBytesOfWords)), table: &table)
    let bytes = title.bytes
    let text = bytes.span
    var position = 0
    var word: (start: Int, hasDigit: Bool)?
    var unspaced: Int?
    while position <= text.count, words.count < Self.mostWords {
      let isEnd = position == text.count
      let length = isEnd ? 1 : codePoint(in: text, at: position).length
      let kind = isEnd ? .separator : kind(at: position, in: text, table: &table)
      if kind == .letter || kind == .digit {
        word = (word?.start ?? position, (word?.hasDigit ?? false) || kind == .digit)
      } else if let ended = word {
        if !ended.hasDigit, position - ended.start > 1 { append(ended.start..<position, of: text) }
        word = nil
      }
      if kind == .unspaced {
        if let previous = unspaced { append(previous..<position + length, of: text) }
        unspaced = position
      } else {
        unspaced = nil
      }
      position += length
    }
  }

  private mutating func append(_ range: Range<Int>, of text: Span<UInt8>) {
    words.append(TitleWord(hash: hashOfBytes(text.extracting(range)), place: title.original(range)))
  }

  /// A hash of the ``words``, whatever their order: titles that differ in numbers, signs and single letters alone have the same.
  var hashOfWords: UInt64 { words.reduce(0) { $0 &+ mixed($1.hash) } }

  /// Sets ``neighbours`` to the hashes of the ``words`` outside the mark, each once.
  mutating func collectNeighbours(of hit: MarkHit) {
    neighbours.removeAll(keepingCapacity: true)
    for word in words where !word.place.overlaps(hit.place) && !neighbours.contains(word.hash) { neighbours.append(word.hash) }
  }

  /// Those of the ``words`` that stand between the frame of a hit and its mark.
  func wordsBehindFrame(of hit: MarkHit) -> [TitleWord] {
    guard hit.isBehindNoun, let frame = hit.frame else { return [] }
    return words.filter { $0.place.lowerBound >= Int(frame.end) && $0.place.upperBound <= Int(hit.start) }
  }

  /// Those of the ``words`` that stand neither in the frame of a hit nor between it and its mark, nor in the mark.
  func wordsBesideFrame(of hit: MarkHit) -> [TitleWord] {
    guard hit.isBehindNoun, let frame = hit.frame else { return [] }
    return words.filter { $0.place.upperBound <= Int(frame.start) || $0.place.lowerBound >= Int(hit.end) }
  }

  /// The hash of a hit's own letters, folded.
  mutating func spelling(of hit: MarkHit, title original: Span<UInt8>) -> UInt64 {
    guard hit.start >= 0, hit.start < hit.end, Int(hit.end) <= original.count else { return 0 }
    field.fold(original.extracting(hit.place), table: &table)
    let bytes = field.bytes
    return hashOfBytes(bytes.span)
  }
}
