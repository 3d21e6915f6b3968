import Tabular

/// Why a row of an export is rejected (R11): nothing else is.
public enum RejectReason: Hashable, Sendable {
  /// The record could not be read.
  case record(RecordFault)
  case emptyListingID
  case emptySellerID
  case unreadablePrice
  case unreadableUpdatedAt

  /// All reasons, in the order in which counts are told. Where several hold for a row, the first of the values' reasons is told.
  public static let all: [RejectReason] =
    RecordFault.allCases.map { .record($0) } + [.emptyListingID, .emptySellerID, .unreadablePrice, .unreadableUpdatedAt]

  /// The word for it in rejects and counts.
  public var code: String {
    switch self {
    case .record(let fault): fault.code
    case .emptyListingID: "empty_listing_id"
    case .emptySellerID: "empty_seller_id"
    case .unreadablePrice: "unreadable_price"
    case .unreadableUpdatedAt: "unreadable_updated_at"
    }
  }
}
