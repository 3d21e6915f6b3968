import Candidates
import Marketplace
import Store

/// Finds where the listings of earlier candidates are tonight.
struct WhereaboutsSearch {
  let segments: [SelectedSegment]
  /// The marketplaces of which not all rows could be read: what they do not show is not known to be gone.
  let incomplete: Set<String>
  let disk: Disk
  let interruption: Interruption

  /// The whereabouts of each candidate's listing.
  func find(_ candidates: [RememberedCandidate]) throws -> [Whereabouts] {
    var found = candidates.map { Whereabouts.absent(isComplete: !incomplete.contains($0.marketplace)) }
    guard !candidates.isEmpty else { return found }
    let ids = ListingIDs(candidates.map(\.listingID))
    for selected in segments {
      let marketplace = selected.segment.marketplace
      try searchRejects(selected, ids) { place in
        if candidates[place].marketplace == marketplace, found[place] != .shown { found[place] = .rejected }
      }
      try searchRows(selected, ids) { place in
        if candidates[place].marketplace == marketplace { found[place] = .shown }
      }
    }
    return found
  }

  private func searchRows(_ selected: SelectedSegment, _ ids: ListingIDs, _ body: (Int) -> Void) throws {
    let table = try selected.segment.listings(disk)
    let rows = try SelectedRows(selected.selection, ordinal: selected.ordinal, disk: disk)
    var first = 0
    for batch in 0..<table.batchCount {
      try interruption.check()
      let column = try table.text(.listingID, batch: batch)
      let bytes = column.bytes.span
      for place in 0..<column.count where rows.isAccepted(first + place) {
        for match in ids.places(of: bytes.extracting(column.range(place))) { body(match) }
      }
      first += column.count
    }
  }

  /// A record that could not be split has no id of its own: any run of letters and digits in it may be one.
  private func searchRejects(_ selected: SelectedSegment, _ ids: ListingIDs, _ body: (Int) -> Void) throws {
    let table = try selected.segment.rejects(disk)
    for batch in 0..<table.batchCount {
      let column = try table.text(RejectTable.Column.listingID.rawValue, batch: batch)
      let raw = try table.text(RejectTable.Column.raw.rawValue, batch: batch)
      for place in 0..<column.count {
        if !column.range(place).isEmpty {
          for match in ids.places(of: column.bytes.span.extracting(column.range(place))) { body(match) }
          continue
        }
        for range in Self.words(in: raw.bytes, raw.range(place)) {
          for match in ids.places(of: raw.bytes.span.extracting(range)) { body(match) }
        }
      }
    }
  }

  /// The runs of letters, digits, hyphens and underscores.
  private static func words(in bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = range.lowerBound
    for place in range.lowerBound...range.upperBound {
      if place < range.upperBound, isOfWord(bytes[place]) { continue }
      if place > start { words.append(start..<place) }
      start = place + 1
    }
    return words
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, 45, 95, 0x80...: true
    default: false
    }
  }
}
