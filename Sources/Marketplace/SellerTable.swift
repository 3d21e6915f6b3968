import Store

/// The table of the distinct tuples of what the rows of one file show of sellers, `sellers.arrow`. Personal data. All columns are text
/// as exported, in the order of ``ListingColumn/seller``; rows stand in the order in which the file first shows them.
public enum SellerTable {
  /// The file's name in an artefact.
  public static let fileName = "sellers.arrow"

  /// A column. The raw value is its name in the file.
  public enum Column: String, CaseIterable, Sendable {
    case account = "seller_account_id"
    case name
    case email
    case phone
    case country
    case city
    case address
    case registrationNo = "registration_no"
  }

  /// The columns in the file's order.
  public static let schema = Schema(Column.allCases.map { Field($0.rawValue, .utf8) })
}
