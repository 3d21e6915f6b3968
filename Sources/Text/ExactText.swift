/// A text that is told from others by its bytes, and ordered by them: what ids, names of programmes and other keys of data are looked up by.
///
/// `String` calls texts equal that Unicode calls equivalent, such as an accented letter in one or in two code points. Two ids that a file
/// spells so are two ids.
public struct ExactText: Hashable, Comparable, Sendable {
  /// The text.
  public let text: String

  /// The key of a text.
  public init(_ text: String) { self.text = text }

  /// Equal by bytes.
  public static func == (left: ExactText, right: ExactText) -> Bool { left.text.hasSameBytes(as: right.text) }

  /// Order by bytes.
  public static func < (left: ExactText, right: ExactText) -> Bool { left.text.utf8.lexicographicallyPrecedes(right.text.utf8) }

  /// Hashes the bytes that equality compares.
  public func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
  }
}

extension ExactText: ExpressibleByStringLiteral, CustomStringConvertible {
  /// The key of a literal.
  public init(stringLiteral text: String) { self.init(text) }

  /// The text.
  public var description: String { text }
}

extension String {
  /// Whether both are the same bytes of UTF-8; `==` also calls texts equal that Unicode calls equivalent.
  public func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
