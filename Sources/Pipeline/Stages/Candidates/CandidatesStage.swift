import Candidates
import Linkage
import Marketplace
import Registry
import Store

/// Candidates: what the night's hits come to, with the rights, the authorisations, the entities and the scorecard.
///
/// Writes the tables of candidates (all tiers), of registration candidates and of ban candidates.
struct CandidatesStage {
  let segments: [SelectedSegment]
  let selections: [(marketplace: String, artefact: Artefact)]
  let screen: Artefact
  let sellers: Artefact
  let settings: NightSettings
  let date: CalendarDate
  let disk: Disk
  let threads: Int
  let interruption: Interruption

  var request: StageRequest {
    var inputs: [StageInput] = []
    for (ordinal, segment) in segments.enumerated() {
      let path = segment.segment.path
      inputs.append(StageInput("listings", path: path, digest: segment.segment.artefact.digest(of: ListingTable.fileName)))
      inputs.append(StageInput("rows", path: path, digest: segment.selection.digest(of: SelectionStage.rows(segment.ordinal))))
      inputs.append(StageInput("hits", path: path, digest: screen.digest(of: ScreenStage.hits(ordinal))))
    }
    inputs += selections.map { StageInput("accounts", path: $0.marketplace, digest: $0.artefact.digest(of: SelectionStage.accounts)) }
    inputs.append(StageInput("clusters", digest: sellers.digest(of: SellersStage.clusters)))
    inputs += settings.candidateInputs
    return StageRequest(.candidates, subject: "", settings: settings.canonicalCandidates, inputs: inputs, date: date)
  }

  /// Writes the tables and gives the counts.
  func write(to writer: ArtefactWriter) throws -> [String: Int] {
    let judging = try Judging(
      settings.basis(on: date), segments, selections, screen: screen, sellers: sellers, threads: threads, disk, interruption)
    let candidates = judging.judge.judge(judging.night.hits)
    try interruption.check()
    let rows = try CandidateRows(candidates, judging: judging, segments: segments, disk: disk).sorted
    try CandidateTable.write(rows, to: writer)
    let actionable = candidates.filter { $0.tier != .watch }
    let registrations = registrationRows(
      candidates: actionable, hits: judging.night.hits, registry: settings.registry, on: date, rules: settings.registrationRules,
      doubt: judging.doubt)
    try RegistrationTable.write(registrations, to: writer)
    let bans =
      settings.banRule.map {
        banRows(
          candidates: candidates, hits: judging.night.hits, registry: settings.registry, entities: judging.entities, rule: $0)
      } ?? []
    try BanTable.write(bans, to: writer)
    var counts = ["hits": judging.night.hits.count, "registrations": registrations.count, "bans": bans.count]
    for tier in Tier.allCases { counts[tier.name] = candidates.count { $0.tier == tier } }
    return counts
  }
}
