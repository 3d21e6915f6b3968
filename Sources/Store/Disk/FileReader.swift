/// Reads a file from front to end, or at any place.
public final class FileReader {
  /// Where the file stands.
  public let path: String
  /// Size, inode and times when it was opened; compare with ``currentStatus()`` to see whether it changed meanwhile.
  public let status: FileStatus
  private let file: OpenFile

  /// Opens the file.
  public init(path: String, disk: Disk) throws(DiskFault) {
    self.path = path
    file = try disk.open(path)
    status = try file.status()
  }

  /// Reads up to `count` bytes into the front of `buffer`, which must be that long; 0 at the end of the file.
  public func read(into buffer: inout [UInt8], upTo count: Int) throws(DiskFault) -> Int { try file.read(into: &buffer, upTo: count) }

  /// The `count` bytes from `offset`; fewer where the file ends before.
  public func pread(offset: Int, count: Int) throws(DiskFault) -> [UInt8] { try file.readBytes(at: offset, count: count) }

  /// Size, inode and times as they are now.
  public func currentStatus() throws(DiskFault) -> FileStatus { try file.status() }
}
