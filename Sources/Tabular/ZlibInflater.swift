import CZlib

/// zlib behind a face without pointers: the reference of unpacking.
@safe final class ZlibInflater: RawInflater {
  private let stream: UnsafeMutablePointer<z_stream>
  private let opening: Int32

  init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // -15: a window of 32 KiB, nothing around the data.
    opening = unsafe inflateInit2_(stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    if opening == Z_OK { _ = unsafe inflateEnd(stream) }
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

  func reset() -> Bool { unsafe opening == Z_OK && inflateReset(stream) == Z_OK }

  func step(_ input: [UInt8], _ range: Range<Int>, into output: inout [UInt8], _ filled: Int, _ limit: Int) -> InflaterStep {
    unsafe input.withUnsafeBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        let from = unsafe UnsafeBufferPointer(rebasing: source[range])
        let into = unsafe UnsafeMutableBufferPointer(rebasing: target[filled..<limit])
        unsafe stream.pointee.next_in = unsafe UnsafeMutablePointer(mutating: from.baseAddress)
        unsafe stream.pointee.avail_in = UInt32(from.count)
        unsafe stream.pointee.next_out = into.baseAddress
        unsafe stream.pointee.avail_out = UInt32(into.count)
        let status = unsafe inflate(stream, Z_NO_FLUSH)
        return unsafe InflaterStep(
          consumed: from.count - Int(stream.pointee.avail_in), produced: into.count - Int(stream.pointee.avail_out),
          outcome: Self.outcome(of: status))
      }
    }
  }

  private static func outcome(of status: Int32) -> InflaterStep.Outcome {
    switch status {
    case Z_STREAM_END: .finished
    case Z_OK, Z_BUF_ERROR: .more
    case Z_DATA_ERROR: .damaged
    default: .failed(status)
    }
  }

  func checksum(_ sum: UInt32, _ bytes: [UInt8], _ range: Range<Int>) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      let part = unsafe UnsafeBufferPointer(rebasing: bytes[range])
      return unsafe UInt32(truncatingIfNeeded: crc32(UInt(sum), part.baseAddress, UInt32(part.count)))
    }
  }
}
