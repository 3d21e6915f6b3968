/// A JSON value that has one spelling only: keys sorted by their UTF-8 bytes, no blanks, integers only, nothing escaped but what must be.
///
/// Equal values give equal bytes, so that their SHA-256 can be a key. Numbers with fractions are not among them: write them as text.
public enum CanonicalJSON: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case text(String)
  case array([CanonicalJSON])
  case object([String: CanonicalJSON])
}
