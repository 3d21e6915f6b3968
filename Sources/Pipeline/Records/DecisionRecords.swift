import GRDB
import Store

/// The decisions of a workspace, in a file that is only ever added to: SQLite with a rollback journal, apart from the ledger, which can be
/// thrown away and made again while this cannot.
///
/// No run's lock is needed: SQLite lets writers in one after the other. A decision that was noted outlives a power cut.
public struct DecisionRecords: Sendable {
  /// The file.
  public let path: String
  private let disk: Disk
  private let patience: Double

  /// The decisions in a file; nothing is touched yet.
  ///
  /// - Parameter patience: seconds to wait for another process that is writing.
  public init(path: String, disk: Disk = .real, patience: Double = 5) {
    self.path = path
    self.disk = disk
    self.patience = patience
  }

  /// All records, in the order of their numbers; none where there is no file. Writes nothing.
  public func all() throws(RecordsFault) -> [DecisionRecord] {
    do {
      guard try disk.databaseSize(path) > 0 else { return [] }
    } catch {
      throw RecordsFault(path: path, error: error)
    }
    var configuration = Configuration(patience: patience)
    configuration.readonly = true
    do {
      return try DatabaseQueue(path: path, configuration: configuration).read { db in
        try RecordsSchema.check(db, path: path)
        return try Self.fetch(db, path: path)
      }
    } catch {
      throw RecordsFault(path: path, error: error)
    }
  }

  /// Adds what `decide` makes of the records so far, all of it or nothing. Other writers wait, so that what it saw is what there is.
  ///
  /// - Throws: what `decide` throws, and ``RecordsFault``.
  public func add(
    _ decide: ([DecisionRecord]) throws -> [(content: DecisionRecord.Content, circumstances: DecisionRecord.Circumstances)]
  ) throws -> [DecisionRecord] {
    try makeFile()
    var configuration = Configuration(patience: patience)
    configuration.prepareDatabase { db in
      // WAL is not used: SQLite before 3.51.3 has a bug in it that can lose transactions. EXTRA syncs the folder as well, without which a
      // journal could come back after a power cut and undo what was noted.
      try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = ON")
    }
    var refusal: (any Error)?
    do {
      return try DatabaseQueue(path: path, configuration: configuration).write { db in
        try RecordsSchema.prepare(db, path: path)
        let before = try Self.fetch(db, path: path)
        let wanted: [(content: DecisionRecord.Content, circumstances: DecisionRecord.Circumstances)]
        do {
          wanted = try decide(before)
        } catch {
          refusal = error
          throw error
        }
        return try wanted.map { try Self.insert($0.content, $0.circumstances, db) }
      }
    } catch {
      throw refusal ?? RecordsFault(path: path, error: error)
    }
  }

  /// SQLite would make the file with the umask's mode; an empty file of ours is an empty database to it, and its journal takes the same mode.
  private func makeFile() throws(RecordsFault) {
    do {
      let isNew = try !disk.exists(path)
      _ = try disk.databaseSize(path)
      if let folder = parentFolder(of: path) { try disk.makeFolders(folder) }
      try disk.openOrCreate(path, mode: FileMode.privateFile).close()
      if isNew, let folder = parentFolder(of: path) {
        try disk.sync(folder)
        if let workspace = parentFolder(of: folder) { try disk.sync(workspace) }
      }
    } catch {
      throw RecordsFault(path: path, error: error)
    }
  }
}
