import GRDB

/// What tells a database of ours from others: the file's `application_id` and `user_version`.
struct DatabaseStamp {
  let applicationID: Int
  /// The version that this program writes.
  let version: Int

  /// Makes the tables in an empty file and stamps it.
  ///
  /// - Returns: whether the file was empty.
  func make(_ tables: String, in db: Database) throws -> Bool {
    guard try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0 else { return false }
    try db.execute(sql: tables)
    try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version)")
    return true
  }

  /// Why a file is none that this program knows; nil where it is one.
  func problem(in db: Database) throws -> DatabaseProblem? {
    guard try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID else {
      return .damaged("it is the database of another program")
    }
    let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    return found <= version ? nil : .newer(version: found, known: version)
  }

  /// What SQLite finds unsound in a file; nil where all of it is sound.
  static func unsoundness(of db: Database) throws -> DatabaseProblem? {
    let verdict = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? ""
    return verdict == "ok" ? nil : .damaged(verdict)
  }
}

extension Configuration {
  /// One that waits so many seconds for another process that is writing.
  init(patience: Double) {
    self.init()
    busyMode = .timeout(patience)
  }
}
