import CZlib

/// Packs bytes as one gzip member: level 6, no time, no name, so that the packed bytes depend on the bytes alone
/// (and on zlib's version), not on how they were handed in.
public final class GzipEncoder {
  /// zlib is fed in pieces of exactly this size.
  private static let piece = 64 << 10
  private let deflater = Deflater()
  private var waiting: [UInt8] = []

  /// An encoder at the start of a member.
  public init() { waiting.reserveCapacity(Self.piece) }

  /// Packs `bytes` and appends what is ready to `output`. Throws `GzipFault` if zlib gets no memory.
  public func write(_ bytes: [UInt8], into output: inout [UInt8]) throws(GzipFault) {
    var position = 0
    while position < bytes.count {
      let taken = min(Self.piece - waiting.count, bytes.count - position)
      waiting.append(contentsOf: bytes[position..<position + taken])
      position += taken
      if waiting.count == Self.piece { try flush(finish: false, into: &output) }
    }
  }

  /// Ends the member and appends its rest to `output`. The encoder is of no use afterwards.
  public func finish(into output: inout [UInt8]) throws(GzipFault) {
    try flush(finish: true, into: &output)
  }

  /// Packs all of `bytes` at once.
  public static func pack(_ bytes: [UInt8]) throws(GzipFault) -> [UInt8] {
    let encoder = GzipEncoder()
    var output: [UInt8] = []
    try encoder.write(bytes, into: &output)
    try encoder.finish(into: &output)
    return output
  }

  private func flush(finish: Bool, into output: inout [UInt8]) throws(GzipFault) {
    let status = deflater.pack(waiting, finish: finish, into: &output)
    waiting.removeAll(keepingCapacity: true)
    guard status == (finish ? Z_STREAM_END : Z_OK) || (!finish && status == Z_BUF_ERROR) else {
      throw GzipFault(.library(status), compressedOffset: output.count, unpackedOffset: 0, member: 1)
    }
  }
}
