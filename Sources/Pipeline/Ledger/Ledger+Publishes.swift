import GRDB
import Marketplace
import Store

extension Ledger {
  /// Notes, before anything is moved, that a run is about to publish a date (R4).
  public func writeIntent(run: Int, date: CalendarDate, manifest: Digest) throws(LedgerFault) {
    try write { db in
      try requireRun(run, db)
      try Self.insert(PublishRecord(run: run, date: date, manifest: manifest, state: .intent), db)
    }
  }

  /// Notes that a date is published.
  public func markPublished(run: Int, date: CalendarDate) throws(LedgerFault) { try set(.published, run, date) }

  /// Notes what a look at the published folder found out about an intent of a run that did not come back.
  public func settle(_ intent: PublishRecord, isPublished: Bool) throws(LedgerFault) {
    try set(isPublished ? .published : .withdrawn, intent.run, intent.date)
  }

  /// The intents that nobody has settled, the oldest run first.
  public func openIntents() throws(LedgerFault) -> [PublishRecord] {
    try read { db in
      try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM publishes WHERE state = 'intent' ORDER BY run, date")).map {
        try publish(of: $0)
      }
    }
  }

  /// The run whose files stand published for a date; nil where the ledger knows of none.
  public func runPublished(on date: CalendarDate) throws(LedgerFault) -> Int? {
    try read { db in
      try Int.fetchOne(
        db.cachedStatement(sql: "SELECT max(run) FROM publishes WHERE state = 'published' AND date = ?"), arguments: [date.description])
    }
  }

  private func set(_ state: PublishRecord.State, _ run: Int, _ date: CalendarDate) throws(LedgerFault) {
    try write { db in
      try db.cachedStatement(sql: "UPDATE publishes SET state = ? WHERE run = ? AND date = ?")
        .execute(arguments: [state.rawValue, run, date.description])
      if db.changesCount == 0 { throw LedgerFault(path: path, what: .unknown("publication of \(date) by run \(run)")) }
    }
  }
}
