import CZlib

/// zlib's inflate for gzip members behind a face without pointers.
@safe final class Inflater {
  /// What one call did.
  struct Step {
    var consumed: Int
    var produced: Int
    var status: Int32
    /// zlib's words for a data error.
    var words: String
  }

  private let stream: UnsafeMutablePointer<z_stream>
  private let opening: Int32

  init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 15 + 16: a window of 32 KiB, gzip wrapping only.
    opening = unsafe inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    if opening == Z_OK { _ = unsafe inflateEnd(stream) }
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

  /// Gets ready for the next member.
  func reset() -> Int32 { opening == Z_OK ? unsafe inflateReset(stream) : opening }

  /// Unpacks from `input[range]` into `output[filled..<limit]`.
  func step(_ input: [UInt8], _ range: Range<Int>, into output: inout [UInt8], _ filled: Int, _ limit: Int) -> Step {
    guard opening == Z_OK else { return Step(consumed: 0, produced: 0, status: opening, words: "") }
    return unsafe input.withUnsafeBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        let from = unsafe UnsafeBufferPointer(rebasing: source[range])
        let into = unsafe UnsafeMutableBufferPointer(rebasing: target[filled..<limit])
        unsafe stream.pointee.next_in = unsafe UnsafeMutablePointer(mutating: from.baseAddress)
        unsafe stream.pointee.avail_in = UInt32(from.count)
        unsafe stream.pointee.next_out = into.baseAddress
        unsafe stream.pointee.avail_out = UInt32(into.count)
        let status = unsafe inflate(stream, Z_NO_FLUSH)
        let words = unsafe stream.pointee.msg
        return unsafe Step(
          consumed: from.count - Int(stream.pointee.avail_in), produced: into.count - Int(stream.pointee.avail_out), status: status,
          words: status == Z_DATA_ERROR ? words.map { unsafe String(cString: $0) } ?? "" : "")
      }
    }
  }
}
