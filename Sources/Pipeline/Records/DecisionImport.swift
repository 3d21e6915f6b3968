import Candidates
import Linkage
import Marketplace
import Store
import Tabular

/// Reads a sheet of decisions: all of it or nothing, with every fault by its row.
struct DecisionImport {
  /// What is wrong with a row.
  struct Fault: Equatable {
    var row: Int
    var what: String
  }

  /// What the sheet decides, in the order of its rows. Rows without a decision are passed over.
  private(set) var decisions: [(content: DecisionRecord.Content, circumstances: DecisionRecord.Circumstances)] = []
  private(set) var faults: [Fault] = []
  /// Rows that nobody has decided yet.
  private(set) var open = 0

  /// - Parameter known: gives what a night (nil: the newest) knows of the candidates of these ids.
  init(
    _ bytes: [UInt8], user: String, time: String, known: (Set<String>, CalendarDate?) throws -> KnownCandidates
  ) throws {
    var unreadable: [Fault] = []
    let (columns, rows) = try DecisionSheet.rows(bytes) { unreadable.append(Fault(row: $0, what: $1)) }
    faults = unreadable
    guard columns.contains("decision") else {
      faults.append(Fault(row: 1, what: "the header has no column `decision`"))
      return
    }
    let lookUp = Set(rows.filter { !$0["decision"].isEmpty && $0["state_hash"].isEmpty }.map { $0["candidate_id"] }.filter { !$0.isEmpty })
    let newest = lookUp.isEmpty ? nil : try known(lookUp, nil)
    var earlier: [[String]: (row: Int, decision: String)] = [:]
    for row in rows {
      let decision = ColumnMapping.headerName(row["decision"]).lowercased()
      guard !decision.isEmpty else {
        open += 1
        continue
      }
      do throws(RowProblem) {
        let content = try Self.content(decision, row, newest)
        if let before = earlier.updateValue((row.row, decision), forKey: Self.subject(of: content)), before.decision != decision {
          throw RowProblem(what: "it says `\(decision)` of what row \(before.row) says `\(before.decision)` of: keep one of the two")
        }
        decisions.append((content, try Self.circumstances(row, user, time, newest?.night)))
      } catch {
        faults.append(Fault(row: row.row, what: error.what))
      }
    }
    faults.sort { $0.row < $1.row }
  }

  private struct RowProblem: Error { var what: String }

  /// What a decision is about: of one thing a sheet may say one thing.
  private static func subject(of content: DecisionRecord.Content) -> [String] {
    switch content {
    case .candidate(let decision): [decision.candidateID]
    case .sellers(let decision): [decision.first.marketplace, decision.first.account, decision.second.marketplace, decision.second.account]
    case .undo(let number): ["\(number)"]
    }
  }

  private static func content(
    _ decision: String, _ row: DecisionSheet.SheetRow, _ newest: KnownCandidates?
  ) throws(RowProblem) -> DecisionRecord.Content {
    if let verdict = SellerDecision.Verdict(rawValue: decision) {
      guard let one = AccountKey(marketplaceAndAccount: row["account"]),
        let other = AccountKey(marketplaceAndAccount: row["other_account"]), let decision = SellerDecision(verdict, one, other)
      else { throw RowProblem(what: "`account` and `other_account` are not two accounts, each as MARKETPLACE:ACCOUNT") }
      return .sellers(decision)
    }
    guard let verdict = CandidateDecision.Verdict(rawValue: decision) else {
      throw RowProblem(what: "`\(decision)` is not one of confirm, dismiss, same, not-same")
    }
    let id = row["candidate_id"]
    guard !id.isEmpty else { throw RowProblem(what: "`candidate_id` is empty") }
    guard !row["state_hash"].isEmpty else {
      guard let decision = newest?.decision(verdict, id) else {
        throw RowProblem(what: "the newest night knows no candidate \(id), and the row has no `state_hash`")
      }
      return .candidate(decision)
    }
    let written = CandidateDecision(
      verdict, candidateID: id, marketplace: row["marketplace"], listingID: row["listing_id"], brandID: row["brand_id"],
      stateHash: row["state_hash"])
    let computed = Candidates.candidateID(marketplace: written.marketplace, listing: written.listingID, brand: written.brandID) {
      SHA256.digest($0).bytes
    }
    guard computed == id else { throw RowProblem(what: "\(id) is not the id of `marketplace`, `listing_id` and `brand_id`") }
    guard written.stateHash.utf8.count == 32, written.stateHash.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
    else {
      throw RowProblem(what: "`state_hash` is not 32 hexadecimal digits")
    }
    return .candidate(written)
  }

