import Text

/// A title that a web page wrote, with its character references read: "H&amp;M", "Acme&#39;s", "Ac&#x6D;e". Each byte leads back to its
/// place.
///
/// Source: HTML Standard, "Named character references" and "Numeric character reference state"; of the names those that exports hold.
struct EntityText {
  private(set) var bytes: [UInt8] = []
  /// For each byte where what it came from begins in the original, and where that ends.
  private var starts: [Int32] = []
  private var ends: [Int32] = []

  private static let named: [(name: [UInt8], value: UInt32)] = [
    ("amp", 0x26), ("lt", 0x3C), ("gt", 0x3E), ("quot", 0x22), ("apos", 0x27), ("nbsp", 0xA0), ("reg", 0xAE), ("trade", 0x2122),
    ("copy", 0xA9), ("rsquo", 0x2019), ("lsquo", 0x2018), ("ndash", 0x2013), ("mdash", 0x2014), ("shy", 0xAD), ("zwnj", 0x200C),
    ("zwj", 0x200D),
  ].map { (Array($0.0.utf8), $0.1) }
  /// The longest reference that is read, from its ampersand to its semicolon.
  private static let longest = 10

  /// Whether a text has anything to read.
  static func isNeeded(for text: Span<UInt8>) -> Bool {
    for index in text.indices where text[index] == UInt8(ascii: "&") && reference(in: text, at: index) != nil { return true }
    return false
  }

  init(_ text: Span<UInt8>) {
    var position = 0
    while position < text.count {
      var length = 1
      if text[position] == UInt8(ascii: "&"), let (scalar, end) = Self.reference(in: text, at: position) {
        length = end - position
        for byte in String(scalar).utf8 { append(byte, position, end) }
      } else {
        append(text[position], position, position + 1)
      }
      position += length
    }
  }

  private mutating func append(_ byte: UInt8, _ start: Int, _ end: Int) {
    bytes.append(byte)
    starts.append(Int32(truncatingIfNeeded: start))
    ends.append(Int32(truncatingIfNeeded: end))
  }

  /// A hit in the bytes, in places of the original.
  func inOriginal(_ hit: MarkHit) -> MarkHit {
    var hit = hit
    (hit.start, hit.end) = place(hit.start, hit.end)
    if let frame = hit.frame {
      let (start, end) = place(frame.start, frame.end)
      hit.frame = DoubtfulFrame(Int(start)..<Int(end), frame.kind)
    }
    return hit
  }

  /// `end` may be where the next byte begins.
  private func place(_ start: Int32, _ end: Int32) -> (Int32, Int32) {
    (starts[Int(start)], end > start ? ends[Int(end) - 1] : starts[Int(start)])
  }

  /// The character that a reference at an ampersand stands for, and where the reference ends.
  private static func reference(in text: Span<UInt8>, at start: Int) -> (Unicode.Scalar, end: Int)? {
    var end = start + 1
    let limit = min(text.count, start + longest)
    while end < limit, text[end] != UInt8(ascii: ";") { end += 1 }
    guard end < limit, end > start + 1 else { return nil }
    let name = (start + 1..<end).map { text[$0] }
    if name[0] != UInt8(ascii: "#") {
      guard let value = named.first(where: { $0.name == name })?.value, let scalar = Unicode.Scalar(value) else { return nil }
      return (scalar, end + 1)
    }
    let isHexadecimal = name.count > 2 && name[1] | 0x20 == UInt8(ascii: "x")
    let digits = String(decoding: name.dropFirst(isHexadecimal ? 2 : 1), as: UTF8.self)
    guard let value = UInt32(digits, radix: isHexadecimal ? 16 : 10), let scalar = Unicode.Scalar(value), value >= 0x20 else { return nil }
    return (scalar, end + 1)
  }
}
