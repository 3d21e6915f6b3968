import Marketplace

/// The columns of a listing of which a change counts as one (rule R19).
public struct ListingState: Hashable, Sendable {
  /// As exported.
  public var title: String
  /// In minor units of the currency.
  public var priceMinorUnits: Int64
  /// ISO 4217 code.
  public var currency: String
  /// As the seller states it.
  public var condition: Condition
  /// As exported.
  public var category: String
  /// What the brand field says.
  public var brandField: String
  /// The 64-bit perceptual hash; 0 where there is none.
  public var imageHash: UInt64
  /// The countries it ships to, in whichever order.
  public var shipsTo: [CountryCode]
  /// The account that sells.
  public var seller: String

  /// A listing's state.
  public init(
    title: String, priceMinorUnits: Int64, currency: String, condition: Condition, category: String, brandField: String,
    imageHash: UInt64, shipsTo: [CountryCode], seller: String
  ) {
    self.title = title
    self.priceMinorUnits = priceMinorUnits
    self.currency = currency
    self.condition = condition
    self.category = category
    self.brandField = brandField
    self.imageHash = imageHash
    self.shipsTo = shipsTo
    self.seller = seller
  }

  /// The state of a hit's listing; what the hit does not hold is given.
  public init(_ hit: ListingHit, tables: ListingTables, title: String, brandField: String, seller: String) {
    self.init(
      title: title, priceMinorUnits: hit.priceMinorUnits, currency: tables.currencies[Int(hit.currency)].code, condition: hit.condition,
      category: tables.categories[Int(hit.category)], brandField: brandField, imageHash: hit.imageHash,
      shipsTo: tables.shippingLists[Int(hit.shipsTo)], seller: seller)
  }

  /// The first 128 bits of the SHA-256 of all columns, in hexadecimal digits. `sha256` gives the 32 bytes of the digest.
  public func hash(sha256: ([UInt8]) -> [UInt8]) -> String {
    let countries = shipsTo.map(\.description).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let fields = [
      title, String(priceMinorUnits), currency, String(condition.rawValue), category, brandField, String(imageHash),
      countries.joined(separator: "|"), seller,
    ]
    var bytes: [UInt8] = []
    for field in fields {
      // Each with its length, so that no text can pass for two.
      bytes += Array("\(field.utf8.count):".utf8) + Array(field.utf8)
    }
    return sha256(bytes).prefix(16).map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
  }
}
