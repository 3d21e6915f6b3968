import Candidates
import GRDB
import Linkage
import Marketplace

/// Values to rows and back. A row that is not of the form that this program writes makes the records damaged ones.
extension DecisionRecords {
  static func fetch(_ db: Database, path: String) throws -> [DecisionRecord] {
    try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM decisions ORDER BY number")).map { row in
      guard let record = record(of: row) else {
        throw RecordsFault(path: path, what: .damaged("decision \(row["number"] as Int) is not of its form"))
      }
      return record
    }
  }

  static func insert(
    _ content: DecisionRecord.Content, _ circumstances: DecisionRecord.Circumstances, _ db: Database
  ) throws -> DecisionRecord {
    var sellers: SellerDecision?
    var candidate: CandidateDecision?
    var undoes: Int?
    let verdict: String
    switch content {
    case .sellers(let decision):
      sellers = decision
      verdict = decision.verdict.rawValue
    case .candidate(let decision):
      candidate = decision
      verdict = decision.verdict.rawValue
    case .undo(let number):
      undoes = number
      verdict = undoVerdict
    }
    let columns = [
      "verdict", "first_marketplace", "first_account", "second_marketplace", "second_account", "candidate_id", "marketplace",
      "listing_id", "brand_id", "state_hash", "undoes", "user", "time", "run", "night", "reason", "inclusion", "score_millionths",
    ]
    let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
    try db.cachedStatement(sql: "INSERT INTO decisions (\(columns.joined(separator: ", "))) VALUES (\(marks))").execute(arguments: [
      verdict, sellers?.first.marketplace, sellers?.first.account, sellers?.second.marketplace, sellers?.second.account,
      candidate?.candidateID, candidate?.marketplace, candidate?.listingID, candidate?.brandID, candidate?.stateHash, undoes,
      circumstances.user, circumstances.time, circumstances.run,
      circumstances.night?.description, circumstances.reason, circumstances.inclusion,
      circumstances.scoreMillionths,
    ])
    return DecisionRecord(number: Int(db.lastInsertedRowID), content: content, circumstances: circumstances)
  }

  private static let undoVerdict = "undo"

  private static func record(of row: Row) -> DecisionRecord? {
    guard let content = content(of: row) else { return nil }
    let night = row["night"] as String?
    let circumstances = DecisionRecord.Circumstances(
      user: row["user"], time: row["time"], run: row["run"], night: night.flatMap { CalendarDate(iso: $0) }, reason: row["reason"],
      inclusion: row["inclusion"], scoreMillionths: row["score_millionths"])
    return DecisionRecord(number: row["number"], content: content, circumstances: circumstances)
  }

  private static func content(of row: Row) -> DecisionRecord.Content? {
    let verdict = row["verdict"] as String
    if verdict == undoVerdict { return (row["undoes"] as Int?).map { .undo($0) } }
    if let verdict = SellerDecision.Verdict(rawValue: verdict) {
      guard let one = account(row["first_marketplace"], row["first_account"]),
        let other = account(row["second_marketplace"], row["second_account"])
      else { return nil }
      return SellerDecision(verdict, one, other).map { .sellers($0) }
    }
    guard let verdict = CandidateDecision.Verdict(rawValue: verdict), let id = row["candidate_id"] as String?,
      let hash = row["state_hash"] as String?, let marketplace = row["marketplace"] as String?,
      let listing = row["listing_id"] as String?, let brand = row["brand_id"] as String?
    else { return nil }
    return .candidate(
      CandidateDecision(verdict, candidateID: id, marketplace: marketplace, listingID: listing, brandID: brand, stateHash: hash))
  }

  private static func account(_ marketplace: String?, _ account: String?) -> AccountKey? {
    guard let marketplace, let account else { return nil }
    return AccountKey(marketplace: marketplace, account: account)
  }
}
