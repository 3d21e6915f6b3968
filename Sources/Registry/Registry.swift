import Marketplace
import Text

/// All that is known of brands and rights on a day. Rows stand in the order of their files, without the rejected ones.
public struct Registry: Sendable {
  /// Who holds the brands.
  public var rightsHolders: [RightsHolder] = []
  /// All brands; other tables refer to them by index.
  public var brands: [Brand] = []
  /// All marks, in force or not.
  public var trademarks: [Trademark] = []
  /// Who may sell which brand.
  public var authorisations: [Authorisation] = []
  /// GTIN company prefixes with the index of their brand in ``brands``.
  public var gtinPrefixes: [(prefix: String, brand: Int)] = []
  /// With which programmes holders are enrolled.
  public var enrolments: [Enrolment] = []
  /// Which rights programmes know already.
  public var programmeRights: [ProgrammeRight] = []
  /// How many USD one unit of a currency is worth.
  public var usdRates: [ExactText: Double] = [:]
  /// The Nice class (1...45) of each category.
  public var niceClasses: [ExactText: Int] = [:]
  /// The countries that a mark of an office covers.
  public var officeCountries: [ExactText: [CountryCode]] = [:]

  /// A registry with nothing in it.
  public init() {}
}
