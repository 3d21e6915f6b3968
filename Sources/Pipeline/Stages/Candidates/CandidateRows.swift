import Candidates
import Marketplace
import Store

/// Candidates with the texts of their listings, as published.
struct CandidateRows {
  /// The rows in the order of the candidates.
  var rows: [CandidateRow]
  /// The rows in the order of marketplace, listing id and brand id, texts by their bytes.
  var sorted: [CandidateRow] { rows.sorted(by: Self.precedes) }

  /// Looks up the texts; each batch of listings is read at most once, and only where a candidate stands in it.
  init(_ candidates: [Candidate], judging: Judging, segments: [SelectedSegment], disk: Disk) throws {
    var rows: [CandidateRow] = []
    rows.reserveCapacity(candidates.count)
    let hits = judging.night.hits
    var next = 0
    for (ordinal, selected) in segments.enumerated() {
      let limit = RowPosition(segment: ordinal + 1, row: 0).packed
      guard next < candidates.count, hits[candidates[next].hit].listing < limit else { continue }
      let table = try selected.segment.listings(disk)
      var first = 0
      for batch in 0..<table.batchCount {
        let end = first + table.rows(inBatch: batch)
        let batchLimit = RowPosition(segment: ordinal, row: end).packed
        if next < candidates.count, hits[candidates[next].hit].listing < batchLimit {
          let ids = try table.text(.listingID, batch: batch)
          let titles = try table.text(.title, batch: batch)
          let urls = try table.text(.url, batch: batch)
          let brands = try table.dictionary(.brand, batch: batch)
          while next < candidates.count, hits[candidates[next].hit].listing < batchLimit {
            let place = RowPosition(packed: hits[candidates[next].hit].listing).row - first
            rows.append(
              Self.row(
                candidates[next], judging, listingID: ids[place], title: titles[place], url: urls[place],
                brandField: brands.values[Int(brands.indices[place])]))
            next += 1
          }
        }
        first = end
      }
    }
    self.rows = rows
  }

  private static func row(
    _ candidate: Candidate, _ judging: Judging, listingID: String, title: String, url: String, brandField: String
  ) -> CandidateRow {
    let hit = judging.night.hits[candidate.hit]
    let tables = judging.night.tables
    let marketplace = tables.marketplaces[Int(hit.marketplace)].name
    let currency = tables.currencies[Int(hit.currency)]
    let seller = judging.entities.accounts[Int(hit.account)].key.account
    let state = ListingState(hit, tables: tables, title: title, brandField: brandField, seller: seller)
    let registry = judging.registry
    let brand = registry.brands[candidate.brand].id
    let mark = registry.trademarks.indices.contains(candidate.trademark) ? registry.trademarks[candidate.trademark] : nil
    return CandidateRow(
      candidateID: candidateID(marketplace: marketplace, listing: listingID, brand: brand) { SHA256.digest($0).bytes },
      marketplace: marketplace, listingID: listingID, brandID: brand, scoreMillionths: candidate.scoreMillionths, tier: candidate.tier,
      reasons: (candidate.isConfirmed ? [CandidateRow.confirmed] : []) + candidate.reasons.map(\.name), office: mark?.office ?? "",
      registrationNo: mark?.registrationNo ?? "",
      clusterID: judging.entities.ids[candidate.entity], sellerAccountID: seller,
      url: url, title: title, price: Money(minorUnits: hit.priceMinorUnits, currency: currency.code).description, currency: currency.code,
      stateHash: state.hash { SHA256.digest($0).bytes })
  }

  private static func precedes(_ left: CandidateRow, _ right: CandidateRow) -> Bool {
    if left.marketplace != right.marketplace { return left.marketplace.utf8.lexicographicallyPrecedes(right.marketplace.utf8) }
    if left.listingID != right.listingID { return left.listingID.utf8.lexicographicallyPrecedes(right.listingID.utf8) }
    return left.brandID.utf8.lexicographicallyPrecedes(right.brandID.utf8)
  }
}
