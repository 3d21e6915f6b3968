import GRDB

/// The tables of the ledger. It is an index: all of it can be told again from the run folders.
enum LedgerSchema {
  /// The version that this program writes, in the file's `user_version`.
  static let version = 1
  /// "BSLG", in the file's `application_id`: what tells a ledger from other SQLite files.
  static let applicationID = 0x4253_4C47

  /// Makes the tables in an empty file; refuses the files of others and of newer versions.
  ///
  /// - Returns: whether the tables were made.
  static func prepare(_ db: Database, path: String) throws -> Bool {
    guard try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0 else {
      try check(db, path: path)
      return false
    }
    try db.execute(sql: tables)
    try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version)")
    return true
  }

  /// Refuses what is no ledger of a version that this program knows.
  static func check(_ db: Database, path: String) throws {
    guard try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID else {
      throw LedgerFault(path: path, what: .damaged("it is the database of another program"))
    }
    let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard found <= version else { throw LedgerFault(path: path, what: .newer(version: found, known: version)) }
  }

  private static let tables = """
    CREATE TABLE runs (
      number INTEGER PRIMARY KEY,
      pipeline TEXT NOT NULL,
      date TEXT NOT NULL,
      draft INTEGER NOT NULL,
      started_at TEXT NOT NULL,
      ended_at TEXT,
      state TEXT NOT NULL,
      exit_status INTEGER
    ) STRICT;
    CREATE TABLE run_stages (
      run INTEGER NOT NULL REFERENCES runs(number),
      place INTEGER NOT NULL,
      stage TEXT NOT NULL,
      subject TEXT NOT NULL,
      key TEXT NOT NULL,
      reused INTEGER NOT NULL,
      seconds REAL NOT NULL,
      rows INTEGER,
      PRIMARY KEY (run, place)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE publishes (
      run INTEGER NOT NULL REFERENCES runs(number),
      date TEXT NOT NULL,
      manifest TEXT NOT NULL,
      state TEXT NOT NULL,
      PRIMARY KEY (run, date)
    ) STRICT, WITHOUT ROWID;
    """
}
