import Candidates
import Linkage
import Marketplace
import Store

/// Candidates with the texts of their listings, as published.
struct CandidateRows {
  /// The rows in the order of the candidates.
  var rows: [CandidateRow]
  /// The rows in the order of marketplace, listing id and brand id, texts by their bytes.
  var sorted: [CandidateRow] { rows.sorted(by: Self.precedes) }

  /// Looks up the texts; each batch of listings is read at most once, and only where a candidate stands in it.
  init(_ candidates: [Candidate], judging: Judging, segments: [SelectedSegment], threads: Int, disk: Disk) throws {
    let hits = judging.night.hits
    var start = 0
    let ranges = segments.indices.map { ordinal in
      let limit = RowPosition(segment: ordinal + 1, row: 0).packed
      let end = candidates[start...].firstIndex { hits[$0.hit].listing >= limit } ?? candidates.count
      defer { start = end }
      return start..<end
    }
    let parts = inChunks(segments.count, threads: threads) { ordinal in
      Result { try Self.rows(candidates[ranges[ordinal]], judging: judging, segment: segments[ordinal], ordinal: ordinal, disk: disk) }
    }
    rows = try parts.flatMap { try $0.get() }
  }

  /// The rows of the candidates of one segment.
  private static func rows(
    _ candidates: ArraySlice<Candidate>, judging: Judging, segment: SelectedSegment, ordinal: Int, disk: Disk
  ) throws -> [CandidateRow] {
    guard !candidates.isEmpty else { return [] }
    var rows: [CandidateRow] = []
    rows.reserveCapacity(candidates.count)
    let hits = judging.night.hits
    let table = try segment.segment.listings(disk)
    var next = candidates.startIndex
    var first = 0
    for batch in 0..<table.batchCount {
      let end = first + table.rows(inBatch: batch)
      let limit = RowPosition(segment: ordinal, row: end).packed
      if next < candidates.endIndex, hits[candidates[next].hit].listing < limit {
        let ids = try table.text(.listingID, batch: batch)
        let titles = try table.text(.title, batch: batch)
        let urls = try table.text(.url, batch: batch)
        let brands = try table.dictionary(.brand, batch: batch)
        while next < candidates.endIndex, hits[candidates[next].hit].listing < limit {
          let place = RowPosition(packed: hits[candidates[next].hit].listing).row - first
          rows.append(
            row(
              candidates[next], judging, listingID: ids[place], title: titles[place], url: urls[place],
              brandField: brands.values[Int(brands.indices[place])]))
          next += 1
        }
      }
      first = end
    }
    return rows
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
