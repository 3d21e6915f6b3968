import Candidates
import Handoff
import Linkage
import Marketplace
import Registry
import Screening
import Store

/// All that decides about a night besides its exports: the pipeline file and the files that it names, read and checked.
struct NightSettings: Sendable {
  let pipeline: PipelineSettings
  let registry: Registry
  /// What was odd about the registry's tables.
  let registryReport: LoadedRegistry
  let model: LinkageModel
  let lexicon: Lexicon
  let scorecard: Scorecard
  /// The brands and sellers that are left alone for a time.
  let exceptions: [ScreeningException]
  let profiles: [ProgrammeProfile]
  /// The files as they were read.
  let files: [SettingsFile]

  /// The stages' thresholds.
  var tiers: TierThresholds {
    let tiers = pipeline.screening.tiers
    return TierThresholds(file: tiers.file, keep: tiers.keep, review: tiers.review, watch: tiers.watch)
  }

  var registrationRules: [RegistrationRule] {
    pipeline.registrations.map { RegistrationRule(programme: $0.programme, minEntities: $0.minEntities, enrolled: $0.enrolled) }
  }

  var banRule: BanRule? { pipeline.bans.map { BanRule(minListings: $0.minListings, minBrands: $0.minBrands) } }

  /// What was left out of the registry's tables and of offices.csv, in words.
  var registryWarnings: [String] { Self.warnings(registryReport, pipeline) }

  static func warnings(_ report: LoadedRegistry, _ pipeline: PipelineSettings) -> [String] {
    report.rejectWarnings { table, path in table == .offices ? pipeline.offices.resolved : path }
  }

  /// The home country of each marketplace, in the order of their names.
  var homes: [(name: String, home: CountryCode)] { pipeline.sources.map { ($0.name, $0.home) } }

  /// The digest of a file of a role; empty where there is none.
  func digest(_ role: String) -> String { files.first { $0.role == role }?.digest ?? "" }

  /// The settings that the candidates stage reads, and the marketplaces of which not all rows could be read, where there are any.
  func canonicalCandidates(incomplete: Set<String>) -> CanonicalJSON {
    var members: [CanonicalJSON.Key: CanonicalJSON] = [
      "tiers": pipeline.screening.tiers.canonical(), "registrations": pipeline.canonicalRegistrations(),
      "bans": pipeline.canonicalBans(), "homes": pipeline.canonicalHomes(),
    ]
    if !incomplete.isEmpty {
      members["incomplete"] = .array(incomplete.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { .text($0) })
    }
    return .object(members)
  }

  /// The files that the candidates stage reads: the registry, the scorecard, the exceptions, and the model, which matches authorised sellers
  /// and owners by name.
  var candidateInputs: [StageInput] {
    inputs { $0.hasPrefix("registry/") || ["offices", "scorecard", "model", "exceptions"].contains($0) }
  }

  /// The files that the hand-off stage reads.
  var handoffInputs: [StageInput] {
    let tables = ["registry/brands", "registry/rights_holders", "registry/enrolments"]
    return inputs { tables.contains($0) || $0.hasPrefix("programme/") }
  }

  /// What says whether a date was published with the same settings (rule R4): the pipeline file and the files that it names outside
  /// the data root. The registry is data and not among them.
  var settingsValue: CanonicalJSON {
    let named = files.filter { !$0.role.hasPrefix("registry/") }
    return .object([
      "pipeline": pipeline.canonical(),
      "files": .object(named: Dictionary(named.map { ($0.role, CanonicalJSON.text($0.digest)) }) { first, _ in first }),
    ])
  }

  private func inputs(_ isWanted: (String) -> Bool) -> [StageInput] { files.filter { isWanted($0.role) }.map(\.input) }
}
