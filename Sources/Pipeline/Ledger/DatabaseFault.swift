import GRDB
import Glibc
import Store

/// A database of a workspace that cannot be read or written.
protocol DatabaseFault: Error, CustomStringConvertible {
  /// The file.
  var path: String { get }
  /// Why.
  var what: DatabaseProblem { get }
  /// What to do about it.
  var remedy: String { get }

  init(path: String, what: DatabaseProblem)
}

extension DatabaseFault {
  /// What an error of the database, or in making its file, means.
  init(path: String, error: any Error) {
    switch error {
    case let fault as Self: self = fault
    case let fault as DatabaseError: self.init(path: path, what: DatabaseProblem(fault))
    case let fault as DiskFault: self.init(path: path, what: fault.errno == EACCES ? .closed : .disk(fault))
    default: self.init(path: path, what: .other("\(error)"))
    }
  }
}

/// What can be wrong with a database of a workspace, whatever it holds.
public enum DatabaseProblem: Hashable, Sendable {
  /// Another process is writing and did not end in time.
  case busy
  /// The file is no database of ours any more, or never was one.
  case damaged(String)
  /// The file may not be opened or written by this user.
  case closed
  /// A newer Brandsieve wrote it.
  case newer(version: Int, known: Int)
  /// The disk is full.
  case full
  /// Something that is not in it.
  case unknown(String)
  /// The file cannot be made.
  case disk(DiskFault)
  /// Anything else that SQLite says.
  case other(String)

  /// What an error of SQLite means.
  init(_ error: DatabaseError) {
    self =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged(error.message ?? "SQLite calls it corrupt")
      case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_READONLY: .closed
      case .SQLITE_FULL: .full
      default: .other(error.message ?? "SQLite's code \(error.extendedResultCode.rawValue)")
      }
  }

  /// Whether this user may not do it.
  var isForbidden: Bool {
    if case .disk(let fault) = self { return fault.isForbidden }
    return self == .closed
  }
}

extension Disk {
  /// The size of a database's file, links followed; 0 where there is none.
  ///
  /// SQLite would wait for a pipe, and calls a folder closed.
  func databaseSize(_ path: String) throws(DiskFault) -> Int {
    guard let status = try targetStatus(path) else { return 0 }
    guard status.isFile else { throw DiskFault(operation: .read, path: path, errno: status.isFolder ? EISDIR : ESPIPE) }
    return status.size
  }
}
