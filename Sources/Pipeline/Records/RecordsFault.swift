import GRDB
import Store

/// Records of decisions that cannot be read or written.
public struct RecordsFault: Error, Hashable, Sendable {
  /// Why.
  public enum What: Hashable, Sendable, DatabaseProblem {
    /// Another process is writing and did not end in time.
    case busy
    /// The file holds no records any more, or never did.
    case damaged(String)
    /// The file may not be opened or written by this user.
    case closed
    /// A newer Brandsieve wrote it.
    case newer(version: Int, known: Int)
    /// The disk is full.
    case full
    /// The file cannot be made.
    case disk(DiskFault)
    /// Anything else that SQLite says.
    case other(String)
  }

  /// The file.
  public var path: String
  /// Why.
  public var what: What

  /// A fault of the records.
  public init(path: String, what: What) {
    self.path = path
    self.what = what
  }

  /// What an error of the database means.
  init(path: String, error: any Error) {
    self.path = path
    switch error {
    case let fault as RecordsFault: what = fault.what
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

extension RecordsFault: CustomStringConvertible {
  /// The file and what is wrong with it.
  public var description: String {
    switch what {
    case .busy: "the decisions in \(path) are being written by another process"
    case .damaged(let why): "the decisions in \(path) are damaged: \(why)"
    case .closed: "the decisions in \(path) may not be opened by this user"
    case .newer(let version, let known): "the decisions in \(path) are of version \(version), this program knows versions up to \(known)"
    case .full: "no decision can be written to \(path): the disk is full"
    case .disk(let fault): "the decisions in \(path) cannot be used: \(fault)"
    case .other(let why): "the decisions in \(path) fail: \(why)"
    }
  }

  /// What to do about it.
  public var remedy: String {
    switch what {
    case .busy: "Try again when the other command has ended."
    case .damaged: "Put back a copy from your backup, or move the file away and bring the last `decide export` in with `decide import`."
    case .closed: "Run as the owner of the workspace, or have the owner do it."
    case .newer: "Use the newer Brandsieve that wrote it."
    case .full: "Free some space, for instance with `brandsieve gc`, then try again: nothing was noted."
    case .disk(let fault): fault.remedy
    case .other: "Check the disk, then try again."
    }
  }
}
