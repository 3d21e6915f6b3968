import Candidates
import Marketplace
import Store
import Tabular

/// The table of seller-ban candidates.
enum BanTable {
  static let name = "bans.arrow"
  private static let texts = ["cluster_id", "accounts", "brands", "reasons"]
  private static let schema = Schema(
    texts.map { Field($0, .utf8) } + [Field("infringing_listings", .uint32), Field("first_seen", .int32)])

  static func write(_ rows: [BanRow], to writer: ArtefactWriter) throws {
    let output = try TableWriter(writer.create(name, isPrivate: false), schema: schema)
    let columns: [[String]] = [
      rows.map(\.clusterID), rows.map { joinedList($0.accounts) }, rows.map { joinedList($0.brands) },
      rows.map { joinedList($0.reasons) },
    ]
    try output.append(
      Chunk(
        columns.map { Column.utf8(TextColumn($0)) } + [
          .uint32(rows.map { UInt32($0.infringingListings) }, nil), .int32(rows.map(\.firstSeen.daysSinceEpoch), nil),
        ]))
    _ = try output.finish()
  }

  static func rows(_ candidates: Artefact, disk: Disk) throws -> [BanRow] {
    let table = try TableReader(path: candidates.path(of: name), disk: disk)
    var rows: [BanRow] = []
    for batch in 0..<table.batchCount {
      var columns: [TextColumn] = []
      for text in texts { columns.append(try table.text(text, batch: batch)) }
      let listings = try table.uint32("infringing_listings", batch: batch)
      let days = try table.int32("first_seen", batch: batch)
      for place in listings.indices {
        rows.append(
          BanRow(
            clusterID: columns[0][place], accounts: splitList(columns[1][place]), infringingListings: Int(listings[place]),
            brands: splitList(columns[2][place]), firstSeen: CalendarDate(daysSinceEpoch: days[place]),
            reasons: splitList(columns[3][place])))
      }
    }
    return rows
  }
}
