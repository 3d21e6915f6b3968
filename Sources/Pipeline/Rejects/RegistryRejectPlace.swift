import Store

/// A rejected row of the registry: where it stands and why it was left out, and nothing of what it says.
public struct RegistryRejectPlace: Equatable, Sendable {
  /// The table's path.
  public var file: String
  /// The record's number; the header is 1.
  public var row: Int
  /// Where it begins in the file.
  public var byteOffset: Int
  /// Why it was rejected.
  public var reason: String

  init(file: String, row: Int, byteOffset: Int, reason: String) {
    (self.file, self.row, self.byteOffset, self.reason) = (file, row, byteOffset, reason)
  }

  /// As in a run's record.
  var json: CanonicalJSON {
    .object(["file": .text(file), "row": .integer(row), "byte_offset": .integer(byteOffset), "reason": .text(reason)])
  }

  /// The value of that JSON; nil where it is none.
  init?(_ json: CanonicalJSON) {
    guard let file = json["file"]?.asText, let row = json["row"]?.asInteger, let byteOffset = json["byte_offset"]?.asInteger,
      let reason = json["reason"]?.asText
    else { return nil }
    self.init(file: file, row: row, byteOffset: byteOffset, reason: reason)
  }
}
