import GRDB
import Store

/// The index of a workspace's runs, stages and publications (R5): SQLite with a rollback journal, one writer.
///
/// Each call is a transaction of its own; when it returns, it outlives a power cut. Safe to use from several threads.
public final class Ledger: Sendable {
  /// The file.
  public let path: String
  /// Whether the tables were made by this opening: runs that the folders know can then be told by ``rebuild(from:)``.
  public let isNew: Bool
  private let queue: DatabaseQueue

  private init(path: String, isNew: Bool, queue: DatabaseQueue) {
    self.path = path
    self.isNew = isNew
    self.queue = queue
  }

  /// Opens a ledger for a run, made first if it is missing; checks that the whole file is sound.
  ///
  /// - Parameter patience: seconds to wait for another process that is writing.
  public static func openForWriting(_ path: String, disk: Disk = .real, patience: Double = 5) throws(LedgerFault) -> Ledger {
    do {
      // SQLite would make it with the umask's mode; an empty file of ours is an empty database to it, and its journal takes the same mode.
      _ = try disk.databaseSize(path)
      try disk.openOrCreate(path, mode: FileMode.privateFile).close()
    } catch {
      throw LedgerFault(path: path, error: error)
    }
    var configuration = Configuration(patience: patience)
    configuration.prepareDatabase { db in
      // WAL is not used: SQLite before 3.51.3 has a bug in it that can lose transactions.
      try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL")
    }
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      let isNew = try queue.write { db in
        let isNew = try LedgerSchema.prepare(db, path: path)
        if let problem = try DatabaseStamp.unsoundness(of: db) { throw LedgerFault(path: path, what: problem) }
        return isNew
      }
      return Ledger(path: path, isNew: isNew, queue: queue)
    } catch {
      throw LedgerFault(path: path, error: error)
    }
  }

  /// Opens a ledger to look at, for users who cannot write too; nil where there is none.
  public static func openReadOnly(_ path: String, disk: Disk = .real, patience: Double = 5) throws(LedgerFault) -> Ledger? {
    do {
      guard try disk.databaseSize(path) > 0 else { return nil }
    } catch {
      throw LedgerFault(path: path, error: error)
    }
    var configuration = Configuration(patience: patience)
    configuration.readonly = true
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.read { try LedgerSchema.check($0, path: path) }
      return Ledger(path: path, isNew: false, queue: queue)
    } catch {
      throw LedgerFault(path: path, error: error)
    }
  }

  /// Closes the file. A ledger that nobody refers to any more is closed as well.
  public func close() throws(LedgerFault) {
    do { try queue.close() } catch { throw LedgerFault(path: path, error: error) }
  }

  func write<Value>(_ body: (Database) throws -> Value) throws(LedgerFault) -> Value {
    do { return try queue.write(body) } catch { throw LedgerFault(path: path, error: error) }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(LedgerFault) -> Value {
    do { return try queue.read(body) } catch { throw LedgerFault(path: path, error: error) }
  }
}
