import CIsal

/// ISA-L behind a face without pointers: it unpacks more than twice as fast as zlib.
///
/// It takes some damage for data that zlib refuses (sets of Huffman codes that are not complete); the checksum then tells.
@safe final class IsalInflater: RawInflater {
  private let state: UnsafeMutablePointer<inflate_state>

  init() {
    // 87 KB: too much for the stack.
    unsafe state = .allocate(capacity: 1)
    unsafe isal_inflate_init(state)
  }

  deinit { unsafe state.deallocate() }

  func reset() -> Bool {
    unsafe isal_inflate_reset(state)
    unsafe state.pointee.crc_flag = UInt32(ISAL_DEFLATE)
    return true
  }

  func step(_ input: [UInt8], _ range: Range<Int>, into output: inout [UInt8], _ filled: Int, _ limit: Int) -> InflaterStep {
    unsafe input.withUnsafeBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        let from = unsafe UnsafeBufferPointer(rebasing: source[range])
        let into = unsafe UnsafeMutableBufferPointer(rebasing: target[filled..<limit])
        unsafe state.pointee.next_in = unsafe UnsafeMutablePointer(mutating: from.baseAddress)
        unsafe state.pointee.avail_in = UInt32(from.count)
        unsafe state.pointee.next_out = into.baseAddress
        unsafe state.pointee.avail_out = UInt32(into.count)
        let status = unsafe isal_inflate(state)
        var step = unsafe InflaterStep(
          consumed: from.count - Int(state.pointee.avail_in), produced: into.count - Int(state.pointee.avail_out),
          outcome: status < 0 ? .damaged : .more)
        if unsafe status >= 0 && state.pointee.block_state == ISAL_BLOCK_FINISH {
          step.outcome = .finished
          // What it has read ahead and not used.
          unsafe step.consumed -= Int(max(0, state.pointee.read_in_length)) / 8
        }
        return step
      }
    }
  }

  func checksum(_ sum: UInt32, _ bytes: [UInt8], _ range: Range<Int>) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      let part = unsafe UnsafeBufferPointer(rebasing: bytes[range])
      return unsafe crc32_gzip_refl(sum, part.baseAddress, UInt64(part.count))
    }
  }
}
