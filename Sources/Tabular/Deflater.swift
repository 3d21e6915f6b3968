import CZlib

/// zlib's deflate with a gzip header that never varies, behind a face without pointers.
@safe final class Deflater {
  private let stream: UnsafeMutablePointer<z_stream>
  private let header: UnsafeMutablePointer<gz_header>
  private let opening: Int32

  init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    unsafe header = .allocate(capacity: 1)
    unsafe header.initialize(to: gz_header())
    unsafe header.pointee.os = 255  // RFC 1952: unknown
    var status = unsafe deflateInit2_(
      stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    if status == Z_OK { status = unsafe deflateSetHeader(stream, header) }
    opening = status
  }

  deinit {
    _ = unsafe deflateEnd(stream)
    unsafe stream.deallocate()
    unsafe header.deallocate()
  }

  /// Packs all of `input`, appends what comes out to `output`, and gives zlib's status; `Z_STREAM_END` once finished.
  func pack(_ input: [UInt8], finish: Bool, into output: inout [UInt8]) -> Int32 {
    guard opening == Z_OK else { return opening }
    return unsafe input.withUnsafeBufferPointer { source in
      unsafe stream.pointee.next_in = unsafe UnsafeMutablePointer(mutating: source.baseAddress)
      unsafe stream.pointee.avail_in = UInt32(source.count)
      return drain(finish ? Z_FINISH : Z_NO_FLUSH, into: &output)
    }
  }

  private func drain(_ flush: Int32, into output: inout [UInt8]) -> Int32 {
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32 << 10) { room in
      while true {
        unsafe stream.pointee.next_out = room.baseAddress
        unsafe stream.pointee.avail_out = UInt32(room.count)
        let status = unsafe deflate(stream, flush)
        let produced = unsafe room.count - Int(stream.pointee.avail_out)
        unsafe output.append(contentsOf: UnsafeBufferPointer(rebasing: room[..<produced]))
        let wentOn = unsafe stream.pointee.avail_out == 0
        if status != Z_OK || !wentOn { return status }
      }
    }
  }
}
