import Tabular

/// A row of a registry file that is left out.
public struct RegistryReject: Hashable, Sendable {
  /// Why a row is left out.
  public enum Reason: Error, Hashable, Sendable {
    /// The record could not be read.
    case record(RecordFault)
    /// No id, or no other field without which the row says nothing.
    case emptyKey
    /// A row before has the same key.
    case duplicateKey
    case unreadableDate
    case unreadableNumber
    case unreadableClass
    case unreadableCountry
    /// A brand id that no row of brands.csv has.
    case unknownBrand

    /// The word for it in rejects and counts.
    public var code: String {
      switch self {
      case .record(let fault): fault.code
      case .emptyKey: "empty_key"
      case .duplicateKey: "duplicate_key"
      case .unreadableDate: "unreadable_date"
      case .unreadableNumber: "unreadable_number"
      case .unreadableClass: "unreadable_class"
      case .unreadableCountry: "unreadable_country"
      case .unknownBrand: "unknown_brand"
      }
    }
  }

  /// The table.
  public var table: RegistryTable
  /// The file's path.
  public var path: String
  /// The record's number in its file; the header is 1.
  public var row: Int
  /// Where the record begins in the file.
  public var byteOffset: Int
  /// Why it is left out.
  public var reason: Reason
  /// The record's bytes without the line end.
  public var raw: [UInt8]

  /// A row that is left out.
  public init(table: RegistryTable, path: String, row: Int, byteOffset: Int, reason: Reason, raw: [UInt8]) {
    self.table = table
    self.path = path
    self.row = row
    self.byteOffset = byteOffset
    self.reason = reason
    self.raw = raw
  }
}
