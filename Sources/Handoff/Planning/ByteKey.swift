/// Texts as one key that is equal and ordered by their UTF-8 bytes. Swift's own `==` and `<` of strings go by canonical equivalence
/// instead, which would join what differs.
struct ByteKey: Hashable, Comparable {
  private var bytes: [UInt8] = []

  /// A key of no texts.
  init() {}

  /// A key of some texts.
  init(_ texts: [String]) {
    for text in texts { append(text) }
  }

  /// Adds a text. It ends in a 0, so that a text stands before those that it begins.
  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(0)
  }

  static func < (left: ByteKey, right: ByteKey) -> Bool {
    let shorter = min(left.bytes.count, right.bytes.count)
    for index in 0..<shorter where left.bytes[index] != right.bytes[index] { return left.bytes[index] < right.bytes[index] }
    return left.bytes.count < right.bytes.count
  }
}

/// Whether the left text stands before the right one by their UTF-8 bytes.
func precedesByBytes(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }
