import GRDB

/// The tables of the ledger. It is an index: all of it can be told again from the run folders.
enum LedgerSchema {
  /// "BSLG" in the file's `application_id`.
  static let stamp = DatabaseStamp(applicationID: 0x4253_4C47, version: 1)

  /// Makes the tables in an empty file; refuses the files of others and of newer versions.
  ///
  /// - Returns: whether the tables were made.
  static func prepare(_ db: Database, path: String) throws -> Bool {
    if try stamp.make(tables, in: db) { return true }
    try check(db, path: path)
    return false
  }

  /// Refuses what is no ledger of a version that this program knows.
  static func check(_ db: Database, path: String) throws {
    if let problem = try stamp.problem(in: db) { throw LedgerFault(path: path, what: problem) }
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
