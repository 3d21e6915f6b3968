/// What a column of a table holds.
public enum ColumnType: String, Sendable, CaseIterable {
  case uint8, uint16, uint32, uint64, int32, int64, float64
  /// Texts, each up to 2 GiB.
  case utf8
  /// Byte strings, each up to 2 GiB.
  case binary
  /// Texts that repeat: 32-bit numbers into a list of the distinct ones.
  case dictionary
  /// Seconds since 1970 in UTC.
  case timestamp

  /// The bytes of one value in the values buffer; nil where values have lengths of their own.
  var width: Int? {
    switch self {
    case .uint8: 1
    case .uint16: 2
    case .uint32, .int32, .dictionary: 4
    case .uint64, .int64, .float64, .timestamp: 8
    case .utf8, .binary: nil
    }
  }
}
