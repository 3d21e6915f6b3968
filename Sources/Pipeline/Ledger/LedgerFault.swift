import GRDB
import Store

/// A ledger that cannot be read or written.
public struct LedgerFault: Error, Hashable, Sendable {
  /// Why.
  public enum What: Hashable, Sendable, DatabaseProblem {
    /// Another process is writing and did not end in time.
    case busy
    /// The file is no ledger any more, or never was one.
    case damaged(String)
    /// The file may not be opened or written by this user.
    case closed
    /// A newer Brandsieve wrote it.
    case newer(version: Int, known: Int)
    /// The disk is full.
    case full
    /// A run or a publication that is not in the ledger.
    case unknown(String)
    /// The file cannot be made.
    case disk(DiskFault)
    /// Anything else that SQLite says.
    case other(String)
  }

  /// The file.
  public var path: String
  /// Why.
  public var what: What

  /// A fault of a ledger.
  public init(path: String, what: What) {
    self.path = path
    self.what = what
  }

  /// What an error of the database means.
  init(path: String, error: any Error) {
    self.path = path
    switch error {
    case let fault as LedgerFault: what = fault.what
    case let fault as DatabaseError: what = What(fault)
    default: what = .other("\(error)")
    }
  }

  /// Whether this user may not do it.
  var isForbidden: Bool {
    if case .disk(let fault) = what { return fault.isForbidden }
    return what == .closed
  }
}

extension LedgerFault: CustomStringConvertible {
  /// The file and what is wrong with it.
  public var description: String {
    switch what {
    case .busy: "the ledger \(path) is being written by another process"
    case .damaged(let why): "the ledger \(path) is damaged: \(why)"
    case .closed: "the ledger \(path) may not be opened by this user"
    case .newer(let version, let known): "the ledger \(path) is of version \(version), this program knows versions up to \(known)"
    case .full: "the ledger \(path) cannot be written: the disk is full"
    case .unknown(let name): "the ledger \(path) has no \(name)"
    case .disk(let fault): "the ledger \(path) cannot be made: \(fault)"
    case .other(let why): "the ledger \(path) fails: \(why)"
    }
  }

  /// What to do about it.
  public var remedy: String {
    switch what {
    case .busy: "Try again when the other command has ended."
    case .damaged: "Move the file away: the next run makes it again from the run folders beside it."
    case .closed: "Run as the owner of the workspace, or have the owner do it."
    case .newer: "Use the newer Brandsieve that wrote it."
    case .full: "Free some space, for instance with `brandsieve gc`, then run again."
    case .unknown: "`brandsieve runs` lists what there is."
    case .disk(let fault): fault.remedy
    case .other: "Check the disk, then run again; if it stays, move the file away and it is made again."
    }
  }
}
