extension OpenFile {
  /// Reads up to `count` bytes from where the last read ended; empty at the end. `expecting` bounds what is set aside at once.
  func readBytes(upTo count: Int, expecting: Int) throws(DiskFault) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(1, min(count, expecting)))
    let read = try read(into: &bytes)
    bytes.removeLast(bytes.count - read)
    return bytes
  }

  /// Reads into the whole array from where the last read ended, and returns how many bytes came; 0 at the end of the file.
  public func read(into bytes: inout [UInt8]) throws(DiskFault) -> Int {
    try read(into: &bytes, upTo: bytes.count)
  }

  /// Reads up to `count` bytes into the front of the array from where the last read ended; 0 at the end of the file.
  public func read(into bytes: inout [UInt8], upTo count: Int) throws(DiskFault) -> Int {
    let wanted = min(count, bytes.count)
    var span = bytes.mutableSpan
    return unsafe try span.withUnsafeMutableBytes { (buffer: UnsafeMutableRawBufferPointer) throws(DiskFault) -> Int in
      unsafe try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]))
    }
  }

  /// The `count` bytes from `offset`; fewer where the file ends before.
  public func readBytes(at offset: Int, count: Int) throws(DiskFault) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let filled = try fill(&bytes, from: offset)
    bytes.removeLast(count - filled)
    return bytes
  }

  private func fill(_ bytes: inout [UInt8], from offset: Int) throws(DiskFault) -> Int {
    var span = bytes.mutableSpan
    return unsafe try span.withUnsafeMutableBytes { (buffer: UnsafeMutableRawBufferPointer) throws(DiskFault) -> Int in
      var filled = 0
      while filled < buffer.count {
        let part = unsafe try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]), at: offset + filled)
        if part == 0 { break }
        filled += part
      }
      return filled
    }
  }

  /// Writes all bytes at the end of what was written.
  public func write(_ bytes: Span<UInt8>) throws(DiskFault) {
    unsafe try bytes.withUnsafeBytes { (raw: UnsafeRawBufferPointer) throws(DiskFault) in unsafe try write(raw) }
  }
}
