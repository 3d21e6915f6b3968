import Glibc
import Store

/// `published/LATEST`: a text file that holds the newest published date.
struct Latest {
  let workspace: Workspace
  let disk: Disk

  /// A date and a line end are 11 bytes; what is longer than this is no file of ours.
  private static let largest = 4096

  /// What it holds; nil where it is not there yet. Nothing is published before this went well.
  ///
  /// - Throws: status 2 where it is closed to this user, or no small plain file.
  @discardableResult func read() throws(RunFault) -> [UInt8]? {
    let path = workspace.latest
    do throws(DiskFault) {
      guard let status = try disk.status(path) else { return nil }
      if status.isLink { throw DiskFault(operation: .read, path: path, errno: ELOOP) }
      return try disk.readPlainFile(path, limit: Self.largest)
    } catch {
      if error.isForbidden { throw RunFault(.usage, "\(error)", remedy: error.remedy) }
      guard error.isOfThePath || error.isNoPlainFile else { throw RunFault(error) }
      throw RunFault(.usage, "\(error)", remedy: "Move it away, then run again: it is written anew")
    }
  }

  /// Lets it hold the newest published date.
  func write() throws {
    guard let newest = try workspace.publishedDates().last else { return }
    let bytes = Array("\(newest)\n".utf8)
    if try read() != bytes { try writeFileAtomically(workspace.latest, bytes, disk: disk) }
  }
}
