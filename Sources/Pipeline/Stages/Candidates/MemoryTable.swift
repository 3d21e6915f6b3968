import Candidates
import Marketplace
import Store

/// The table of what a night remembers of candidates for the nights after it.
enum MemoryTable {
  static let name = "memory.arrow"
  private static let texts = ["candidate_id", "marketplace", "listing_id", "brand_id", "state_hash"]
  private static let schema = Schema(
    texts.map { Field($0, .utf8) } + [Field("tier", .uint8), Field("standing", .uint8), Field("last_seen", .int32)])
  private static let chunkRows = 65_536

  /// Writes the rows, in the order of their ids.
  static func write(_ unsorted: [RememberedCandidate], to writer: ArtefactWriter) throws {
    let rows = unsorted.sorted { $0.candidateID.utf8.lexicographicallyPrecedes($1.candidateID.utf8) }
    let output = try TableWriter(writer.create(name, isPrivate: false), schema: schema)
    var first = 0
    while first < rows.count {
      let part = rows[first..<min(first + chunkRows, rows.count)]
      let columns: [[String]] = [
        part.map(\.candidateID), part.map(\.marketplace), part.map(\.listingID), part.map(\.brandID), part.map(\.stateHash),
      ]
      try output.append(
        Chunk(
          columns.map { Column.utf8(TextColumn($0)) } + [
            .uint8(part.map(\.tier.rawValue), nil), .uint8(part.map(\.standing.rawValue), nil),
            .int32(part.map(\.lastSeen.daysSinceEpoch), nil),
          ]))
      first = part.endIndex
    }
    _ = try output.finish()
  }

  static func rows(_ candidates: Artefact, disk: Disk) throws -> [RememberedCandidate] {
    let table = try TableReader(path: candidates.path(of: name), disk: disk)
    var rows: [RememberedCandidate] = []
    rows.reserveCapacity(table.rowCount)
    for batch in 0..<table.batchCount {
      var columns: [TextColumn] = []
      for text in texts { columns.append(try table.text(text, batch: batch)) }
      let tiers = try table.uint8("tier", batch: batch)
      let standings = try table.uint8("standing", batch: batch)
      let days = try table.int32("last_seen", batch: batch)
      for place in days.indices {
        rows.append(
          RememberedCandidate(
            candidateID: columns[0][place], marketplace: columns[1][place], listingID: columns[2][place], brandID: columns[3][place],
            tier: Tier(rawValue: tiers[place]) ?? .watch, stateHash: columns[4][place],
            standing: RememberedCandidate.Standing(rawValue: standings[place]) ?? .cleared,
            lastSeen: CalendarDate(daysSinceEpoch: days[place])))
      }
    }
    return rows
  }
}
