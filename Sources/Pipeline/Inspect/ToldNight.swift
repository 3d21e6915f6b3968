import Candidates
import Foundation
import Linkage
import Marketplace
import Registry
import Store

/// A published night, told again from its artefacts: the settings, the registry and the model are those that were in force then.
struct ToldNight {
  let published: PublishedNight
  let segments: [SelectedSegment]
  let selections: [(marketplace: String, artefact: Artefact)]
  let screen: Artefact
  let sellers: Artefact
  let candidates: Artefact
  private let store: ArtefactStore
  private let disk: Disk

  /// The night of a date, or the newest one. Reads only what is open to the group.
  ///
  /// - Throws: status 1 where it was not published, or where its artefacts are gone.
  init(_ date: CalendarDate?, in workspace: Workspace, disk: Disk) throws {
    let store = workspace.artefacts
    let published = try workspace.publishedNight(date)
    func artefact(_ stage: StageName, _ subject: String = "") throws -> Artefact {
      let key = published.keys[Baseline.place(stage, subject)].flatMap(Digest.init(hex:))
      guard let key, let artefact = try Self.open(key, in: store) else {
        throw RunFault(
          .failed, "the artefact of \(stage.rawValue) \(subject) of \(published.date) is gone",
          remedy: "Run that night again (--date \(published.date)): what is missing is made anew")
      }
      return artefact
    }
    var segments: [Segment] = []
    var marketplaces: [String] = []
    for file in published.json["conservation"]?.asArray ?? [] {
      guard let marketplace = file["marketplace"]?.asText, let path = file["file"]?.asText else { continue }
      segments.append(Segment(marketplace: marketplace, path: path, artefact: try artefact(.ingest, path)))
      if marketplaces.last != marketplace { marketplaces.append(marketplace) }
    }
    selections = try marketplaces.map { ($0, try artefact(.selection, $0)) }
    self.segments = Night.selected(segments, selections)
    screen = try artefact(.screen)
    sellers = try artefact(.sellers)
    candidates = try artefact(.candidates)
    self.published = published
    self.store = store
    self.disk = disk
  }

  /// An artefact with the SHA-256 of what is open to the group compared; nil where it is gone. Private files are checked when needed.
  private static func open(_ key: Digest, in store: ArtefactStore) throws(StoreFault) -> Artefact? {
    guard let artefact = try store.open(key) else { return nil }
    for file in artefact.manifest.files where !file.isPrivate { try store.check(file.name, of: artefact) }
    return artefact
  }

  /// The rejects of a segment. They are closed to the group.
  func rejects(of segment: Segment) throws -> TableReader {
    try store.check(RejectTable.fileName, of: segment.artefact)
    return try segment.rejects(disk)
  }

  /// The hits of the night with a judge as it was then. Needs what is closed to the group: the registry and the accounts.
  func judging() throws -> (judging: Judging, scorecard: Scorecard) {
    let inputs = try settingsArtefact()
    for selection in selections { try store.check(SelectionStage.accounts, of: selection.artefact) }
    let deciding = try CanonicalJSON(parsing: Array(candidates.manifest.keyText.utf8))
    let settings = deciding["settings"] ?? .null
    let homes = (settings["homes"]?.asObject ?? [:]).sorted { $0.key < $1.key }
      .compactMap { name, home in home.asText.flatMap { CountryCode($0) }.map { (name: name.text, home: $0) } }
    func threshold(_ name: String) -> Double { settings["tiers"]?[name]?.asText.flatMap { Double($0) } ?? 0 }
    let scorecard = try Scorecard.read(
      String(decoding: try disk.readFile(inputs.path(of: "scorecard")), as: UTF8.self), file: inputs.path(of: "scorecard"))
    let basis = JudgingBasis(
      date: published.date, registry: try registry(inputs),
      model: try JSONDecoder().decode(LinkageModel.self, from: Data(try disk.readFile(inputs.path(of: "model")))),
      scorecard: scorecard,
      tiers: TierThresholds(
        file: threshold("file"), keep: threshold("keep"), review: threshold("review"), watch: threshold("watch")),
      homes: homes, exceptions: try exceptions(inputs),
      decisions: CandidateDecision.list(try InputsArtefact.decisions(InputsArtefact.candidateDecisions, of: inputs, disk: disk)))
    let judging = try Judging(basis, segments, selections, screen: screen, sellers: sellers, threads: manyThreads, disk, Interruption())
    return (judging, scorecard)
  }

  private func settingsArtefact() throws -> Artefact {
    guard let key = published.json["registry"]?["inputs"]?.asText.flatMap(Digest.init(hex:)), let inputs = try Self.open(key, in: store)
    else {
      throw RunFault(
        .failed, "the settings of \(published.date) are gone", remedy: "Run that night again (--date \(published.date))")
    }
    for file in inputs.manifest.files where file.isPrivate { try store.check(file.name, of: inputs) }
    return inputs
  }

  /// The registry of the night. Closed to the group.
  func registry() throws -> Registry { try registry(try settingsArtefact()) }

  private func registry(_ inputs: Artefact) throws -> Registry {
    var tables = RegistryFiles()
    for table in RegistryTable.allCases {
      let role = table == .offices ? "offices" : "registry/\(table.rawValue)"
      let name = SettingsFile.artefactName(ofRole: role)
      tables.add(table, path: table.fileName, bytes: try disk.readFile(inputs.path(of: name)))
    }
    return try loadRegistry(tables, marketplaces: selections.map(\.marketplace)).registry
  }

  private func exceptions(_ inputs: Artefact) throws -> [ScreeningException] {
    guard inputs.manifest.files.contains(where: { $0.name == "exceptions" }) else { return [] }
    return try ScreeningException.read(
      String(decoding: try disk.readFile(inputs.path(of: "exceptions")), as: UTF8.self), file: "exceptions")
  }
}
