import Marketplace
import Store

/// Selection: which rows of a marketplace count tonight (rule R12), and the accounts that show them.
///
/// Writes one table of rows for each segment, in the order of the segments, and the table of accounts.
struct SelectionStage {
  let marketplace: String
  /// The marketplace's segments in the order of their paths.
  let segments: [Segment]
  let disk: Disk
  let interruption: Interruption

  /// The name of the table that goes with the segment of this ordinal.
  static func rows(_ ordinal: Int) -> String { numbered("rows", ordinal) }
  static let accounts = "accounts.arrow"

  var request: StageRequest {
    StageRequest(
      .selection, subject: marketplace, settings: .object([:]),
      inputs: segments.map { StageInput("segment", path: $0.path, digest: $0.artefact.manifest.contentDigest(of: Self.read).hex) })
  }

  /// The tables of a segment that are read.
  private static let read: Set = [ListingTable.fileName, SellerTable.fileName]

  /// Writes the tables and gives the counts.
  func write(to writer: ArtefactWriter) throws -> [String: Int] {
    var entries = try versionEntries()
    let displaced = try VersionSolver.displaced(among: &entries) { positions throws in try details(of: positions) }
    entries = []
    try interruption.check()
    var accounts = AccountCollector()
    var counts = ["rows": 0, "accepted": 0, "superseded": 0, "duplicates": 0, "conflicts": 0]
    var selected: [SelectedRows] = []
    var from = 0
    for ordinal in segments.indices {
      try interruption.check()
      let table = try segments[ordinal].listings(disk)
      let end = displaced[from...].firstIndex { RowPosition(packed: $0.position).segment > ordinal } ?? displaced.count
      var rows = SelectedRows(rowCount: table.rowCount, displaced: displaced[from..<end])
      rows.accounts = try accounts.collect(from: segments[ordinal], table: table, states: rows.states, disk: disk)
      count(displaced[from..<end], ordinal: ordinal, of: table.rowCount, into: &counts)
      selected.append(rows)
      from = end
    }
    let ranks = accounts.ranks()
    for (ordinal, rows) in selected.enumerated() { try rows.write(ordinal, ranks: ranks, to: writer) }
    try accounts.write(to: writer)
    counts["accounts"] = accounts.count
    return counts
  }

  /// The name of a count of one segment.
  static func count(_ name: String, of ordinal: Int) -> String { "segment_\(ordinal)_\(name)" }

  private func count(_ displaced: ArraySlice<DisplacedRow>, ordinal: Int, of rowCount: Int, into counts: inout [String: Int]) {
    let found = [
      "rows": rowCount, "accepted": rowCount - displaced.count, "superseded": displaced.count { $0.state == .superseded },
      "duplicates": displaced.count { $0.state == .duplicate }, "conflicts": displaced.count { $0.isConflict },
    ]
    for (name, number) in found {
      counts[Self.count(name, of: ordinal)] = number
      counts[name, default: 0] += number
    }
  }

  private func versionEntries() throws -> [VersionEntry] {
    let tables = try segments.map { try $0.listings(disk) }
    var entries: [VersionEntry] = []
    entries.reserveCapacity(tables.reduce(0) { $0 + $1.rowCount })
    for (ordinal, table) in tables.enumerated() {
      var row = 0
      for batch in 0..<table.batchCount {
        try interruption.check()
        let ids = try table.text(ListingTable.Column.listingID, batch: batch)
        let hashes = try table.uint64(ListingTable.Column.recordHashLow, batch: batch)
        let times = try UpdateTimes(table, batch: batch)
        for place in 0..<ids.count {
          let idHash = xxh3(ids.bytes.span.extracting(ids.range(place)))
          entries.append(
            VersionEntry(
              idHash: idHash, recordHash: hashes[place], updatedAt: times[place], position: RowPosition(segment: ordinal, row: row).packed))
          row += 1
        }
      }
    }
    return entries
  }

  /// Looks up rows whose id hash stands more than once: `positions` ascend, so that each batch is read at most once.
  private func details(of positions: [UInt64]) throws -> [VersionDetail] {
    var details: [VersionDetail] = []
    details.reserveCapacity(positions.count)
    var next = 0
    for (ordinal, segment) in segments.enumerated() {
      let table = try segment.listings(disk)
      var first = 0
      for batch in 0..<table.batchCount {
        let end = first + table.rows(inBatch: batch)
        let limit = RowPosition(segment: ordinal, row: end).packed
        if next < positions.count, positions[next] < limit {
          let ids = try table.text(ListingTable.Column.listingID, batch: batch)
          let highs = try table.uint64(ListingTable.Column.recordHashHigh, batch: batch)
          while next < positions.count, positions[next] < limit {
            let place = RowPosition(packed: positions[next]).row - first
            details.append(VersionDetail(listingID: Array(ids.bytes[ids.range(place)]), recordHashHigh: highs[place]))
            next += 1
          }
        }
        first = end
      }
    }
    return details
  }
}
