import Candidates
import Registry
import Store

/// The listings that analysts decided about.
struct DecidedListings {
  let decisions: [CandidateDecision]
  let ids: ListingIDs
  let entities: Entities
  let disk: Disk
  private let brandIDs: [String]

  init(_ decisions: [CandidateDecision], registry: Registry, entities: Entities, disk: Disk) {
    self.decisions = decisions
    ids = ListingIDs(decisions.map(\.listingID))
    brandIDs = registry.brands.map(\.id)
    self.entities = entities
    self.disk = disk
  }

  /// Whether a decision is about the listing of a hit, by its marketplace and brand; the listing's id is known to be the same.
  func isAbout(_ hit: ListingHit, _ decision: CandidateDecision, _ tables: ListingTables) -> Bool {
    brandIDs[Int(hit.hit.brand)].utf8.elementsEqual(decision.brandID.utf8)
      && tables.marketplaces[Int(hit.marketplace)].name == decision.marketplace
  }
}

extension NightHits {
  /// Marks the hits, from a place on, that analysts decided about and whose listing is as it was. Gives those decisions.
  mutating func mark(_ decided: DecidedListings, _ segments: [SelectedSegment], from start: Int) throws -> [CandidateDecision] {
    var verdicts: [(hit: Int, verdict: CandidateDecision.Verdict)] = []
    var holding: Set<CandidateDecision> = []
    try forEachHit(of: decided.ids, segments, from: start, disk: decided.disk) { place, candidates, texts in
      for candidate in candidates {
        let decision = decided.decisions[candidate]
        guard decided.isAbout(hits[place], decision, tables) else { continue }
        let state = texts.state(of: hits[place], tables: tables, entities: decided.entities)
        guard state.hash(sha256: { SHA256.digest($0).bytes }) == decision.stateHash else { continue }
        verdicts.append((place, decision.verdict))
        holding.insert(decision)
      }
    }
    for found in verdicts { hits[found.hit].decision = found.verdict }
    return decided.decisions.filter(holding.contains)
  }

  /// Hands each hit, from a place on, whose listing's id is one of those looked for to `body`, with the places of that id among them and
  /// the listing's texts. In the order of the listings.
  func forEachHit(
    of ids: ListingIDs, _ segments: [SelectedSegment], from start: Int = 0, disk: Disk,
    _ body: (_ hit: Int, _ places: [Int], _ texts: ListingTexts) throws -> Void
  ) throws {
    guard !ids.isEmpty, start < hits.count else { return }
    let order = (start..<hits.count).sorted { hits[$0].listing < hits[$1].listing }
    var next = 0
    for (ordinal, selected) in segments.enumerated() {
      let limit = RowPosition(segment: ordinal + 1, row: 0).packed
      guard next < order.count, hits[order[next]].listing < limit else { continue }
      let table = try selected.segment.listings(disk)
      var first = 0
      for batch in 0..<table.batchCount {
        let end = first + table.rows(inBatch: batch)
        let batchLimit = RowPosition(segment: ordinal, row: end).packed
        var texts: BatchTexts?
        while next < order.count, hits[order[next]].listing < batchLimit {
          let known = try texts ?? BatchTexts(table, batch)
          texts = known
          let place = RowPosition(packed: hits[order[next]].listing).row - first
          let found = ids.places(of: known.ids.bytes.span.extracting(known.ids.range(place)))
          if !found.isEmpty { try body(order[next], found, ListingTexts(title: known.titles[place], brand: known.brands[place])) }
          next += 1
        }
        first = end
      }
    }
  }
}

/// The texts of a listing that its state hangs on.
struct ListingTexts {
  let title: String
  let brand: String

  /// The state of the listing of a hit (rule R19).
  func state(of hit: ListingHit, tables: ListingTables, entities: Entities) -> ListingState {
    ListingState(hit, tables: tables, title: title, brandField: brand, seller: entities.accounts[Int(hit.account)].key.account)
  }
}

/// The texts of a batch of listings that a decision hangs on.
private struct BatchTexts {
  let ids: TextColumn
  let titles: TextColumn
  let brands: [String]

  init(_ table: TableReader, _ batch: Int) throws {
    ids = try table.text(.listingID, batch: batch)
    titles = try table.text(.title, batch: batch)
    let dictionary = try table.dictionary(.brand, batch: batch)
    let values = (0..<dictionary.values.count).map { dictionary.values[$0] }
    brands = dictionary.indices.map { values[Int($0)] }
  }
}
