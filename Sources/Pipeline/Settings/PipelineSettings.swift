import Tabular

/// What a pipeline file says, checked, with its defaults filled in.
public struct PipelineSettings: Sendable {
  /// The version of the file's form; 1 is what there is.
  public var version: Int
  /// The marketplaces, by the bytes of their names.
  public var sources: [SourceSettings]
  /// The folder of the registry's tables, relative to the data root.
  public var registryFolder: String
  /// The table of what offices cover.
  public var offices: SettingsPath
  /// The model that links seller accounts.
  public var linkageModel: SettingsPath
  /// Whether linkage takes from the night before what did not change. The result is the same either way: no key holds it.
  public var isLinkageIncremental: Bool
  /// What screening and scoring read.
  public var screening: ScreeningSettings
  /// The programmes that take expedited registrations, by the bytes of their names.
  public var registrations: [RegistrationSettings]
  /// When sellers are proposed for a ban; nil where the pipeline proposes none.
  public var bans: BanSettings?
  /// The programmes' profiles, in the order of the file.
  public var handoff: [SettingsPath]

  /// The marketplace of that name; nil where there is none.
  public func source(_ name: String) -> SourceSettings? { sources.first { $0.name == name } }
}

/// A path of the pipeline file to another settings file.
public struct SettingsPath: Hashable, Sendable {
  /// As it is written, relative to the pipeline file's folder unless it begins with `/`.
  public var written: String
  /// To open it with: the pipeline file's folder and what is written.
  public var resolved: String

  /// A written path and the one to open it with.
  public init(written: String, resolved: String) {
    self.written = written
    self.resolved = resolved
  }
}

/// What screening and scoring read.
public struct ScreeningSettings: Hashable, Sendable {
  /// The words of copies, of honest uses and of ordinary speech.
  public var lexicon: SettingsPath
  /// The weights of the score.
  public var scorecard: SettingsPath
  /// The thresholds of the score.
  public var tiers: Tiers
  /// The brands and sellers that are left alone for a time; nil where the pipeline names no such file.
  public var exceptions: SettingsPath?
}

/// The thresholds of the score: 0 < watch <= review <= keep <= file <= 1.
public struct Tiers: Hashable, Sendable {
  /// From here on a candidate is filed.
  public var file: Double
  /// From here on a candidate that was filed on the previous night stays filed.
  public var keep: Double
  /// From here on a person looks at it.
  public var review: Double
  /// From here on it stands on the watch list.
  public var watch: Double

  /// Four thresholds, not checked. Without `keep` a filed candidate stays filed down to 0.05 below `file`, but no lower than `review`.
  public init(file: Double, keep: Double? = nil, review: Double, watch: Double) {
    self.file = file
    self.keep = keep ?? max(review, ((file - 0.05) * 1_000_000).rounded() / 1_000_000)
    self.review = review
    self.watch = watch
  }
}

/// When a mark is proposed for expedited registration with a programme.
public struct RegistrationSettings: Hashable, Sendable {
  /// The programme, as the registry names it.
  public var programme: String
  /// Seller entities that must have copied the brand that day, at least.
  public var minEntities: Int
  /// Whether the rights holder must be enrolled with the programme.
  public var enrolled: Bool
}

/// When a seller entity is proposed for a ban: either is enough.
public struct BanSettings: Hashable, Sendable {
  /// Infringing listings that day, at least.
  public var minListings: Int
  /// Brands they infringe, at least.
  public var minBrands: Int
}
