import Candidates
import Screening
import Store

extension NightHits {
  /// Adds the listings that name a brand nowhere and show nearly the photograph of its copies.
  mutating func addPhotographs(
    _ photographs: CopyPhotographs, of segments: [SelectedSegment], entities: Entities, disk: Disk, interruption: Interruption
  ) throws {
    var names = NameTables(tables: tables)
    var found: [ListingHit] = []
    var next = 0
    for (ordinal, selected) in segments.enumerated() {
      let table = try selected.segment.listings(disk)
      let rows = try SelectedRows(selected.selection, ordinal: selected.ordinal, disk: disk)
      let marketplace = try names.marketplace(selected.segment.marketplace)
      var first = 0
      for batch in 0..<table.batchCount {
        try interruption.check()
        var columns: HitColumns?
        for (place, hash) in try table.imageHashes(batch: batch).enumerated() {
          let row = first + place
          guard hash != 0, rows.isAccepted(row) else { continue }
          let account = UInt32(selected.firstAccount) + rows.accounts[row]
          guard let brand = photographs.brand(near: hash) else { continue }
          let listing = RowPosition(segment: ordinal, row: row)
          while next < hits.count, hits[next].listing < listing.packed { next += 1 }
          var own = next
          while own < hits.count, hits[own].listing == listing.packed, hits[own].hit.brand != brand { own += 1 }
          if own < hits.count, hits[own].listing == listing.packed { continue }
          let known = try columns ?? HitColumns(table, batch: batch, names: &names)
          columns = known
          let hit = SegmentHit(row: row, hit: MarkHit(brand: brand, start: 0, end: 0, form: .name, context: []), brandField: .empty)
          found.append(
            known.listingHit(
              hit, place: place, listing: listing, marketplace: marketplace, account: account, isPhotographOnly: true))
        }
        first += table.rows(inBatch: batch)
      }
    }
    tables = names.tables
    hits += photographs.believable(found) { Int(entities.entityOfAccount[Int($0.account)]) }
  }
}
