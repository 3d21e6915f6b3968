import Glibc

extension Disk {
  /// Opens a file (or a folder, to sync it) for reading.
  public func open(_ path: String) throws(DiskFault) -> OpenFile {
    let descriptor = try call(.open, path) { unsafe Int(Glibc.open(path, O_RDONLY | O_CLOEXEC)) }
    return OpenFile(path: path, descriptor: CInt(descriptor), disk: self)
  }

  /// Opens what is no ordinary file, such as a pipe or a device, to write to it.
  public func openStream(_ path: String) throws(DiskFault) -> OpenFile {
    let descriptor = try call(.open, path) { unsafe Int(Glibc.open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC)) }
    return OpenFile(path: path, descriptor: CInt(descriptor), disk: self)
  }

  /// Makes a new file and opens it for writing; fails if anything stands at the path. The mode holds whatever the umask.
  public func create(_ path: String, mode: UInt16) throws(DiskFault) -> OpenFile {
    let descriptor = try call(.open, path) {
      unsafe Int(Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode_t(mode)))
    }
    let file = OpenFile(path: path, descriptor: CInt(descriptor), disk: self)
    try call(.chmod, path) { Int(fchmod(CInt(descriptor), mode_t(mode))) }
    return file
  }

  /// Opens a file for reading and writing, made first if it is missing: for lock files.
  public func openOrCreate(_ path: String, mode: UInt16) throws(DiskFault) -> OpenFile {
    let descriptor = try call(.open, path) { unsafe Int(Glibc.open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, mode_t(mode))) }
    return OpenFile(path: path, descriptor: CInt(descriptor), disk: self)
  }

  /// The whole file.
  public func readFile(_ path: String) throws(DiskFault) -> [UInt8] {
    let file = try open(path)
    return try Self.content(of: file, size: try file.status().size)
  }

  /// The whole of a plain file of at most `limit` bytes, links followed. Whatever else stands there is a fault that
  /// ``DiskFault/isNoPlainFile``, and a pipe is not waited for.
  public func readPlainFile(_ path: String, limit: Int) throws(DiskFault) -> [UInt8] {
    // O_NONBLOCK: a pipe opens at once, and what is open is what is looked at.
    let descriptor = try call(.open, path) { unsafe Int(Glibc.open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)) }
    let file = OpenFile(path: path, descriptor: CInt(descriptor), disk: self)
    let status = try file.status()
    guard status.isFile else { throw DiskFault(operation: .read, path: path, errno: status.isFolder ? EISDIR : ESPIPE) }
    guard status.size <= limit else { throw DiskFault(operation: .read, path: path, errno: EFBIG) }
    return try Self.content(of: file, size: status.size)
  }

  private static func content(of file: OpenFile, size: Int) throws(DiskFault) -> [UInt8] {
    var content: [UInt8] = []
    content.reserveCapacity(size)
    while true {
      let part = try file.readBytes(upTo: 1 << 20, expecting: size - content.count)
      if part.isEmpty { return content }
      content.append(contentsOf: part)
    }
  }

  /// Removes a file or a link.
  public func unlink(_ path: String) throws(DiskFault) {
    try call(.unlink, path) { unsafe Int(Glibc.unlink(path)) }
  }

  /// Sets the permissions.
  public func chmod(_ path: String, mode: UInt16) throws(DiskFault) {
    try call(.chmod, path) { unsafe Int(Glibc.chmod(path, mode_t(mode))) }
  }

  /// Gives the path a new name; a file that stands there is replaced, a folder with content is not.
  public func rename(_ path: String, to target: String) throws(DiskFault) {
    try call(.rename, path, to: target) { unsafe Int(Glibc.rename(path, target)) }
  }

  /// What stands at the path itself (a link is not followed); nil if nothing does.
  public func status(_ path: String) throws(DiskFault) -> FileStatus? {
    var raw = stat()
    do {
      try call(.status, path) { unsafe Int(lstat(path, &raw)) }
      return FileStatus(raw)
    } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  /// What a path leads to, links followed; nil if nothing is there.
  public func targetStatus(_ path: String) throws(DiskFault) -> FileStatus? {
    var raw = stat()
    do {
      try call(.status, path) { unsafe Int(stat(path, &raw)) }
      return FileStatus(raw)
    } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  /// Whether anything stands at the path.
  public func exists(_ path: String) throws(DiskFault) -> Bool { try status(path) != nil }
}
