import Marketplace

/// What is done with a candidate.
public enum Tier: UInt8, Sendable, CaseIterable {
  /// Sure enough for a programme.
  case file = 0
  /// For an analyst to judge.
  case review = 1
  /// Kept in view.
  case watch = 2

  /// The tier's name in published files.
  public var name: String { ["file", "review", "watch"][Int(rawValue)] }
}

/// A row of takedown-candidates and of watch-list.
public struct CandidateRow: Hashable, Sendable {
  /// The stable id (see ``candidateID(marketplace:listing:brand:sha256:)``).
  public var candidateID: String
  /// The marketplace, as the pipeline file names it.
  public var marketplace: String
  /// The listing, as the marketplace exports it.
  public var listingID: String
  /// The brand's id in the registry.
  public var brandID: String
  /// The probability of infringement in millionths.
  public var scoreMillionths: Int
  /// What is done with the candidate.
  public var tier: Tier
  /// Reason codes, heaviest first.
  public var reasons: [String]
  /// The office and number of the right; both empty where there is none to name.
  public var office: String
  /// The number of the right.
  public var registrationNo: String
  /// The seller entity's stable id.
  public var clusterID: String
  /// The account that sells, as the marketplace exports it.
  public var sellerAccountID: String
  /// Where the listing stands.
  public var url: String
  /// The title as exported.
  public var title: String
  /// The price in decimals with a point.
  public var price: String
  /// ISO 4217 code.
  public var currency: String
  /// What became of it since the previous night.
  public var state: DayState
  /// The ``ListingState/hash(sha256:)`` of its listing. Not published.
  public var stateHash: String

  /// The reason that comes before all evidence where an analyst confirmed the candidate.
  public static let confirmed = "confirmed"

  /// A row with all its columns.
  public init(
    candidateID: String, marketplace: String, listingID: String, brandID: String, scoreMillionths: Int, tier: Tier, reasons: [String],
    office: String, registrationNo: String, clusterID: String, sellerAccountID: String, url: String, title: String, price: String,
    currency: String, state: DayState = .new, stateHash: String = ""
  ) {
    self.candidateID = candidateID
    self.marketplace = marketplace
    self.listingID = listingID
    self.brandID = brandID
    self.scoreMillionths = scoreMillionths
    self.tier = tier
    self.reasons = reasons
    self.office = office
    self.registrationNo = registrationNo
    self.clusterID = clusterID
    self.sellerAccountID = sellerAccountID
    self.url = url
    self.title = title
    self.price = price
    self.currency = currency
    self.state = state
    self.stateHash = stateHash
  }
}

/// A row of expedited-registration-candidates.
public struct RegistrationRow: Hashable, Sendable {
  /// The partner programme.
  public var programme: String
  /// The brand's id in the registry.
  public var brandID: String
  /// The number of the right.
  public var registrationNo: String
  /// The office of the right.
  public var office: String
  /// The Nice classes of the right.
  public var niceClasses: [Int]
  /// Distinct entities that copy the brand.
  public var infringingEntities: Int
  /// Listings counted, each once.
  public var infringingListings: Int
  /// Rank by infringing listings within the programme, from 1.
  public var priority: Int

  /// A row with all its columns.
  public init(
    programme: String, brandID: String, registrationNo: String, office: String, niceClasses: [Int], infringingEntities: Int,
    infringingListings: Int, priority: Int
  ) {
    self.programme = programme
    self.brandID = brandID
    self.registrationNo = registrationNo
    self.office = office
    self.niceClasses = niceClasses
    self.infringingEntities = infringingEntities
    self.infringingListings = infringingListings
    self.priority = priority
  }
}

/// A row of seller-ban-candidates.
public struct BanRow: Hashable, Sendable {
  /// The seller entity's stable id.
  public var clusterID: String
  /// The entity's accounts of the night, each as `marketplace:account`.
  public var accounts: [String]
  /// Listings counted, each once.
  public var infringingListings: Int
  /// The ids of the brands infringed.
  public var brands: [String]
  /// The day the entity was first seen.
  public var firstSeen: CalendarDate
  /// Why, as codes.
  public var reasons: [String]

  /// A row with all its columns.
  public init(clusterID: String, accounts: [String], infringingListings: Int, brands: [String], firstSeen: CalendarDate, reasons: [String])
  {
    self.clusterID = clusterID
    self.accounts = accounts
    self.infringingListings = infringingListings
    self.brands = brands
    self.firstSeen = firstSeen
    self.reasons = reasons
  }
}
