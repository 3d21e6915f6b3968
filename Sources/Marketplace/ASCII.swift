/// What the parsers of this room need to know about ASCII. They work on UTF-8, where an ASCII byte never stands inside another character.
enum ASCII {
  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte &- 9 < 5 }

  /// The letter in small; any other byte as it is.
  static func lowered(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }

  /// The range without the blanks (space, tab, line breaks) at both ends.
  @inline(__always)
  static func trimmed(_ bytes: Span<UInt8>) -> Range<Int> {
    var start = 0
    var end = bytes.count
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Whether there is nothing but blanks.
  @inline(__always)
  static func isBlank(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices where !isBlank(bytes[index]) { return false }
    return true
  }

  /// The number of so many digits; nil where another byte stands, or the span ends.
  @inline(__always)
  static func number(_ bytes: Span<UInt8>, at start: Int, digits: Int) -> Int? {
    guard start >= 0, bytes.count - start >= digits else { return nil }
    var value = 0
    for index in start..<start + digits {
      let digit = bytes[index] &- 48
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }
}
