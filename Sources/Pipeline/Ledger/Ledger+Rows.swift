import GRDB
import Marketplace
import Store

/// Values to rows and back. A row that is not of the form that this program writes makes the ledger a damaged one.
extension Ledger {
  static func insert(_ run: RunRecord, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?)").execute(arguments: [
      run.number, run.pipeline, run.date.description, run.isDraft, run.startedAt, run.endedAt, run.state.rawValue, run.exitStatus,
    ])
  }

  static func insert(_ stage: StageRecord, of run: Int, place: Int, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO run_stages VALUES (?, ?, ?, ?, ?, ?, ?, ?)").execute(arguments: [
      run, place, stage.stage, stage.subject, stage.key, stage.isReused, stage.seconds, stage.rows,
    ])
  }

  static func insert(_ publish: PublishRecord, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO publishes VALUES (?, ?, ?, ?)").execute(arguments: [
      publish.run, publish.date.description, publish.manifest.hex, publish.state.rawValue,
    ])
  }

  func run(of row: Row) throws -> RunRecord {
    guard let state = RunState(rawValue: row["state"]) else { throw malformed("runs.state") }
    return RunRecord(
      number: row["number"], pipeline: row["pipeline"], date: try date(of: row), isDraft: row["draft"], startedAt: row["started_at"],
      endedAt: row["ended_at"], state: state, exitStatus: row["exit_status"])
  }

  static func stage(of row: Row) -> StageRecord {
    StageRecord(
      stage: row["stage"], subject: row["subject"], key: row["key"], isReused: row["reused"], seconds: row["seconds"], rows: row["rows"])
  }

  func publish(of row: Row) throws -> PublishRecord {
    guard let state = PublishRecord.State(rawValue: row["state"]), let manifest = Digest(hex: row["manifest"]) else {
      throw malformed("publishes")
    }
    return PublishRecord(run: row["run"], date: try date(of: row), manifest: manifest, state: state)
  }

  private func date(of row: Row) throws -> CalendarDate {
    guard let date = CalendarDate(iso: row["date"] as String) else { throw malformed("a date") }
    return date
  }

  private func malformed(_ what: String) -> LedgerFault { LedgerFault(path: path, what: .damaged("\(what) is not of its form")) }
}
