import Candidates
import Text

/// All that a night's packages are made from. The order of the arrays has no influence on any byte of a package.
public struct HandoffInputs: Sendable {
  /// The night, as `2026-11-22`.
  public var date: String
  /// Takedown candidates of any tier; only those of the tier `file` are used.
  public var candidates: [CandidateRow]
  /// Registration candidates of all programmes; a profile takes those of its own.
  public var registrations: [RegistrationRow]
  /// Sellers to be banned.
  public var bans: [BanRow]
  /// Brands by their ids.
  public var brands: [ExactText: PackagedBrand]
  /// The names of rights holders by their ids.
  public var holders: [ExactText: String]
  /// The enrolments that are in force on the date.
  public var enrolments: Set<EnrolmentInForce>
  /// Sellers' names by `marketplace:account`. Personal data: read only for profiles that say so.
  public var sellerNames: [ExactText: String]

  /// The inputs of a night.
  public init(
    date: String, candidates: [CandidateRow] = [], registrations: [RegistrationRow] = [], bans: [BanRow] = [],
    brands: [ExactText: PackagedBrand] = [:], holders: [ExactText: String] = [:], enrolments: Set<EnrolmentInForce> = [],
    sellerNames: [ExactText: String] = [:]
  ) {
    self.date = date
    self.candidates = candidates
    self.registrations = registrations
    self.bans = bans
    self.brands = brands
    self.holders = holders
    self.enrolments = enrolments
    self.sellerNames = sellerNames
  }
}

/// What a package says of a brand.
public struct PackagedBrand: Hashable, Sendable {
  /// The brand as registered.
  public var name: String
  /// The id of its rights holder.
  public var holderID: String

  /// A brand's name and holder.
  public init(name: String, holderID: String) {
    self.name = name
    self.holderID = holderID
  }
}

/// A rights holder's agreement, in force on the night, that we file with a programme in its name.
public struct EnrolmentInForce: Hashable, Sendable {
  /// The rights holder.
  public var holderID: ExactText
  /// The programme, as profiles name it.
  public var programme: ExactText

  /// An enrolment in force.
  public init(holderID: String, programme: String) {
    self.holderID = ExactText(holderID)
    self.programme = ExactText(programme)
  }
}
