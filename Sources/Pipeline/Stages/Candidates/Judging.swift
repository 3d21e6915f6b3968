import Candidates
import Linkage
import Marketplace
import Registry
import Store

/// What decides about hits besides the hits themselves.
struct JudgingBasis: Sendable {
  let date: CalendarDate
  let registry: Registry
  let model: LinkageModel
  let scorecard: Scorecard
  let tiers: TierThresholds
  /// The marketplaces with their home countries, in the order of their names.
  let homes: [(name: String, home: CountryCode)]
  /// The brands and sellers that are left alone for a time.
  var exceptions: [ScreeningException] = []
  /// What analysts decided about candidates.
  var decisions: [CandidateDecision] = []
}

extension NightSettings {
  /// What decides about hits on a date.
  func basis(on date: CalendarDate, _ decisions: [CandidateDecision]) -> JudgingBasis {
    JudgingBasis(
      date: date, registry: registry, model: model, scorecard: scorecard, tiers: tiers, homes: homes, exceptions: exceptions,
      decisions: decisions)
  }
}

/// A night's hits with a judge of them, in memory.
struct Judging {
  let night: NightHits
  let entities: Entities
  let judge: Judge
  let registry: Registry
  let tiers: TierThresholds
  /// The decisions that hold tonight: those whose listing is as it was.
  let decided: [CandidateDecision]
  private let index: AccountIndex

  init(
    _ basis: JudgingBasis, _ segments: [SelectedSegment], _ selections: [(marketplace: String, artefact: Artefact)], screen: Artefact,
    sellers: Artefact, threads: Int, _ disk: Disk, _ interruption: Interruption
  ) throws {
    var night = try NightHits.gather(segments, screen: screen, homes: basis.homes, disk: disk, interruption: interruption)
    let accounts = try selections.flatMap { try NightAccounts.read($0.artefact, marketplace: $0.marketplace, disk: disk) }
    let entities = try NightEntities(sellers, disk: disk).entities(accounts: accounts)
    let cleaned = try SnapshotTables.cleaned(of: accounts, sellers, disk: disk)
    let decisions = DecidedListings(basis.decisions, registry: basis.registry, entities: entities, disk: disk)
    var decided = try night.mark(decisions, segments, from: 0)
    let index = AccountIndex(accounts, cleaned: cleaned, model: basis.model, threads: threads)
    let authorisations = AuthorisationIndex(registry: basis.registry, on: basis.date, entities: entities) { names in
      inChunks(names.count, threads: threads) { place in
        index.matches(name: names[place].name, country: names[place].country, registrationNo: names[place].registrationNo)
          .map { (account: $0.account, probability: $0.probability) }
      }
    }
    var judge = Judge(
      on: basis.date, registry: basis.registry, tables: night.tables, entities: entities, authorisations: authorisations,
      scorecard: basis.scorecard, tiers: basis.tiers,
      exceptions: ExceptionIndex(basis.exceptions, on: basis.date, registry: basis.registry, entities: entities))
    judge.prices = judge.dayPrices(of: night.hits)
    let photographs = judge.copyPhotographs(of: night.hits)
    if !photographs.isEmpty {
      let named = night.hits.count
      try night.addPhotographs(photographs, of: segments, entities: entities, disk: disk, interruption: interruption)
      decided += try night.mark(decisions, segments, from: named)
      judge.photographs = photographs
    }
    self.night = night
    self.judge = judge
    self.entities = entities
    registry = basis.registry
    tiers = basis.tiers
    self.decided = decided
    self.index = index
  }

  /// How far tonight's entities may be fewer sellers than they seem.
  var doubt: SellerDoubt {
    SellerDoubt(entities: entities) { [index] first, second in index.explainer.explainPair(first, second).probability }
  }
}
