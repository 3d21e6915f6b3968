/// What a partner programme accepts: which rows go in, how they are grouped, in which columns and within which limits.
///
/// A profile is a YAML file in `pipelines/programmes/`; `docs/packages.md` names its keys. One engine reads them all, so that a new
/// programme is a file and no code.
public struct ProgrammeProfile: Equatable, Sendable {
  /// The programme's name, as registration rows and package names bear it: `[a-z0-9-]`, up to 40 characters.
  public var programme: String
  /// The programme's name for people.
  public var title: String
  /// Whose rows go in.
  public var holders: HolderRule
  /// How many packages a night makes.
  public var packaging: Packaging
  /// Whether columns of personal data are let in.
  public var includesPersonalData: Bool
  /// The programme's own reasons.
  public var reasons: ReasonMap
  /// The kinds of files in a package, in the profile's order.
  public var files: [FileLayout]

  /// A profile with all its parts; `decode(yaml:file:)` checks what this does not.
  public init(
    programme: String, title: String, holders: HolderRule, packaging: Packaging, includesPersonalData: Bool, reasons: ReasonMap,
    files: [FileLayout]
  ) {
    self.programme = programme
    self.title = title
    self.holders = holders
    self.packaging = packaging
    self.includesPersonalData = includesPersonalData
    self.reasons = reasons
    self.files = files
  }
}

/// Which rights holders' rows go into a programme's packages. An enrolment in force is the holder's mandate to file in its name.
public enum HolderRule: Equatable, Sendable {
  /// Those with an enrolment in force in this programme.
  case enrolled(in: String)
  /// Those without one: the package is for the holder, not for the programme.
  case notEnrolled(in: String)
  /// All of them.
  case any
}

/// How many packages a night makes.
public enum Packaging: String, CaseIterable, Sendable {
  /// One for the programme.
  case programme
  /// One for each rights holder.
  case holder
}
