extension CanonicalJSON {
  /// A member's name, told apart by its bytes: String's own equality would join names that Unicode calls equivalent, such as two files'.
  public struct Key: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The name.
    public let text: String

    /// The key of a name.
    public init(_ text: String) { self.text = text }

    /// The key of a literal.
    public init(stringLiteral text: String) { self.text = text }

    /// The name.
    public var description: String { text }

    /// Equal by bytes.
    public static func == (left: Key, right: Key) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    /// Order by bytes.
    public static func < (left: Key, right: Key) -> Bool { left.text.utf8.lexicographicallyPrecedes(right.text.utf8) }

    /// Hashes the bytes that equality compares.
    public func hash(into hasher: inout Hasher) {
      for byte in text.utf8 { hasher.combine(byte) }
      hasher.combine(0xFF as UInt8)
    }
  }

  /// An object of members whose names are known to differ whatever the form of their letters.
  public static func object(named members: [String: CanonicalJSON]) -> CanonicalJSON {
    .object(Dictionary(uniqueKeysWithValues: members.map { (Key($0.key), $0.value) }))
  }
}
