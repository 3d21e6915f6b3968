import Marketplace
import Text

/// What is looked up in a registry, found without a search. It holds indices into the arrays of the ``Registry`` it was made of.
public struct RegistryIndex: Sendable {
  private var brandsByID: [ExactText: Int] = [:]
  private var marksByBrand: [[Int]]
  private var authorisationsByBrand: [[Int]]
  private var countriesOfMarks: [[CountryCode]] = []
  private var enrolments: [ExactText: [Enrolment]] = [:]
  private var rightStatuses: [RightKey: String] = [:]
  private let prefixes: GtinPrefixes
  /// All programmes that enrolments or rights on file name, sorted bytewise.
  public let programmes: [String]

  private struct RightKey: Hashable {
    var programme: ExactText
    var registrationNo: ExactText
  }

  /// The index of a registry.
  public init(_ registry: Registry) {
    marksByBrand = Array(repeating: [], count: registry.brands.count)
    authorisationsByBrand = marksByBrand
    for (place, brand) in registry.brands.enumerated() { brandsByID[ExactText(brand.id)] = place }
    for (place, mark) in registry.trademarks.enumerated() {
      marksByBrand[mark.brand].append(place)
      countriesOfMarks.append(mark.countries(of: registry.officeCountries))
    }
    for (place, authorisation) in registry.authorisations.enumerated() { authorisationsByBrand[authorisation.brand].append(place) }
    for enrolment in registry.enrolments { enrolments[ExactText(enrolment.rightsHolder), default: []].append(enrolment) }
    for right in registry.programmeRights {
      rightStatuses[RightKey(programme: ExactText(right.programme), registrationNo: ExactText(right.registrationNo))] = right.status
    }
    prefixes = GtinPrefixes(registry.gtinPrefixes)
    programmes = Set((registry.enrolments.map(\.programme) + registry.programmeRights.map(\.programme)).map { ExactText($0) })
      .sorted().map(\.text)
  }

  /// The index of the brand of an id.
  public func brand(id: String) -> Int? { brandsByID[ExactText(id)] }

  /// The marks of a brand, in the order of the file.
  public func marks(ofBrand brand: Int) -> [Int] { marksByBrand[brand] }

  /// The authorisations for a brand, in the order of the file, valid or not.
  public func authorisations(forBrand brand: Int) -> [Int] { authorisationsByBrand[brand] }

  /// The countries in which a mark gives rights while it is in force.
  public func countries(ofMark mark: Int) -> [CountryCode] { countriesOfMarks[mark] }

  /// Whether a holder is enrolled with a programme on a day: its latest row that has begun says `enrolled`; of two that began on one
  /// day the later in the file counts.
  public func isEnrolled(_ rightsHolder: String, with programme: String, on day: CalendarDate) -> Bool {
    var latest: Enrolment?
    for enrolment in enrolments[ExactText(rightsHolder)] ?? []
    where enrolment.programme.hasSameBytes(as: programme) && enrolment.since <= day {
      if latest.map({ $0.since <= enrolment.since }) ?? true { latest = enrolment }
    }
    return latest?.status == Enrolment.enrolled
  }

  /// The programmes with which a holder is enrolled on a day, sorted bytewise.
  public func programmes(of rightsHolder: String, on day: CalendarDate) -> [String] {
    programmes.filter { isEnrolled(rightsHolder, with: $0, on: day) }
  }

  /// What a programme made of a right; nil where it does not know it.
  public func status(ofRight registrationNo: String, with programme: String) -> String? {
    rightStatuses[RightKey(programme: ExactText(programme), registrationNo: ExactText(registrationNo))]
  }

  /// Whether a programme has a right on file as registered.
  public func isOnFile(_ registrationNo: String, with programme: String) -> Bool {
    status(ofRight: registrationNo, with: programme) == ProgrammeRight.registered
  }

  /// The brands that own the longest prefix with which a GTIN begins; none where no prefix fits, or for one of 8 digits.
  public func brands(of gtin: Gtin) -> [Int] { prefixes.brands(of: gtin) }
}

extension Enrolment {
  /// The status of an enrolment in force.
  public static let enrolled = "enrolled"
}

extension ProgrammeRight {
  /// The status of a right that a programme acts on.
  public static let registered = "registered"
}
