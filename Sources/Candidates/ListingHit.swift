import Marketplace
import Screening

/// A listing in which a mark was found, with the columns that decide about it. It holds no text, so that millions fit in memory:
/// names stand in ``ListingTables`` and are referred to by index.
public struct ListingHit: Sendable {
  /// Where the caller finds the listing again: its segment's ordinal in the high, its row in that segment's table in the low half.
  public var listing: UInt64
  /// The mark, with its place in the title.
  public var hit: MarkHit
  /// Index into ``ListingTables/marketplaces``.
  public var marketplace: UInt16
  /// Index into ``ListingTables/categories``.
  public var category: UInt16
  /// Index into ``ListingTables/shippingLists``.
  public var shipsTo: UInt16
  /// Index into ``ListingTables/currencies``.
  public var currency: UInt16
  /// Index into the night's accounts (the order of ``Entities/entityOfAccount``).
  public var account: UInt32
  /// The price in minor units of its currency.
  public var priceMinorUnits: Int64
  /// The GTIN's digits as a number; 0 where there is none.
  public var gtin: UInt64
  /// The number of the GTIN's digits (8, 12, 13 or 14); 0 where there is none or it is not one.
  public var gtinLength: UInt8
  /// Whether the GTIN's check digit is right; false without a GTIN.
  public var gtinCheckDigitIsRight: Bool
  /// The condition that the seller states.
  public var condition: Condition
  /// What the listing's brand field says.
  public var brandField: BrandFieldContent
  /// The 64-bit perceptual hash of the photograph; 0 where there is none.
  public var imageHash: UInt64
  /// The words of the title, by which nearly equal ones of a shop are told.
  public var titleWords: TitleWords
  /// Whether the listing names the brand nowhere and only its photograph is that of copies: such a hit has no place in the title.
  public var isPhotographOnly: Bool
  /// What an analyst decided about the listing, as it is, and the brand; nil where nothing.
  public var decision: CandidateDecision.Verdict?

  /// A listing's hit and the columns beside it.
  public init(
    listing: UInt64, hit: MarkHit, marketplace: UInt16, category: UInt16, shipsTo: UInt16, currency: UInt16, account: UInt32,
    priceMinorUnits: Int64, gtin: UInt64, gtinLength: UInt8, gtinCheckDigitIsRight: Bool, condition: Condition,
    brandField: BrandFieldContent, imageHash: UInt64 = 0, titleWords: TitleWords = TitleWords(),
    isPhotographOnly: Bool = false, decision: CandidateDecision.Verdict? = nil
  ) {
    self.listing = listing
    self.hit = hit
    self.marketplace = marketplace
    self.category = category
    self.shipsTo = shipsTo
    self.currency = currency
    self.account = account
    self.priceMinorUnits = priceMinorUnits
    self.gtin = gtin
    self.gtinLength = gtinLength
    self.gtinCheckDigitIsRight = gtinCheckDigitIsRight
    self.condition = condition
    self.brandField = brandField
    self.imageHash = imageHash
    self.titleWords = titleWords
    self.isPhotographOnly = isPhotographOnly
    self.decision = decision
  }
}

/// What a listing's brand field says, seen from one hit.
public enum BrandFieldContent: UInt8, Sendable {
  case empty = 0
  /// The brand of the hit.
  case sameBrand = 1
  /// Another brand of the registry.
  case otherBrand = 2
  /// A word that is no brand of the registry.
  case otherWord = 3
}

/// The names that ``ListingHit`` refers to by index.
public struct ListingTables: Sendable {
  /// The marketplaces with their home countries.
  public var marketplaces: [(name: String, home: CountryCode)]
  /// The categories as exported.
  public var categories: [String]
  /// The distinct lists of countries that listings ship to, each in its own order.
  public var shippingLists: [[CountryCode]]
  /// ISO 4217 codes with their number of minor digits.
  public var currencies: [(code: String, minorDigits: Int)]

  /// The names of a night.
  public init(
    marketplaces: [(name: String, home: CountryCode)], categories: [String], shippingLists: [[CountryCode]],
    currencies: [(code: String, minorDigits: Int)]
  ) {
    self.marketplaces = marketplaces
    self.categories = categories
    self.shippingLists = shippingLists
    self.currencies = currencies
  }
}

/// Who is behind the night's accounts, as linkage found.
public struct Entities: Sendable {
  /// The night's accounts.
  public var accounts: [SellerAccount]
  /// For each of them the index of its entity in ``ids``.
  public var entityOfAccount: [UInt32]
  /// For each of them the probability that it belongs there.
  public var confidence: [Double]
  /// The stable entity ids.
  public var ids: [String]
  /// The day each entity was first seen.
  public var firstSeen: [CalendarDate]

  /// The night's accounts and their entities.
  public init(accounts: [SellerAccount], entityOfAccount: [UInt32], confidence: [Double], ids: [String], firstSeen: [CalendarDate]) {
    self.accounts = accounts
    self.entityOfAccount = entityOfAccount
    self.confidence = confidence
    self.ids = ids
    self.firstSeen = firstSeen
  }
}
