import Candidates
import Linkage
import Marketplace
import Tabular

/// Decisions as a CSV file: what `decide export` writes and `decide import` reads; `sample` writes the same columns, the decision left
/// empty, with others at the right for who judges.
enum DecisionSheet {
  static let columns = [
    "decision", "reason", "candidate_id", "marketplace", "listing_id", "brand_id", "state_hash", "account", "other_account", "night",
    "inclusion_probability", "score", "user", "time",
  ]
  /// The columns that only a sample has, for who judges.
  static let shown = ["tier", "evidence", "seller_account_id", "cluster_id", "url", "title", "price", "currency"]

  /// A row that can be told apart from others by its number.
  struct SheetRow {
    var row: Int
    var fields: [String: String]

    subscript(column: String) -> String { fields[column] ?? "" }
  }

  private static func words(_ fault: RecordFault?) -> String {
    switch fault {
    case .fieldCount: "the row has more or fewer fields than the header: a field with a comma must stand in quotes"
    case .unclosedQuote: "a quote opens and does not close: a quote within a field is written twice"
    case .undecodable: "the row is not UTF-8"
    case .nul: "the row has a byte of value 0"
    case .tooLong, nil: "the row is too long"
    }
  }

  /// Writes the columns of a record.
  static func write(_ record: DecisionRecord, into csv: inout CSVWriter) {
    var fields: [String: String] = [:]
    switch record.content {
    case .sellers(let decision):
      fields["decision"] = decision.verdict.rawValue
      fields["account"] = "\(decision.first.marketplace):\(decision.first.account)"
      fields["other_account"] = "\(decision.second.marketplace):\(decision.second.account)"
    case .candidate(let decision):
      fields["decision"] = decision.verdict.rawValue
      fields["candidate_id"] = decision.candidateID
      fields["marketplace"] = decision.marketplace
      fields["listing_id"] = decision.listingID
      fields["brand_id"] = decision.brandID
      fields["state_hash"] = decision.stateHash
    case .undo: return
    }
    let facts = record.circumstances
    fields["reason"] = facts.reason
    fields["night"] = facts.night?.description
    fields["inclusion_probability"] = facts.inclusion.map { "\($0)" }
    fields["score"] = facts.scoreMillionths.map { decimals(millionths: $0) }
    fields["user"] = facts.user
    fields["time"] = facts.time
    put(fields, columns, into: &csv)
  }

  /// Writes the columns of a candidate that nobody has judged yet.
  static func write(_ row: CandidateRow, inclusion: Double, night: CalendarDate, into csv: inout CSVWriter) {
    let fields = [
      "candidate_id": row.candidateID, "marketplace": row.marketplace, "listing_id": row.listingID, "brand_id": row.brandID,
      "state_hash": row.stateHash, "night": "\(night)", "inclusion_probability": "\(inclusion)",
      "score": decimals(millionths: row.scoreMillionths), "tier": row.tier.name, "evidence": row.reasons.joined(separator: "|"),
      "seller_account_id": row.sellerAccountID, "cluster_id": row.clusterID, "url": row.url, "title": row.title, "price": row.price,
      "currency": row.currency,
    ]
    put(fields, columns + shown, into: &csv)
  }

  private static func put(_ fields: [String: String], _ columns: [String], into csv: inout CSVWriter) {
    for column in columns {
      if column == "reason" || column == "title" { csv.freeText(fields[column] ?? "") } else { csv.field(fields[column] ?? "") }
    }
    csv.endRow()
  }

  /// The least chance with which a sample may have taken a candidate. One of fewer in a thousand million would outweigh all others.
  static let leastInclusion = 1e-9

  /// A file that cannot be read as a sheet at all, such as an empty one or one in UTF-16.
  static func unreadable(_ fault: ReadFault, _ file: String) -> RunFault {
    RunFault(.usage, "\(file): \(fault)", remedy: "Save it as CSV with commas in UTF-8, with a header: docs/formats.md says what it holds")
  }

  /// The rows of a file, by the names in its header. `fault` is told rows that cannot be used and why. Where two columns have one name,
  /// nobody knows which is meant: that is the header's fault, and no row is given.
  static func rows(_ bytes: [UInt8], fault: (_ row: Int, _ what: String) -> Void) throws -> (columns: Set<String>, rows: [SheetRow]) {
    let reader = try RecordReader(BytesSource(bytes), dialect: Dialect())
    let header = reader.header.map { ColumnMapping.headerName($0) }
    let twice = Set(header.filter { name in !name.isEmpty && header.count { $0 == name } > 1 }).sorted()
    for name in twice { fault(1, "the header has more than one column `\(name)`") }
    guard twice.isEmpty else { return (Set(header), []) }
    var rows: [SheetRow] = []
    var batch = RecordBatch()
    while try reader.next(&batch) {
      for record in 0..<batch.count {
        guard batch.faults[record] == nil else {
          fault(batch.rows[record], Self.words(batch.faults[record]))
          continue
        }
        var fields: [String: String] = [:]
        for (place, column) in header.enumerated() where fields[column] == nil { fields[column] = batch.string(record, place) }
        rows.append(SheetRow(row: batch.rows[record], fields: fields))
      }
    }
    return (Set(header), rows)
  }
}
