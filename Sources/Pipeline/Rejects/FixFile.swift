import Marketplace
import Store

/// A fix file that is kept below `WORKSPACE/records/fixes/`: mended rows of one file of one marketplace and date. It is never changed, and
/// named by its content.
struct FixFile: Sendable {
  /// Its path below the workspace: this is the file that its rows stand in.
  let path: String
  let location: String
  let size: Int
  let digest: String
  /// The file whose rejects it mends.
  let originPath: String
  let originDigest: String
  let rows: [FixRow]
}

/// The fix files of a workspace.
struct FixStore {
  let workspace: Workspace
  let disk: Disk

  private static let folder = "records/fixes"
  /// No fix file is as large, in bytes: people mend rows one by one.
  private static let largest = 1 << 30

  /// The path, below the workspace, of a fix file with this content.
  static func path(_ date: CalendarDate, _ marketplace: String, digest: String) -> String {
    "\(folder)/\(date)/\(marketplace)/\(digest).csv"
  }

  func location(_ path: String) -> String { "\(workspace.path)/\(path)" }

  /// All that is kept for a date and a marketplace, by the bytes of the names.
  ///
  /// - Throws: status 1 where a file is not what its name says, or closed to this user.
  func files(_ date: CalendarDate, _ marketplace: String) throws(RunFault) -> [FixFile] {
    let folder = "\(Self.folder)/\(date)/\(marketplace)"
    do {
      guard try disk.exists(location(folder)) else { return [] }
      return try disk.list(location(folder)).filter { $0.hasSuffix(".csv") }.map { name in try read("\(folder)/\(name)") }
    } catch {
      throw RunFault(error)
    }
  }

  private func read(_ path: String) throws -> FixFile {
    let bytes = try disk.readPlainFile(location(path), limit: Self.largest)
    let digest = SHA256.digest(bytes).hex
    guard path.hasSuffix("/\(digest).csv"), let rows = try? FixTable.read(bytes), let first = rows.first else {
      throw RunFault(
        .failed, "\(location(path)) is damaged: its content is not what its name says",
        remedy: "Bring it back from a backup, or move it away and mend its rows again")
    }
    return FixFile(
      path: path, location: location(path), size: bytes.count, digest: digest, originPath: first.file, originDigest: first.sha256,
      rows: rows)
  }

  /// Keeps rows of one file, unless they are kept already.
  func keep(_ content: [UInt8], at path: String) throws(DiskFault) {
    let target = location(path)
    guard try !disk.exists(target) else { return }
    if let folder = parentFolder(of: target) { try disk.makeFolders(folder) }
    try writeFileAtomically(target, content, mode: FileMode.privateFile, disk: disk)
  }
}
