import Marketplace

/// A seller that a rights holder lets sell a brand.
public struct Authorisation: Hashable, Sendable {
  /// The index of its brand in ``Registry/brands``.
  public var brand: Int
  /// The seller's name; empty where an account identifies it.
  public var sellerName: String
  /// The one account that identifies the seller; nil where the row names none.
  public var account: AccountKey?
  /// The seller's country, as given.
  public var country: String
  /// The seller's registration or tax number, as given.
  public var registrationNo: String
  /// The first day.
  public var validFrom: CalendarDate
  /// The last day.
  public var validTo: CalendarDate

  /// An authorisation; what is left out is unknown.
  public init(
    brand: Int, sellerName: String = "", account: AccountKey? = nil, country: String = "", registrationNo: String = "",
    validFrom: CalendarDate, validTo: CalendarDate
  ) {
    self.brand = brand
    self.sellerName = sellerName
    self.account = account
    self.country = country
    self.registrationNo = registrationNo
    self.validFrom = validFrom
    self.validTo = validTo
  }
}
