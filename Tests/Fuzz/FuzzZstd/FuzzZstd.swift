import CFuzz
import CZstd
import Tabular

/// Any bytes are unpacked or named damaged, and the same whether they come whole or in pieces; what is unpacked without a fault is what
/// libzstd makes of the whole file in one call.
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

  static func check(_ packed: [UInt8]) {
    let whole = unpack(packed, step: .max, buffer: 1000)
    let pieces = unpack(packed, step: 3, buffer: 77)
    precondition(pieces.bytes == whole.bytes && pieces.fault == whole.fault)
    // libzstd itself takes some frames that RFC 8878 forbids, such as one with a run that is longer than a block may be, or not, by how it
    // is fed: what we refuse proves nothing here. That no good file is refused, tests show.
    if whole.fault == nil { precondition(wholeUnpacked(packed) == whole.bytes) }
  }
}

/// libFuzzer brings a `main` of its own, which calls this by name; which of the two the linker takes makes no difference.
@_cdecl("LLVMFuzzerTestOneInput") func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  FuzzZstd.check(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
