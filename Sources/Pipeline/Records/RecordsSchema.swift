import GRDB

/// The table of decisions. It holds what nothing else knows, so that nothing in it may be changed or taken out.
enum RecordsSchema {
  /// The version that this program writes, in the file's `user_version`.
  static let version = 1
  /// "BSRC", in the file's `application_id`.
  static let applicationID = 0x4253_5243

  /// Makes the table in an empty file; refuses the files of others and of newer versions.
  static func prepare(_ db: Database, path: String) throws {
    guard try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0 else { return try check(db, path: path) }
    try db.execute(sql: tables)
    try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version)")
  }

  /// Refuses what are no records of a version that this program knows.
  static func check(_ db: Database, path: String) throws {
    guard try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID else {
      throw RecordsFault(path: path, what: .damaged("it is the database of another program"))
    }
    let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard found <= version else { throw RecordsFault(path: path, what: .newer(version: found, known: version)) }
    let verdict = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? ""
    guard verdict == "ok" else { throw RecordsFault(path: path, what: .damaged(verdict)) }
  }

  private static let tables = """
    CREATE TABLE decisions (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      verdict TEXT NOT NULL CHECK (verdict IN ('same', 'not-same', 'confirm', 'dismiss', 'undo')),
      first_marketplace TEXT,
      first_account TEXT,
      second_marketplace TEXT,
      second_account TEXT,
      candidate_id TEXT,
      marketplace TEXT,
      listing_id TEXT,
      brand_id TEXT,
      state_hash TEXT,
      undoes INTEGER REFERENCES decisions(number),
      user TEXT NOT NULL,
      time TEXT NOT NULL,
      run INTEGER,
      night TEXT,
      reason TEXT NOT NULL,
      inclusion REAL,
      score_millionths INTEGER
    ) STRICT;
    CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions BEGIN SELECT raise(ABORT, 'decisions are only added'); END;
    CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decisions BEGIN SELECT raise(ABORT, 'decisions are only added'); END;
    """
}
