import CFuzz
import Tabular

/// Any bytes are unpacked or named damaged, and the same whether they come and go whole or in pieces; ISA-L and zlib say the same of them.
@main struct FuzzGzip {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
    _ = unsafe LLVMFuzzerRunDriver(&count, &arguments, fuzzOne)
  }

  static func isLimit(_ fault: GzipFault?) -> Bool {
    if case .limit = fault?.reason { true } else { false }
  }

  /// Whether what ISA-L found, if anything, stands behind the member that zlib refuses: its checksum and its length were right.
  static func isBehind(_ found: GzipFault?, _ refused: GzipFault) -> Bool {
    guard let found, found.member == refused.member else { return found.map { $0.member > refused.member } ?? true }
    // Bytes behind the last member count as its.
    switch found.reason {
    case .trailingGarbage, .truncated: return found.compressedOffset > refused.compressedOffset
    default: return false
    }
  }

  static func unpack(_ packed: [UInt8], step: Int, buffer size: Int, unpacking: Implementation = .fast) -> (
    bytes: [UInt8], fault: GzipFault?
  ) {
    let limits = Limits(maxRatio: 100, ratioFreeBytes: 1 << 16, maxUnpackedBytes: 1 << 20)
    let source = GzipSource(BytesSource(packed, step: step), limits: limits, unpacking: unpacking)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: size)
    do {
      while true {
        let got = try source.read(into: &buffer, upTo: buffer.count)
        if got == 0 { return (bytes, nil) }
        bytes += buffer[..<got]
      }
    } catch {
      return (bytes, error as? GzipFault)
    }
  }
}

/// libFuzzer brings a `main` of its own, which calls this by name; which of the two the linker takes makes no difference.
@_cdecl("LLVMFuzzerTestOneInput") func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  let whole = FuzzGzip.unpack(bytes, step: .max, buffer: 1000)
  let pieces = FuzzGzip.unpack(bytes, step: 3, buffer: 77)
  let reference = FuzzGzip.unpack(bytes, step: .max, buffer: 1000, unpacking: .reference)
  precondition(pieces.bytes == whole.bytes && pieces.fault == whole.fault)
  if FuzzGzip.isLimit(whole.fault) || FuzzGzip.isLimit(reference.fault) {
    // How much has been read when a limit is passed depends on the library.
    precondition(whole.bytes.starts(with: reference.bytes) || reference.bytes.starts(with: whole.bytes))
  } else if let refused = reference.fault, refused.reason == .badData, whole.fault != refused {
    // ISA-L takes code tables that zlib finds malformed, where checksum and length agree all the same, and goes on behind that member.
    precondition(FuzzGzip.isBehind(whole.fault, refused) && whole.bytes.starts(with: reference.bytes))
  } else {
    precondition(whole.fault == reference.fault)
    // What ISA-L took for data and zlib does not has been given out already.
    precondition(whole.bytes == reference.bytes || reference.fault != nil && whole.bytes.starts(with: reference.bytes))
  }
  return 0
}
