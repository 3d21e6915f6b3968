import Marketplace

/// The company or person that holds marks.
public struct RightsHolder: Hashable, Sendable {
  /// Its id, which brands and enrolments refer to.
  public var id: String
  /// Its name.
  public var name: String
  /// Its country, as given.
  public var country: String
  /// Whether it is a small or medium-sized enterprise.
  public var isSmallOrMedium: Bool
  /// Its industry, as given.
  public var industry: String
  /// Whom to write to.
  public var contactEmail: String
  /// The day it joined the alliance; nil where it did not.
  public var allianceMemberSince: CalendarDate?

  /// A rights holder; what is left out is unknown.
  public init(
    id: String, name: String, country: String = "", isSmallOrMedium: Bool = false, industry: String = "", contactEmail: String = "",
    allianceMemberSince: CalendarDate? = nil
  ) {
    self.id = id
    self.name = name
    self.country = country
    self.isSmallOrMedium = isSmallOrMedium
    self.industry = industry
    self.contactEmail = contactEmail
    self.allianceMemberSince = allianceMemberSince
  }
}
