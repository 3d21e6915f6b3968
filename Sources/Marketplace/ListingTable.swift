import Store

/// The table of the listings of one file, `listings.arrow`: its columns and what is in them. Later stages take the names from here.
public enum ListingTable {
  /// The file's name in an artefact.
  public static let fileName = "listings.arrow"

  /// A column. The raw value is its name in the file.
  public enum Column: String, CaseIterable, Sendable {
    /// Text, never blank.
    case listingID = "listing_id"
    /// Text as exported.
    case title
    /// What the brand field says, without blanks around it; empty where it says nothing.
    case brand
    /// The category as exported, without blanks around it.
    case category
    /// Minor units of the currency.
    case price = "price_minor"
    /// In capitals; of ISO 4217 unless flagged.
    case currency
    /// A raw value of ``Condition``.
    case condition
    /// The digits as a number; 0 where there is none.
    case gtin
    /// The number of the digits: 8, 12, 13 or 14; 0 where there is none. The check digit is right unless the row is flagged.
    case gtinLength = "gtin_length"
    /// The bits of an ``ImageHash``; null where there is none.
    case imageHash = "image_hash"
    /// Text as exported.
    case url
    /// Country codes joined by |, in the order of the export.
    case shipsTo = "ships_to"
    /// The row of the seller's tuple in ``SellerTable``.
    case seller
    /// Null where the source has no such column.
    case updatedAt = "updated_at"
    /// The record's number in its file; the header is 1.
    case row
    /// Where the record begins in the unpacked file.
    case byteOffset = "byte_offset"
    /// The high half of XXH3-128 of the record's encoded bytes without the line end: equal for byte-equal records.
    case recordHashHigh = "record_hash_high"
    /// Its low half.
    case recordHashLow = "record_hash_low"
    /// ``ListingFlags``.
    case flags

    /// What it holds.
    public var type: ColumnType {
      switch self {
      case .listingID, .title, .url: .utf8
      case .brand, .category, .currency, .shipsTo: .dictionary
      case .price: .int64
      case .condition, .gtinLength: .uint8
      case .gtin, .imageHash, .byteOffset, .recordHashHigh, .recordHashLow: .uint64
      case .seller, .row: .uint32
      case .updatedAt: .timestamp
      case .flags: .uint16
      }
    }
  }

  /// The columns in the file's order.
  public static let schema = Schema(
    Column.allCases.map { Field($0.rawValue, $0.type, nullable: $0 == .imageHash || $0 == .updatedAt) })
}
