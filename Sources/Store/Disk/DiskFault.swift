import Glibc

/// A system call on a file that failed: which, on what, why, and what to do about it.
public struct DiskFault: Error, Hashable, Sendable {
  /// The call.
  public var operation: DiskCall
  /// What it was called on.
  public var path: String
  /// Where that was to go; nil for calls on one path.
  public var target: String?
  /// Why it failed: a number of errno(3).
  public var errno: Int32

  /// A failed call.
  public init(operation: DiskCall, path: String, target: String? = nil, errno: Int32) {
    self.operation = operation
    self.path = path
    self.target = target
    self.errno = errno
  }

  /// Whether the path, or a folder on the way to it, is not there.
  public var isMissing: Bool { errno == ENOENT || errno == ENOTDIR }
  /// Whether something stands at the path already.
  public var isInTheWay: Bool { errno == EEXIST || errno == ENOTEMPTY }
  /// Whether this user may not do it.
  public var isForbidden: Bool { [EACCES, EPERM, EROFS].contains(errno) }
  /// Whether nobody reads any more what is written, as behind `| head`.
  public var isReaderGone: Bool { errno == EPIPE }
  /// Whether it is the path, or what stands there, that cannot be used: not the disk, nor the process.
  public var isOfThePath: Bool {
    isMissing || [EACCES, EPERM, EISDIR, ELOOP, ENAMETOOLONG, ENXIO].contains(errno)
  }
  /// Whether something else than a plain file of a sound size stands there, as ``Disk/readPlainFile(_:limit:)`` finds it.
  public var isNoPlainFile: Bool { operation == .read && [EISDIR, ESPIPE, EFBIG].contains(errno) }
  /// Whether the file system (or the kernel) cannot exchange two folders in one step.
  public var isExchangeUnsupported: Bool { operation == .exchange && [EINVAL, ENOSYS, EOPNOTSUPP].contains(errno) }
}

extension DiskFault: CustomStringConvertible {
  /// Safe in logs: the call, the path and the reason.
  public var description: String {
    guard let target else { return "cannot \(operation.rawValue) \(path): \(reason)" }
    return "cannot \(operation.rawValue) \(path) \(operation == .exchange ? "with" : "to") \(target): \(reason)"
  }

  /// The reason in words.
  public var reason: String {
    if isExchangeUnsupported { return "this file system cannot exchange two folders in one step" }
    if operation == .makeFolder, errno == EEXIST { return "something that is not a folder stands there" }
    return switch errno {
    case ENOENT: "it does not exist"
    case ENOTDIR: "a part of the path is not a folder"
    case EISDIR: "it is a folder"
    case EEXIST, ENOTEMPTY: "it exists already"
    case EACCES, EPERM: "permission denied"
    case EROFS: "the file system is read-only"
    case ENOSPC: "the disk is full"
    case EDQUOT: "the disk quota is used up"
    case EFBIG: "the file is too large"
    case EIO: "the disk reports an input/output error"
    case EMFILE, ENFILE: "too many files are open"
    case EBADF: "it is closed"
    case ESPIPE: "it is a pipe, a socket or a device"
    case EPIPE: "nobody reads it any more"
    case EXDEV: "the two paths are on different file systems"
    case ENAMETOOLONG: "the name is too long"
    case ELOOP: "it is a symbolic link, or there are too many"
    default: "error \(errno)"
    }
  }

  /// What the person who reads this can do.
  public var remedy: String {
    if isExchangeUnsupported {
      return "Put the workspace on a file system that has RENAME_EXCHANGE (ext4, XFS, Btrfs, tmpfs), or remove the published date first."
    }
    return switch errno {
    case ENOENT, ENOTDIR, EISDIR, ENAMETOOLONG: "Check the path."
    case ESPIPE: "Put a plain file there."
    case EBADF, EPIPE: "Check where it is sent to or comes from, then run again."
    case EEXIST, ENOTEMPTY: "Move what stands there away, then run again."
    case EACCES, EPERM: "Check who owns it and its permissions."
    case EROFS: "Mount the file system for writing, or choose another workspace."
    case ENOSPC, EDQUOT: "Free some space, for instance with `brandsieve gc`, then run again."
    case EFBIG: "Check that it is the right file, and the limit on the size of files (ulimit -f)."
    case EIO: "Check the disk and the kernel's log, then run again."
    case EMFILE, ENFILE: "Raise the limit of open files (ulimit -n), then run again."
    case EXDEV: "Keep the whole workspace on one file system."
    case ELOOP: "Replace the link by what it points to."
    default: "Look the error number up with `errno \(errno)`, then run again."
    }
  }
}
