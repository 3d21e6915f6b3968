import CZstd

/// libzstd behind a face without pointers, a step at a time.
@safe final class ZstdInflater {
  /// The longest window in bits: 128 MiB, as `zstd` itself allows without --long.
  static let windowLog: Int32 = 27

  /// What one call did.
  struct Step {
    var consumed = 0
    var produced = 0
    /// Whether the frame is unpacked and given out to its end.
    var isThrough = false
    var fault: ZstdFault.Reason?
  }

  private let context: OpaquePointer?

  init() {
    unsafe context = ZSTD_createDCtx()
    unsafe ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Self.windowLog)
  }

  deinit { unsafe ZSTD_freeDCtx(context) }

  /// Gets ready for a frame; false if the library has no memory.
  func reset() -> Bool {
    guard let context = unsafe context else { return false }
    return unsafe ZSTD_isError(ZSTD_DCtx_reset(context, ZSTD_reset_session_only)) == 0
  }

  /// Unpacks from `input[range]` into `output[filled..<limit]`. After a fault, what the call would have produced is lost.
  func step(_ input: [UInt8], _ range: Range<Int>, into output: inout [UInt8], _ filled: Int, _ limit: Int) -> Step {
    unsafe input.withUnsafeBytes { source in
      unsafe output.withUnsafeMutableBytes { target in
        var from = unsafe ZSTD_inBuffer(src: source.baseAddress, size: range.upperBound, pos: range.lowerBound)
        var into = unsafe ZSTD_outBuffer(dst: target.baseAddress, size: limit, pos: filled)
        let result = unsafe ZSTD_decompressStream(context, &into, &from)
        if ZSTD_isError(result) != 0 { return Step(fault: Self.fault(result)) }
        return unsafe Step(consumed: from.pos - range.lowerBound, produced: into.pos - filled, isThrough: result == 0)
      }
    }
  }

  private static func fault(_ result: Int) -> ZstdFault.Reason {
    switch ZSTD_getErrorCode(result) {
    case ZSTD_error_checksum_wrong: return .badChecksum
    case ZSTD_error_frameParameter_windowTooLarge: return .window(limit: 1 << windowLog)
    case ZSTD_error_dictionary_wrong: return .dictionary
    case ZSTD_error_frameParameter_unsupported, ZSTD_error_prefix_unknown, ZSTD_error_version_unsupported:
      return .badHeader(words(result))
    case ZSTD_error_memory_allocation: return .library(words(result))
    default: return .badData
    }
  }

  private static func words(_ result: Int) -> String { unsafe String(cString: ZSTD_getErrorName(result)) }
}
