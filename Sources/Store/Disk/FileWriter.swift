/// Writes a new file from front to end through a buffer, and hashes what it writes.
public final class FileWriter {
  /// Where the file stands.
  public let path: String
  /// The number of bytes taken so far.
  public private(set) var offset = 0
  /// The size and digest of the whole file, once it is finished.
  public private(set) var result: (size: Int, sha256: Digest)?
  /// The rows of the table in it, once that is finished; nil for other files.
  public internal(set) var rows: Int?
  private let file: OpenFile
  private var buffer: [UInt8] = []
  private var hash = SHA256()
  private static let bufferSize = 256 << 10

  /// Makes the file; fails if anything stands at the path.
  public init(creating path: String, mode: UInt16 = FileMode.file, disk: Disk) throws(DiskFault) {
    self.path = path
    file = try disk.create(path, mode: mode)
    buffer.reserveCapacity(Self.bufferSize)
  }

  /// Takes the bytes of a span.
  public func write(_ bytes: Span<UInt8>) throws(DiskFault) {
    hash.update(bytes)
    offset += bytes.count
    if buffer.count + bytes.count > Self.bufferSize { try flush() }
    if bytes.count >= Self.bufferSize {
      try file.write(bytes)
    } else {
      buffer.append(copying: bytes)
    }
  }

  /// Takes the bytes of an array.
  public func write(_ bytes: [UInt8]) throws(DiskFault) { try write(bytes.span) }

  /// Writes what is left, closes, and tells the size in bytes and the SHA-256 of the whole file. Whoever puts the file in its place syncs it.
  public func finish() throws(DiskFault) -> (size: Int, sha256: Digest) {
    try flush()
    try file.close()
    let result = (size: offset, sha256: hash.finish())
    self.result = result
    return result
  }

  private func flush() throws(DiskFault) {
    var full: [UInt8] = []
    swap(&full, &buffer)
    try file.write(full.span)
    full.removeAll(keepingCapacity: true)
    swap(&full, &buffer)
  }
}
