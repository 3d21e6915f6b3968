/// A file that is written from front to end and takes its place all at once: readers see what was there before, or all of it.
public final class ReplacedFile {
  private let path: String
  private let temporary: String
  private let disk: Disk
  private let writer: FileWriter

  /// Begins the file beside where it is to stand.
  public init(_ path: String, mode: UInt16 = FileMode.file, disk: Disk) throws(DiskFault) {
    self.path = path
    self.disk = disk
    temporary = path + "." + uniqueName() + ".tmp"
    writer = try FileWriter(creating: temporary, mode: mode, disk: disk)
  }

  /// Takes the next bytes.
  public func write(_ bytes: [UInt8]) throws(DiskFault) { try writer.write(bytes) }

  /// Puts the file in its place; what stood there is gone then, and not before.
  public func finish() throws(DiskFault) {
    _ = try writer.finish()
    try installFolder(from: temporary, to: path, disk: disk)
  }

  /// Removes what was written.
  public func abandon() { try? disk.unlink(temporary) }
}
