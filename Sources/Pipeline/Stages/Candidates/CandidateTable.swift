import Candidates
import Store

/// The table of candidates of all tiers, with the columns of the published files.
enum CandidateTable {
  static let name = "candidates.arrow"
  private static let texts = [
    "candidate_id", "marketplace", "listing_id", "brand_id", "reasons", "office", "registration_no", "cluster_id", "seller_account_id",
    "url", "title", "price", "currency", "state_hash",
  ]
  private static let schema = Schema(
    texts.map { Field($0, .utf8) } + [Field("score_millionths", .uint32), Field("tier", .uint8), Field("state", .uint8)])
  private static let chunkRows = 16_384

  static func write(_ rows: [CandidateRow], to writer: ArtefactWriter) throws {
    let output = try TableWriter(writer.create(name, isPrivate: false), schema: schema)
    var first = 0
    while first < rows.count {
      let part = rows[first..<min(first + chunkRows, rows.count)]
      var columns = Array(repeating: TextColumn(), count: texts.count)
      for row in part {
        let values = [
          row.candidateID, row.marketplace, row.listingID, row.brandID, row.reasons.joined(separator: "|"), row.office,
          row.registrationNo, row.clusterID, row.sellerAccountID, row.url, row.title, row.price, row.currency,
          row.stateHash,
        ]
        for (place, value) in values.enumerated() { columns[place].append(value) }
      }
      try output.append(
        Chunk(
          columns.map { Column.utf8($0) } + [
            .uint32(part.map { UInt32($0.scoreMillionths) }, nil), .uint8(part.map(\.tier.rawValue), nil),
            .uint8(part.map(\.state.rawValue), nil),
          ]))
      first = part.endIndex
    }
    _ = try output.finish()
  }

  /// Hands each row to `body`, in the order of the table, with little in memory at a time.
  static func forEach(_ candidates: Artefact, disk: Disk, _ body: (CandidateRow) throws -> Void) throws {
    let table = try TableReader(path: candidates.path(of: name), disk: disk)
    for batch in 0..<table.batchCount {
      var columns: [TextColumn] = []
      for text in texts { columns.append(try table.text(text, batch: batch)) }
      let scores = try table.uint32("score_millionths", batch: batch)
      let tiers = try table.uint8("tier", batch: batch)
      let states = try table.uint8("state", batch: batch)
      for place in scores.indices {
        let value = columns.map { $0[place] }
        try body(
          CandidateRow(
            candidateID: value[0], marketplace: value[1], listingID: value[2], brandID: value[3], scoreMillionths: Int(scores[place]),
            tier: Tier(rawValue: tiers[place]) ?? .watch, reasons: list(value[4]), office: value[5], registrationNo: value[6],
            clusterID: value[7], sellerAccountID: value[8], url: value[9], title: value[10], price: value[11], currency: value[12],
            state: DayState(rawValue: states[place]) ?? .new, stateHash: value[13]))
      }
    }
  }

  /// All rows of one tier.
  static func rows(_ candidates: Artefact, tier: Tier, disk: Disk) throws -> [CandidateRow] {
    var rows: [CandidateRow] = []
    try forEach(candidates, disk: disk) { if $0.tier == tier { rows.append($0) } }
    return rows
  }
}

/// The entries of a list that | joins; none of an empty text.
func list(_ text: String) -> [String] { text.split(separator: "|").map(String.init) }
