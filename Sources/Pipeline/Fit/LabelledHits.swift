import Candidates
import Store

/// The hits of a night that labels are about, found once and looked at by as many cards as are asked for.
struct LabelledHits {
  /// What became of the labels.
  struct Tally: Hashable, Sendable {
    /// The night has no hit of the listing and the brand.
    var absent = 0
    /// The listing is not as it was when it was decided.
    var changed = 0
    /// A rule takes the hit out, whatever its score.
    var ruledOut = 0
    /// Of those, honest ones that are looked at as if nobody knew that their seller is authorised.
    var unrecognised = 0
  }

  private let judging: Judging
  /// The night's judge as if linkage had missed one account in ten.
  private let unaware: Judge
  private let labelOfHit: [Int: FitLabel]
  /// Honest ones that the authorisation of their seller takes out.
  private var authorised: Set<Int> = []
  /// What became of labels that say nothing.
  private(set) var tally = Tally()

  init(_ labels: [FitLabel], _ judging: Judging, _ segments: [SelectedSegment], disk: Disk) throws {
    self.judging = judging
    unaware = judging.judge.missingLinks(ofOneIn: 10, accounts: judging.entities.accounts)
    let brandIDs = judging.registry.brands.map(\.id)
    var found: [Int: FitLabel] = [:]
    var seen: Set<Int> = []
    try judging.night.forEachHit(of: ListingIDs(labels.map(\.listingID)), segments, disk: disk) { place, candidates, texts in
      let hit = judging.night.hits[place]
      for candidate in candidates {
        let label = labels[candidate]
        guard brandIDs[Int(hit.hit.brand)].utf8.elementsEqual(label.brandID.utf8),
          judging.night.tables.marketplaces[Int(hit.marketplace)].name == label.marketplace
        else { continue }
        seen.insert(candidate)
        guard let wanted = label.stateHash else {
          found[place] = label
          continue
        }
        let state = texts.state(of: hit, tables: judging.night.tables, entities: judging.entities)
        if state.hash(sha256: { SHA256.digest($0).bytes }) == wanted { found[place] = label }
      }
    }
    labelOfHit = found
    tally.absent = labels.count - seen.count
    tally.changed = seen.count - Set(found.values.map(\.key)).count
    tally.ruledOut = Set(found.values.map(\.key)).count - look(judging.judge) { _ in true }.count
    var authorised: Set<Int> = []
    judging.judge.forEachJudgement(of: judging.night.hits, history: judging.judge.history(of: judging.night.hits)) { judgement in
      if judgement.exclusion == .authorised, found[judgement.hit]?.infringes == false { authorised.insert(judgement.hit) }
    }
    self.authorised = authorised
    tally.unrecognised = look(unaware) { authorised.contains($0) }.count
  }

  /// The labelled hits that no rule takes out, in the order of listing and brand, as a card's judge sees them. Behind them honest ones that
  /// only their seller's authorisation takes out, as they would look had linkage missed one account in ten: else no card could learn that
  /// a link may be missing, for the labels show none that is.
  func look(_ card: Scorecard) -> [LabelledHit] {
    let known = look(judging.judge.weighing(by: card)) { _ in true }
    guard !authorised.isEmpty else { return known }
    return known + look(unaware.weighing(by: card)) { authorised.contains($0) }
  }

  private func look(_ judge: Judge, at wanted: (Int) -> Bool) -> [LabelledHit] {
    var hits: [LabelledHit] = []
    judge.forEachJudgement(of: judging.night.hits, history: judge.history(of: judging.night.hits)) { judgement in
      guard wanted(judgement.hit), let label = labelOfHit[judgement.hit],
        judgement.exclusion == nil || judgement.exclusion == .dismissed
      else { return }
      let account = Int(judging.night.hits[judgement.hit].account)
      hits.append(
        LabelledHit(
          evidence: judgement.evidence, infringes: label.infringes, weight: label.weight,
          entity: Int(judging.entities.entityOfAccount[account])))
    }
    return hits
  }
}
