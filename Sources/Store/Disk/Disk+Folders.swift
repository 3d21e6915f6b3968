import CSystem
import Glibc

extension Disk {
  /// Makes one folder; fails if it exists or its parent does not. The mode holds whatever the umask.
  public func makeFolder(_ path: String, mode: UInt16 = FileMode.folder) throws(DiskFault) {
    try call(.makeFolder, path) { unsafe Int(Glibc.mkdir(path, mode_t(mode))) }
    try chmod(path, mode: mode)
  }

  /// Makes a folder and those above it that are missing; one that exists is left as it is.
  public func makeFolders(_ path: String, mode: UInt16 = FileMode.folder) throws(DiskFault) {
    do {
      try makeFolder(path, mode: mode)
    } catch {
      if error.errno == EEXIST, try isFolder(path) { return }
      guard error.errno == ENOENT, let parent = parentFolder(of: path), parent != path else { throw error }
      try makeFolders(parent, mode: mode)
      do { try makeFolder(path, mode: mode) } catch { if error.errno != EEXIST { throw error } }
    }
  }

  /// Checks that this user may make, move and remove what is in a folder (access(2)).
  public func requireWritable(_ folder: String) throws(DiskFault) {
    try call(.access, folder) { unsafe Int(access(folder, R_OK | W_OK | X_OK)) }
  }

  /// Whether a folder stands at the path, a link to one counted.
  public func isFolder(_ path: String) throws(DiskFault) -> Bool { try targetStatus(path)?.isFolder == true }

  /// The names in a folder, sorted by their bytes.
  public func list(_ path: String) throws(DiskFault) -> [String] {
    var names: [String] = []
    try call(.list, path) {
      guard let stream = unsafe opendir(path) else { return -1 }
      defer { unsafe closedir(stream) }
      names.removeAll()
      while true {
        Glibc.errno = 0
        guard let entry = unsafe readdir(stream) else { return Glibc.errno == 0 ? 0 : -1 }
        let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
          unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
      }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Waits until a file's content, or the names in a folder, are on the disk (fsync).
  public func sync(_ path: String) throws(DiskFault) {
    let file = try open(path)
    try file.sync()
    try file.close()
  }

  /// Waits until all that was written to the file system of a path is on the disk (syncfs).
  public func syncFileSystem(of path: String) throws(DiskFault) {
    let file = try open(path)
    try file.syncFileSystem()
    try file.close()
  }

  /// Swaps what two paths name in one step (renameat2 RENAME_EXCHANGE).
  public func exchange(_ path: String, with other: String) throws(DiskFault) {
    try call(.exchange, path, to: other) { unsafe Int(bs_exchange(path, other)) }
  }

  /// Removes a folder and all in it, or a file; links are removed, never followed.
  public func removeTree(_ path: String) throws(DiskFault) {
    guard let status = try status(path) else { return }
    guard status.isFolder else { return try unlink(path) }
    for name in try list(path) { try removeTree(path + "/" + name) }
    try call(.removeFolder, path) { unsafe Int(rmdir(path)) }
  }
}

/// The folder that a path stands in: "a" for "a/b", "/" for "/a", "." for a bare name; nil for "/" and the empty path.
public func parentFolder(of path: String) -> String? {
  var bytes = Array(path.utf8)
  while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
  guard !bytes.isEmpty, bytes != [UInt8(ascii: "/")] else { return nil }
  guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
  return slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
}
