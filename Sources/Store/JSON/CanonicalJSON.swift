/// A JSON value that has one spelling only: keys sorted by their UTF-8 bytes, no blanks, integers only, nothing escaped but what must be.
///
/// Equal values give equal bytes, so that their SHA-256 can be a key. Numbers with fractions are not among them: write them as text.
public enum CanonicalJSON: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case text(String)
  case array([CanonicalJSON])
  case object([Key: CanonicalJSON])
}

extension CanonicalJSON {
  /// Whether both have the same spelling: by bytes, where String's own equality takes texts for equal that Unicode calls equivalent.
  public static func == (left: CanonicalJSON, right: CanonicalJSON) -> Bool {
    switch (left, right) {
    case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
    case (.integer(let left), .integer(let right)): left == right
    case (.boolean(let left), .boolean(let right)): left == right
    case (.null, .null): true
    case (.array(let left), .array(let right)): left == right
    case (.object, .object): left.encoded == right.encoded
    default: false
    }
  }

  /// Hashes the spelling.
  public func hash(into hasher: inout Hasher) { hasher.combine(encoded) }
}
