import Store

/// A ledger that cannot be read or written.
public struct LedgerFault: Error, Hashable, Sendable {
  /// The file.
  public var path: String
  /// Why.
  public var what: DatabaseProblem

  /// A fault of a ledger.
  public init(path: String, what: DatabaseProblem) {
    self.path = path
    self.what = what
  }
}

extension LedgerFault: DatabaseFault, CustomStringConvertible {
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
    case .disk(let fault) where fault.isNoPlainFile: "Move it away: the next run makes the ledger again from the run folders beside it."
    case .disk(let fault): fault.remedy
    case .other: "Check the disk, then run again; if it stays, move the file away and it is made again."
    }
  }
}
