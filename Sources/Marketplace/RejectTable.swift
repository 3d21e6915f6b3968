import Store

/// The table of the rejected rows of one file, `rejects.arrow`. Personal data, for raw records hold them.
public enum RejectTable {
  /// The file's name in an artefact.
  public static let fileName = "rejects.arrow"

  /// A column. The raw value is its name in the file.
  public enum Column: String, CaseIterable, Sendable {
    /// The record's number in its file; the header is 1.
    case row
    /// Where the record begins in the unpacked file.
    case byteOffset = "byte_offset"
    /// A code of ``RejectReason``.
    case reason
    /// The listing id where the record's fields could be read; else empty.
    case listingID = "listing_id"
    /// The record's encoded bytes without the line end.
    case raw

    /// What it holds.
    public var type: ColumnType {
      switch self {
      case .row: .uint32
      case .byteOffset: .uint64
      case .reason: .dictionary
      case .listingID: .utf8
      case .raw: .binary
      }
    }
  }

  /// The columns in the file's order.
  public static let schema = Schema(Column.allCases.map { Field($0.rawValue, $0.type) })
}
