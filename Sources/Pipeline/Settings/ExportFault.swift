import Store

/// Exports that cannot be found or must not be read.
public struct ExportFault: Error, Hashable, Sendable {
  /// What is wrong.
  public enum What: Hashable, Sendable {
    /// A folder cannot be looked into.
    case disk(DiskFault)
    /// A link leads out of the data root.
    case leavesDataRoot(String, target: String)
    /// A link leads to nothing.
    case leadsNowhere(String)
    /// The name is not UTF-8; its other bytes are shown as U+FFFD.
    case notUTF8(String)
    /// Something else than a file matches.
    case notAFile(String, isFolder: Bool)
    /// More files than the limit.
    case tooMany(pattern: String, count: Int, limit: Int)
  }

  /// The marketplace.
  public var source: String
  /// What is wrong.
  public var what: What

  /// A fault of a marketplace's exports.
  public init(source: String, what: What) {
    self.source = source
    self.what = what
  }
}

extension ExportFault: CustomStringConvertible {
  /// The marketplace, the file and what is wrong with it.
  public var description: String {
    switch what {
    case .disk(let fault): "\(source): \(fault)"
    case .leavesDataRoot(let path, let target): "\(source): \(path) is a link out of the data root, to \(target)"
    case .leadsNowhere(let path): "\(source): \(path) is a link to nothing"
    case .notUTF8(let path): "\(source): the name of \(path) is not UTF-8"
    case .notAFile(let path, isFolder: true): "\(source): \(path) matches `files` and is a folder"
    case .notAFile(let path, isFolder: false): "\(source): \(path) matches `files` and is a pipe, a socket or a device"
    case .tooMany(let pattern, let count, let limit): "\(source): \(count) files match \(pattern), \(limit) are allowed"
    }
  }

  /// What to do about it.
  public var remedy: String {
    switch what {
    case .disk(let fault): fault.remedy
    case .leavesDataRoot: "Move the file below the data root, or choose the data root (--data) that holds it."
    case .leadsNowhere: "Remove the link, or bring back what it points to."
    case .notUTF8: "Rename it, in letters of UTF-8: published files name each export."
    case .notAFile: "Move it away, or make `files` of this source narrower: exports are plain files."
    case .tooMany: "Make `files` of this source narrower, or join its files."
    }
  }
}
