import Marketplace

/// A rights holder's enrolment with a partner programme.
public struct Enrolment: Hashable, Sendable {
  /// The holder's id.
  public var rightsHolder: String
  /// The programme.
  public var programme: String
  /// `enrolled` or another word, in small letters.
  public var status: String
  /// The first day of this status.
  public var since: CalendarDate

  /// An enrolment.
  public init(rightsHolder: String, programme: String, status: String, since: CalendarDate) {
    self.rightsHolder = rightsHolder
    self.programme = programme
    self.status = status
    self.since = since
  }
}

/// A right that a programme already knows, and what it made of it.
public struct ProgrammeRight: Hashable, Sendable {
  /// The programme.
  public var programme: String
  /// The right's number.
  public var registrationNo: String
  /// `registered` or another word, in small letters.
  public var status: String

  /// A right on file.
  public init(programme: String, registrationNo: String, status: String) {
    self.programme = programme
    self.registrationNo = registrationNo
    self.status = status
  }
}
