import CFuzz
import CZstd
import Tabular

/// Any bytes are unpacked or named damaged, and the same whether they come whole or in pieces; what is unpacked without a fault is what
/// libzstd makes of the whole file in one call, and what it takes is refused for a limit only, or for not being zstd of today.
@main struct FuzzZstd {
  static let mostBytes = 1 << 17

  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
    _ = unsafe LLVMFuzzerRunDriver(&count, &arguments, fuzzOne)
  }

  static func unpack(_ packed: [UInt8], step: Int, buffer size: Int) -> (bytes: [UInt8], fault: ZstdFault?) {
    let limits = Limits(maxRatio: 100, ratioFreeBytes: 1 << 16, maxUnpackedBytes: mostBytes)
    let source = ZstdSource(BytesSource(packed, step: step), limits: limits)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: size)
    do {
      while true {
        let got = try source.read(into: &buffer, upTo: buffer.count)
        if got == 0 { return (bytes, nil) }
        bytes += buffer[..<got]
      }
    } catch {
      return (bytes, error as? ZstdFault)
    }
  }

  /// What libzstd makes of all frames in one call; nil where it refuses, or finds more than the limit.
  static func wholeUnpacked(_ packed: [UInt8]) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: mostBytes)
    let got = unsafe ZSTD_decompress(&bytes, bytes.count, packed, packed.count)
    return ZSTD_isError(got) == 0 ? Array(bytes[..<got]) : nil
  }

  /// Whether libzstd takes the file byte by byte. In one call it also takes a run (an RLE block) that is longer than RFC 8878 lets a block
  /// of the frame's window be; the `zstd` tool, which streams, refuses that, and so do we.
  static func isStreamable(_ packed: [UInt8]) -> Bool {
    let context = unsafe ZSTD_createDCtx()
    defer { unsafe ZSTD_freeDCtx(context) }
    // Room for a whole block, so that every byte is taken at once.
    var room = [UInt8](repeating: 0, count: mostBytes)
    var left = 0
    for byte in packed where ZSTD_isError(left) == 0 {
      left = unsafe withUnsafeBytes(of: byte) { source in
        unsafe room.withUnsafeMutableBytes { target in
          var from = unsafe ZSTD_inBuffer(src: source.baseAddress, size: 1, pos: 0)
          var into = unsafe ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
          return unsafe ZSTD_decompressStream(context, &into, &from)
        }
      }
    }
    return left == 0
  }

  static func check(_ packed: [UInt8]) {
    let whole = unpack(packed, step: .max, buffer: 1000)
    let pieces = unpack(packed, step: 3, buffer: 77)
    precondition(pieces.bytes == whole.bytes && pieces.fault == whole.fault)
    switch whole.fault?.reason {
    case nil: precondition(wholeUnpacked(packed) == whole.bytes)
    case .limit, .emptyFile, .notZstd, .trailingGarbage, .window: break
    default: precondition(wholeUnpacked(packed) == nil || !isStreamable(packed))
    }
  }
}

/// libFuzzer brings a `main` of its own, which calls this by name; which of the two the linker takes makes no difference.
@_cdecl("LLVMFuzzerTestOneInput") func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  FuzzZstd.check(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
