import Linkage
import Marketplace
import Registry
import Screening

/// Judges a night's hits: which right each rests on, whether the seller is authorised, what the evidence adds up to.
///
/// The order of the hits counts for nothing. Hits of one listing are judged together: at most one candidate for each brand.
public struct Judge: Sendable {
  let rights: RightsIndex
  private(set) var authorisations: AuthorisationIndex
  private(set) var reader: EvidenceReader
  private(set) var weights: Weights
  let tiers: TierThresholds
  /// The photographs of copies that count as evidence; none at first (``copyPhotographs(of:least:)``).
  public var photographs = CopyPhotographs.none
  /// What the day's own listings cost; nothing at first (``dayPrices(of:)``).
  public var prices: DayPrices {
    get { reader.dayPrices }
    set { reader.dayPrices = newValue }
  }
  let exceptions: ExceptionIndex
  let entityOfAccount: [UInt32]
  let entityCount: Int

  /// A judge of one night. The scorecard must have no ``Scorecard/faults()``; what it leaves out weighs nothing.
  public init(
    on date: CalendarDate, registry: Registry, tables: ListingTables, entities: Entities, authorisations: AuthorisationIndex,
    scorecard: Scorecard, tiers: TierThresholds, exceptions: ExceptionIndex = .none
  ) {
    rights = RightsIndex(registry: registry, on: date, tables: tables)
    self.authorisations = authorisations
    reader = EvidenceReader(registry: registry, tables: tables, entities: entities, authorisations: authorisations)
    weights = Weights(scorecard)
    self.tiers = tiers
    self.exceptions = exceptions
    entityOfAccount = entities.entityOfAccount
    entityCount = entities.ids.count
  }

  /// The same judge with another card, which must have no ``Scorecard/faults()``.
  public func weighing(by scorecard: Scorecard) -> Judge {
    var judge = self
    judge.weights = Weights(scorecard)
    return judge
  }

  /// The same judge as if linkage had missed one account in `part`, chosen by the hash of its key: what authorised sellers look like whom
  /// nobody recognises.
  public func missingLinks(ofOneIn part: UInt64, accounts: [SellerAccount]) -> Judge {
    var judge = self
    judge.authorisations = authorisations.missing(
      accounts.map { account in
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in Array(account.key.marketplace.utf8) + [0x1F] + Array(account.key.account.utf8) {
          hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return (hash ^ hash >> 32) % part == 0
      })
    judge.reader.authorisations = judge.authorisations
    return judge
  }

  /// The candidates among the hits, in the order of listing and brand: the same whatever the number of threads.
  public func judge(_ hits: [ListingHit], threads: Int = 1) -> [Candidate] {
    let listings = Listings(hits)
    let history = history(of: listings, threads: threads)
    return inChunks(listings.pieces.count, threads: threads) { candidates(in: listings, piece: $0, history: history) }.flatMap(\.self)
  }

  /// The candidates among the hits of a piece of the listings.
  private func candidates(in listings: Listings, piece: Int, history: ShopHistory) -> [Candidate] {
    let hits = listings.hits
    var found: [Candidate] = []
    forEachJudgement(in: listings, piece: piece, history: history) { judgement in
      guard judgement.exclusion == nil, let trademark = judgement.trademark else { return }
      let score = judgement.scoreMillionths
      let hit = hits[judgement.hit]
      let isConfirmed = hit.decision == .confirm
      let byScore = tiers.tier(ofMillionths: score, evidence: judgement.evidence)
      guard let tier = isConfirmed ? .file : byScore else { return }
      found.append(
        Candidate(
          hit: judgement.hit, brand: Int(hit.hit.brand), scoreMillionths: score, tier: tier, reasons: reasons(judgement.evidence),
          trademark: trademark, entity: entity(of: hit), tierByScore: byScore ?? .watch, isConfirmed: isConfirmed))
    }
    return found
  }

  /// Hands every hit's judgement to `body`, in the order of listing and brand: also of those that a rule takes out.
  public func forEachJudgement(of hits: [ListingHit], history: ShopHistory, _ body: (HitJudgement) -> Void) {
    let listings = Listings(hits)
    for piece in listings.pieces.indices { forEachJudgement(in: listings, piece: piece, history: history, body) }
  }

  private func forEachJudgement(in listings: Listings, piece: Int, history: ShopHistory, _ body: (HitJudgement) -> Void) {
    let hits = listings.hits
    listings.forEach(in: piece) { group in
      let own = look(at: group.map { hits[$0] })
      let parts = own.indices.compactMap { own[$0].part(of: hits[group[$0]], entity: entity(of: hits[group[$0]])) }
      let tallies = history.own(parts)
      for (place, index) in group.enumerated() {
        var evidence = own[place].evidence
        history.evidence(of: hits[index], entity: entity(of: hits[index]), own: tallies, into: &evidence)
        body(
          HitJudgement(
            hit: index, exclusion: own[place].exclusion, evidence: evidence, logOdds: weights.sum(evidence),
            trademark: own[place].trademark, standing: own[place].standing))
      }
    }
  }

  /// A first look at every hit, which tells what each entity's shop is like: the same whatever the number of threads.
  public func history(of hits: [ListingHit], threads: Int = 1) -> ShopHistory { history(of: Listings(hits), threads: threads) }

  private func history(of listings: Listings, threads: Int) -> ShopHistory {
    let parts = inChunks(listings.pieces.count, threads: threads) { piece in
      var parts: [ShopHistory.Part] = []
      listings.forEach(in: piece) { group in
        for (own, index) in zip(look(at: group.map { listings.hits[$0] }), group) {
          if let part = own.part(of: listings.hits[index], entity: entity(of: listings.hits[index])) { parts.append(part) }
        }
      }
      return parts
    }
    var history = ShopHistory(entities: entityCount)
    history.add(Array(parts.joined()))
    for hit in listings.hits where hit.decision == .dismiss {
      history.dismiss(hit, entity: entity(of: hit))
    }
    return history
  }

  /// What speaks for infringement, heaviest first, then what keeps the tier down, or would at a lower score, or that only a photograph
  /// shows the brand.
  private func reasons(_ evidence: [Evidence]) -> [EvidenceCode] {
    let weighed = evidence.map { (code: $0.code, weight: weights.contribution($0)) }
    let speaking = weighed.filter { $0.weight > 0 }.sorted {
      $0.weight == $1.weight ? $0.code.rawValue < $1.code.rawValue : $0.weight > $1.weight
    }
    return speaking.map(\.code) + weighed.filter { $0.weight <= 0 && $0.code.isReason }.map(\.code)
  }

  func entity(of hit: ListingHit) -> Int { Int(entityOfAccount[Int(hit.account)]) }
}
