import Store

/// Records of decisions that cannot be read or written.
public struct RecordsFault: Error, Hashable, Sendable {
  /// The file.
  public var path: String
  /// Why.
  public var what: DatabaseProblem

  /// A fault of the records.
  public init(path: String, what: DatabaseProblem) {
    self.path = path
    self.what = what
  }
}

extension RecordsFault: DatabaseFault, CustomStringConvertible {
  /// The file and what is wrong with it.
  public var description: String {
    switch what {
    case .busy: "the decisions in \(path) are being written by another process"
    case .damaged(let why): "the decisions in \(path) are damaged: \(why)"
    case .closed: "the decisions in \(path) may not be opened by this user"
    case .newer(let version, let known): "the decisions in \(path) are of version \(version), this program knows versions up to \(known)"
    case .full: "no decision can be written to \(path): the disk is full"
    case .unknown(let name): "the decisions in \(path) have no \(name)"
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
    case .unknown: "`brandsieve decide list --all` lists what there is."
    case .disk(let fault) where fault.isNoPlainFile: "Move it away, and put back a copy from your backup."
    case .disk(let fault): fault.remedy
    case .other: "Check the disk, then try again."
    }
  }
}
