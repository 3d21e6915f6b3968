import Glibc

/// What the disk tells about a path.
public struct FileStatus: Hashable, Sendable {
  /// In bytes.
  public var size: Int
  /// The number of the file within its file system.
  public var inode: UInt64
  /// The last change of its content, in nanoseconds since 1970.
  public var modifiedNanoseconds: Int
  /// The permission bits.
  public var mode: UInt16
  /// Whether it is a folder.
  public var isFolder: Bool
  /// Whether it is an ordinary file.
  public var isFile: Bool
  /// Whether it is a symbolic link.
  public var isLink: Bool

  init(_ raw: stat) {
    size = Int(raw.st_size)
    inode = UInt64(raw.st_ino)
    modifiedNanoseconds = Int(raw.st_mtim.tv_sec) * 1_000_000_000 + Int(raw.st_mtim.tv_nsec)
    mode = UInt16(truncatingIfNeeded: raw.st_mode & 0o7777)
    isFolder = raw.st_mode & S_IFMT == S_IFDIR
    isFile = raw.st_mode & S_IFMT == S_IFREG
    isLink = raw.st_mode & S_IFMT == S_IFLNK
  }
}
