import GRDB

/// The table of decisions. It holds what nothing else knows, so that nothing in it may be changed or taken out.
enum RecordsSchema {
  /// "BSRC" in the file's `application_id`.
  static let stamp = DatabaseStamp(applicationID: 0x4253_5243, version: 1)

  /// Makes the table in an empty file; refuses the files of others and of newer versions.
  static func prepare(_ db: Database, path: String) throws {
    if try !stamp.make(tables, in: db) { try check(db, path: path) }
  }

  /// Refuses what is no records of a version that this program knows, and what is not sound.
  static func check(_ db: Database, path: String) throws {
    if let problem = try stamp.problem(in: db) ?? DatabaseStamp.unsoundness(of: db) {
      throw RecordsFault(path: path, what: problem)
    }
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
