/// A file that is written from front to end and takes its place all at once: readers see what was there before, or all of it.
///
/// What is no file, such as a pipe or a device, is not replaced but written to, as it comes. A link stays, and what it leads to is replaced.
/// A file that stood there keeps its permissions; a new one has no more than the umask leaves. A private one stays private.
public final class ReplacedFile {
  private enum Target {
    case file(temporary: String, FileWriter)
    case stream(OpenFile)
  }

  private let path: String
  private let disk: Disk
  private let target: Target

  /// Begins the file beside where it is to stand.
  public init(_ path: String, mode: UInt16 = FileMode.file, disk: Disk) throws(DiskFault) {
    self.disk = disk
    let standing = try disk.targetStatus(path)
    if let standing, !standing.isFile, !standing.isFolder {
      self.path = path
      target = .stream(try disk.openStream(path))
      return
    }
    let isLink = try disk.status(path)?.isLink == true
    self.path = isLink && standing != nil ? try disk.realPath(path) : path
    let temporary = self.path + "." + uniqueName() + ".tmp"
    let allowed = standing.map { mode == FileMode.privateFile ? mode & $0.mode : $0.mode & 0o777 } ?? mode & ~FileMode.umask
    target = .file(temporary: temporary, try FileWriter(creating: temporary, mode: allowed, disk: disk))
  }

  /// What stands in for the file until it is finished; nil where what is written to is no file.
  public var temporary: String? {
    guard case .file(let temporary, _) = target else { return nil }
    return temporary
  }

  /// Takes the next bytes.
  public func write(_ bytes: [UInt8]) throws(DiskFault) {
    switch target {
    case .file(_, let writer): try writer.write(bytes)
    case .stream(let file): try file.write(bytes.span)
    }
  }

  /// Puts the file in its place; what stood there is gone then, and not before.
  public func finish() throws(DiskFault) {
    switch target {
    case .file(let temporary, let writer):
      _ = try writer.finish()
      try installFolder(from: temporary, to: path, disk: disk)
    case .stream(let file): try file.close()
    }
  }

  /// Removes what was written; what went into a pipe stays there.
  public func abandon() {
    if case .file(let temporary, _) = target { try? disk.unlink(temporary) }
  }
}

/// Writes what a person asked for to where the person said, as `ReplacedFile` does.
public func replaceFile(_ path: String, _ bytes: [UInt8], mode: UInt16 = FileMode.file, disk: Disk) throws(DiskFault) {
  let file = try ReplacedFile(path, mode: mode, disk: disk)
  do throws(DiskFault) {
    try file.write(bytes)
    try file.finish()
  } catch {
    file.abandon()
    throw error
  }
}
