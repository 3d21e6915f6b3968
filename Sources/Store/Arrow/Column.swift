/// The values of one column for some rows.
public enum Column: Hashable, Sendable {
  case uint8([UInt8], Validity? = nil)
  case uint16([UInt16], Validity? = nil)
  case uint32([UInt32], Validity? = nil)
  case uint64([UInt64], Validity? = nil)
  case int32([Int32], Validity? = nil)
  case int64([Int64], Validity? = nil)
  case float64([Double], Validity? = nil)
  /// Seconds since 1970 in UTC.
  case timestamp([Int64], Validity? = nil)
  case utf8(TextColumn)
  case binary(TextColumn)
  /// Numbers into distinct texts. Where a value is missing its number is of no account.
  case dictionary(indices: [UInt32], values: TextColumn, Validity? = nil)

  /// What it holds.
  public var type: ColumnType {
    switch self {
    case .uint8: .uint8
    case .uint16: .uint16
    case .uint32: .uint32
    case .uint64: .uint64
    case .int32: .int32
    case .int64: .int64
    case .float64: .float64
    case .timestamp: .timestamp
    case .utf8: .utf8
    case .binary: .binary
    case .dictionary: .dictionary
    }
  }

  /// The number of values, missing ones counted.
  public var count: Int {
    switch self {
    case .uint8(let values, _): values.count
    case .uint16(let values, _): values.count
    case .uint32(let values, _): values.count
    case .uint64(let values, _): values.count
    case .int32(let values, _): values.count
    case .int64(let values, _), .timestamp(let values, _): values.count
    case .float64(let values, _): values.count
    case .utf8(let texts), .binary(let texts): texts.count
    case .dictionary(let indices, _, _): indices.count
    }
  }

  /// Which values are there; nil if all are.
  public var validity: Validity? {
    switch self {
    case .uint8(_, let validity), .uint16(_, let validity), .uint32(_, let validity), .uint64(_, let validity), .int32(_, let validity),
      .int64(_, let validity), .float64(_, let validity), .timestamp(_, let validity), .dictionary(_, _, let validity):
      validity
    case .utf8(let texts), .binary(let texts): texts.validity
    }
  }
}

/// Some rows of a table: its columns in the schema's order, all of one length.
public struct Chunk: Sendable {
  /// A column for each of the schema's.
  public var columns: [Column]

  /// Rows by columns.
  public init(_ columns: [Column]) { self.columns = columns }

  /// The number of rows: of the first column, with which the others must agree.
  public var rows: Int { columns.first?.count ?? 0 }
}