  private static func circumstances(
    _ row: DecisionSheet.SheetRow, _ user: String, _ time: String, _ newest: CalendarDate?
  ) throws(RowProblem) -> DecisionRecord.Circumstances {
    var night = newest
    if !row["night"].isEmpty {
      guard let written = CalendarDate(iso: row["night"]) else { throw RowProblem(what: "`night` is no date, as 2026-11-22") }
      night = written
    }
    var inclusion: Double?
    if !row["inclusion_probability"].isEmpty {
      guard let probability = Double(row["inclusion_probability"]), (DecisionSheet.leastInclusion...1).contains(probability)
      else {
        throw RowProblem(what: "`inclusion_probability` is `\(row["inclusion_probability"])`, no number from 0.000000001 to 1")
      }
      inclusion = probability
    }
    var score: Int?
    if !row["score"].isEmpty {
      guard let probability = Double(row["score"]), (0...1).contains(probability) else {
        throw RowProblem(what: "`score` is no number from 0 to 1")
      }
      score = Int((probability * 1_000_000).rounded())
    }
    let isAttributed = !row["user"].isEmpty && !row["time"].isEmpty
    return DecisionRecord.Circumstances(
      user: isAttributed ? row["user"] : user, time: isAttributed ? row["time"] : time, night: night,
      reason: row["reason"].hasPrefix("'") ? String(row["reason"].dropFirst()) : row["reason"], inclusion: inclusion, scoreMillionths: score
    )
  }
}

extension DecisionDesk {
  /// What an import came to.
  public struct Imported: Sendable {
    /// What was noted.
    public var added: [DecisionRecord]
    /// Rows that say what counts already.
    public var repeated: Int
    /// Rows without a decision.
    public var open: Int
  }

  /// Notes all decisions of a sheet, or none.
  ///
  /// - Throws: status 2 with the faults by row.
  public func importSheet(_ file: String) throws(RunFault) -> Imported {
    do {
      let bytes = try disk.readFile(file)
      let sheet = try DecisionImport(bytes, user: user, time: HostClock.now) { ids, date in
        try KnownCandidates(ids, on: date, in: workspace, disk: disk)
      }
      guard sheet.faults.isEmpty else {
        let shown = sheet.faults.prefix(20).map { "row \($0.row): \($0.what)" }.joined(separator: "; ")
        let more = sheet.faults.count > 20 ? "; and \(sheet.faults.count - 20) more" : ""
        throw RunFault(.usage, "\(file): \(shown)\(more)", remedy: "Correct the rows and import the file again: nothing was noted")
      }
      let added = try enter { before in
        let force = DecisionsInForce(before)
        let counting = force.contents
        let new = sheet.decisions.filter { !counting.contains($0.content) }
        var after = before
        for decision in new {
          after.append(
            DecisionRecord(number: (after.last?.number ?? 0) + 1, content: decision.content, circumstances: decision.circumstances))
        }
        try Self.refuseContradiction(after)
        return new
      }
      return Imported(added: added, repeated: sheet.decisions.count - added.count, open: sheet.open)
    } catch let fault as ReadFault {
      throw DecisionSheet.unreadable(fault, file)
    } catch {
      throw RunFault(error)
    }
  }

  /// The decisions that count, as a sheet; or those that a published night went by, as its artefact keeps them: what they say, without
  /// who said it and when.
  public func exportSheet(of date: CalendarDate? = nil) throws(RunFault) -> [UInt8] {
    var csv = CSVWriter()
    for column in DecisionSheet.columns { csv.field(column) }
    csv.endRow()
    let records = if let date { try used(on: date) } else { try list().filter(\.counts).map(\.record) }
    for record in records { DecisionSheet.write(record, into: &csv) }
    return csv.take()
  }

  private func used(on date: CalendarDate) throws(RunFault) -> [DecisionRecord] {
    do {
      let night = try workspace.publishedNight(date)
      return try VanishedDecisions.used(on: night, in: workspace, disk: disk).enumerated().map { place, content in
        DecisionRecord(number: place + 1, content: content, circumstances: .init(user: "", time: "", night: date))
      }
    } catch {
      throw RunFault(error)
    }
  }
}
