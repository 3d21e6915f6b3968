import Glibc

/// A file that is written from front to end and takes its place all at once: readers see what was there before, or all of it.
///
/// What is no file, such as a pipe or a device, is not replaced but written to, as it comes. A link stays, and what it leads to is replaced;
/// one that leads nowhere is refused.
/// A file that stood there keeps its permissions; a new one has no more than the umask leaves. A private one stays private.
public final class ReplacedFile {
  private enum Target {
    case file(temporary: String, FileWriter)
    case stream(OpenFile)
  }

  /// How the file got into its place, if it did.
  private enum Move {
    /// It took the place of nothing.
    case new
    /// What stood there stands beside it.
    case exchanged
    /// What stood there is gone.
    case replaced
  }

  private let path: String
  private let disk: Disk
  private let target: Target
  private var move: Move?

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
    self.path = isLink ? try disk.realPath(path) : path
    let temporary = self.path + "." + uniqueName() + ".tmp"
    let allowed = standing.map { mode == FileMode.privateFile ? mode & $0.mode : $0.mode & 0o777 } ?? mode & ~FileMode.umask
    do throws(DiskFault) {
      target = .file(temporary: temporary, try FileWriter(creating: temporary, mode: allowed, disk: disk))
    } catch {
      // It may have been made, and only its permissions not set.
      if error.errno != EEXIST { try? disk.unlink(temporary) }
      throw error
    }
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
  public func finish() throws(DiskFault) { try finishTogether([self]) }

  /// Removes what was written, if it is not in its place; what went into a pipe stays there.
  public func abandon() {
    if move == nil, case .file(let temporary, _) = target { try? disk.unlink(temporary) }
  }

  /// Writes and syncs all of it, beside its place.
  fileprivate func complete() throws(DiskFault) {
    switch target {
    case .file(let temporary, let writer):
      _ = try writer.finish()
      try disk.sync(temporary)
    case .stream(let file): try file.close()
    }
  }

  /// Moves the file to its place; so that it can be taken back, what stood there stands beside it until ``dropOld()``.
  fileprivate func place(canBeTakenBack: Bool) throws(DiskFault) {
    guard case .file(let temporary, _) = target else { return }
    let isNew = try !disk.exists(path)
    if canBeTakenBack, !isNew {
      do throws(DiskFault) {
        try disk.exchange(temporary, with: path)
        move = .exchanged
        return
      } catch  where error.isExchangeUnsupported {
        // Then the old one cannot be kept; a rename works everywhere.
      }
    }
    try disk.rename(temporary, to: path)
    move = isNew ? .new : .replaced
  }

  /// Syncs the folder, so that the file is in its place after a power cut too.
  fileprivate func syncPlace() throws(DiskFault) {
    if move != nil, let folder = parentFolder(of: path) { try disk.sync(folder) }
  }

  /// Puts back what stood in the place, where that is kept.
  fileprivate func takeBack() {
    guard case .file(let temporary, _) = target, let made = move else { return }
    do throws(DiskFault) {
      switch made {
      case .exchanged: try disk.exchange(temporary, with: path)
      case .new: try disk.rename(path, to: temporary)
      case .replaced: return
      }
      move = nil
    } catch {
      // Then what stood there stays beside the new file: nothing of either is removed.
    }
  }

  /// Removes what stood in the place before.
  fileprivate func dropOld() {
    if move == .exchanged, case .file(let temporary, _) = target { try? disk.unlink(temporary) }
  }
}

/// Puts files that belong together in their places, one right after the other, once each is written and synced whole.
///
/// A later file never stands in its place without the earlier ones: killed in between, the earlier ones are new and the later ones as they
/// were, and these may have left a temporary file beside them. Where this throws before the last one is in its place, the others are taken
/// back to what stood there (on a file system without RENAME_EXCHANGE only where nothing did); when only the last folder cannot be synced,
/// all stand in their places. `whenWhole` is called when all are whole and none is moved.
public func finishTogether(_ files: [ReplacedFile], whenWhole: () -> Void = {}) throws(DiskFault) {
  for file in files { try file.complete() }
  whenWhole()
  do throws(DiskFault) {
    for file in files.dropLast() {
      try file.place(canBeTakenBack: true)
      try file.syncPlace()
    }
    try files.last?.place(canBeTakenBack: false)
  } catch {
    for file in files.reversed() { file.takeBack() }
    throw error
  }
  for file in files { file.dropOld() }
  try files.last?.syncPlace()
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
