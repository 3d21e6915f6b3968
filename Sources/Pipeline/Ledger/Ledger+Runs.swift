import GRDB
import Marketplace

extension Ledger {
  /// Opens a run and gives its number. Whoever calls holds the workspace's lock, so a run that still counts as running was killed: it is
  /// marked so. The number is greater than all that the ledger knows, and than `above`, of which run folders may tell.
  public func beginRun(
    pipeline: String, date: CalendarDate, isDraft: Bool, startedAt: String, above: Int = 0
  ) throws(LedgerFault) -> Int {
    try write { db in
      try db.cachedStatement(sql: "UPDATE runs SET state = 'killed' WHERE state = 'running'").execute()
      let last = try Int.fetchOne(db.cachedStatement(sql: "SELECT coalesce(max(number), 0) FROM runs")) ?? 0
      let number = max(last, above) + 1
      try Self.insert(
        RunRecord(number: number, pipeline: pipeline, date: date, isDraft: isDraft, startedAt: startedAt), db)
      return number
    }
  }

  /// Notes what a run did for its stages, all in one transaction: each one waits for the disk several times.
  public func recordStages(_ stages: [StageRecord], of run: Int) throws(LedgerFault) {
    try write { db in
      try requireRun(run, db)
      let last = try Int.fetchOne(
        db.cachedStatement(sql: "SELECT coalesce(max(place), 0) FROM run_stages WHERE run = ?"), arguments: [run])
      for (place, stage) in stages.enumerated() { try Self.insert(stage, of: run, place: (last ?? 0) + place + 1, db) }
    }
  }

  /// Notes how a run ended.
  public func endRun(_ run: Int, state: RunState, exitStatus: Int, endedAt: String) throws(LedgerFault) {
    try write { db in
      try requireRun(run, db)
      try db.cachedStatement(sql: "UPDATE runs SET state = ?, exit_status = ?, ended_at = ? WHERE number = ?")
        .execute(arguments: [state.rawValue, exitStatus, endedAt, run])
    }
  }

  /// All runs, the newest first.
  public func runs() throws(LedgerFault) -> [RunRecord] {
    try read { db in
      try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM runs ORDER BY number DESC")).map { try run(of: $0) }
    }
  }

  /// All that is known of a run; nil where there is none of that number.
  public func run(_ number: Int) throws(LedgerFault) -> RunFacts? {
    try read { db in
      guard let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM runs WHERE number = ?"), arguments: [number]) else {
        return nil
      }
      let stages = try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM run_stages WHERE run = ? ORDER BY place"), arguments: [number])
      let publishes = try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM publishes WHERE run = ? ORDER BY date"), arguments: [number])
      return RunFacts(run: try run(of: row), stages: stages.map(Self.stage), publishes: try publishes.map { try publish(of: $0) })
    }
  }

  /// Replaces all that the ledger says by what the run folders say.
  public func rebuild(from facts: [RunFacts]) throws(LedgerFault) {
    try write { db in
      for table in ["publishes", "run_stages", "runs"] { try db.cachedStatement(sql: "DELETE FROM \(table)").execute() }
      for fact in facts.sorted(by: { $0.run.number < $1.run.number }) {
        try Self.insert(fact.run, db)
        for (place, stage) in fact.stages.enumerated() { try Self.insert(stage, of: fact.run.number, place: place + 1, db) }
        for publish in fact.publishes { try Self.insert(publish, db) }
      }
    }
  }

  /// Throws where the ledger has no run of that number.
  func requireRun(_ number: Int, _ db: Database) throws {
    guard try Int.fetchOne(db.cachedStatement(sql: "SELECT 1 FROM runs WHERE number = ?"), arguments: [number]) != nil else {
      throw LedgerFault(path: path, what: .unknown("run \(number)"))
    }
  }
}
