import Candidates
import Linkage
import Marketplace
import Registry
import Store

/// Candidates: what the night's hits come to, with the rights, the authorisations, the entities, the scorecard, what analysts decided, and
/// what the previous night remembers.
///
/// Writes the tables of candidates (all tiers), of registration candidates, of ban candidates, and of what the next night needs to know.
struct CandidatesStage {
  let segments: [SelectedSegment]
  let selections: [(marketplace: String, artefact: Artefact)]
  let screen: Artefact
  let sellers: Artefact
  let settings: NightSettings
  let decisions: DecisionsInForce
  let previous: PreviousNight?
  /// The marketplaces of which not all rows could be read.
  let incomplete: Set<String>
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
      if previous?.candidates != nil {
        inputs.append(StageInput("rejects", path: path, digest: segment.segment.artefact.digest(of: RejectTable.fileName)))
      }
    }
    inputs += selections.map { StageInput("accounts", path: $0.marketplace, digest: $0.artefact.digest(of: SelectionStage.accounts)) }
    inputs.append(StageInput("clusters", digest: sellers.digest(of: SellersStage.clusters)))
    inputs += settings.candidateInputs
    inputs.append(decisions.candidatesInput)
    if let memory = previous?.candidates?.digest(of: MemoryTable.name) {
      inputs.append(StageInput("previous \(MemoryTable.name)", digest: memory))
    }
    return StageRequest(
      .candidates, subject: "", settings: settings.canonicalCandidates(incomplete: incomplete), inputs: inputs, date: date)
  }

  /// Writes the tables and gives the counts.
  func write(to writer: ArtefactWriter) throws -> [String: Int] {
    let judging = try Judging(
      settings.basis(on: date, decisions.candidates), segments, selections, screen: screen, sellers: sellers, threads: threads, disk,
      interruption)
    var candidates = judging.judge.judge(judging.night.hits, threads: threads)
    try interruption.check()
    var rows = try CandidateRows(candidates, judging: judging, segments: segments, threads: threads, disk: disk)
    let states = try carryOver(&candidates, &rows.rows, judging, to: writer)
    try CandidateTable.write(rows.sorted, to: writer)
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
    for state in DayState.allCases { counts[state.name] = states[state] ?? 0 }
    counts["confirmed"] = candidates.count(where: \.isConfirmed)
    counts["dismissed"] = judging.decided.count { $0.verdict == .dismiss }
    return counts
  }

  /// Gives candidates their state since the previous night, writes what the next one needs to know, and counts the states.
  private func carryOver(
    _ candidates: inout [Candidate], _ rows: inout [CandidateRow], _ judging: Judging, to writer: ArtefactWriter
  ) throws -> [DayState: Int] {
    var days = CandidateDays(try previous?.candidates.map { try MemoryTable.rows($0, disk: disk) } ?? [], night: date)
    for place in candidates.indices { days.meet(&candidates[place], &rows[place], settings.tiers) }
    for decision in judging.decided where decision.verdict == .dismiss { days.dismiss(decision) }
    let search = WhereaboutsSearch(segments: segments, incomplete: incomplete, disk: disk, interruption: interruption)
    let missing = days.missing
    days.settle(missing, try search.find(missing))
    try MemoryTable.write(days.remembered, to: writer)
    return days.counts
  }
}
