import Marketplace

/// The company or person that holds marks.
public struct RightsHolder: Hashable, Sendable {
  public var id: String
  public var name: String
  public var country: String
  public var isSmallOrMedium: Bool
  public var industry: String
  public var contactEmail: String
  public var allianceMemberSince: CalendarDate?
}

/// A brand with the names under which it is sold.
public struct Brand: Hashable, Sendable {
  public var id: String
  public var rightsHolder: String
  public var name: String
  /// Other names of it, in any script.
  public var aliases: [String]
  /// The categories of goods that it is sold in.
  public var categories: [String]
  /// The lowest price in USD at which true new goods are sold, and the usual one; nil where unknown.
  public var floorPriceUSD: Double?
  public var typicalPriceUSD: Double?
}

/// A mark registered, or applied for, at an office.
public struct Trademark: Hashable, Sendable {
  /// The index of its brand in ``Registry/brands``.
  public var brand: Int
  public var text: String
  public var office: String
  public var registrationNo: String
  public var status: String
  public var filedOn: CalendarDate?
  public var registeredOn: CalendarDate?
  public var expiresOn: CalendarDate?
  public var niceClasses: [Int]
  /// The countries that this row names itself (Madrid), which override those of its office; empty where it names none.
  public var countries: [CountryCode]
}

/// A seller that a rights holder lets sell a brand.
public struct Authorisation: Hashable, Sendable {
  /// The index of its brand in ``Registry/brands``.
  public var brand: Int
  public var sellerName: String
  /// The one account that identifies the seller; nil where the row names none.
  public var account: AccountKey?
  public var country: String
  public var registrationNo: String
  public var validFrom: CalendarDate
  public var validTo: CalendarDate
}

/// A rights holder's enrolment with a partner programme.
public struct Enrolment: Hashable, Sendable {
  public var rightsHolder: String
  public var programme: String
  public var status: String
  public var since: CalendarDate
}

/// A right that a programme already knows, and what it made of it.
public struct ProgrammeRight: Hashable, Sendable {
  public var programme: String
  public var registrationNo: String
  public var status: String
}

/// All that is known of brands and rights on a day. Rows stand in the order of their files, without the rejected ones.
public struct Registry: Sendable {
  public var rightsHolders: [RightsHolder] = []
  public var brands: [Brand] = []
  public var trademarks: [Trademark] = []
  public var authorisations: [Authorisation] = []
  /// GTIN company prefixes with the index of their brand in ``brands``.
  public var gtinPrefixes: [(prefix: String, brand: Int)] = []
  public var enrolments: [Enrolment] = []
  public var programmeRights: [ProgrammeRight] = []
  /// How many USD one unit of a currency is worth.
  public var usdRates: [String: Double] = [:]
  /// The Nice class (1...45) of each category.
  public var niceClasses: [String: Int] = [:]
  /// The countries that a mark of an office covers.
  public var officeCountries: [String: [CountryCode]] = [:]

  /// A registry with nothing in it.
  public init() {}
}
