import CZlib

/// Unpacks a gzip file of any number of members, checking each one's checksum and length.
///
/// Zeros behind the last member are padding and are skipped. Anything else that is wrong throws a `GzipFault`; what was unpacked before
/// it has been given out by then, so that a caller which keeps good rows has them. After a fault, every further read throws it again.
/// Source: RFC 1952.
public final class GzipSource: ByteSource {
  private enum Place { case beforeMember, inMember, inPadding, atEnd }

  private static let chunk = 64 << 10
  private let compressed: any ByteSource
  private let limits: Limits
  private let inflater = Inflater()
  private var input = [UInt8](repeating: 0, count: GzipSource.chunk)
  private var position = 0
  private var available = 0
  /// Compressed bytes that stood in `input` before and were used up.
  private var base = 0
  private var unpacked = 0
  private var member = 0
  private var place = Place.beforeMember
  private var failure: GzipFault?

  /// Unpacks what `compressed` gives, within the limits on ratio and size.
  public init(_ compressed: any ByteSource, limits: Limits = Limits()) {
    self.compressed = compressed
    self.limits = limits
  }

  /// Fills `buffer` with unpacked bytes, across members. Throws `GzipFault`, or what the compressed source throws.
  public func read(into buffer: inout [UInt8], upTo count: Int) throws -> Int {
    var filled = 0
    while filled < count && failure == nil && place != .atEnd {
      switch place {
      case .beforeMember: try openMember()
      case .inMember: filled += try unpack(into: &buffer, filled, count)
      case .inPadding: try skipPadding()
      case .atEnd: break
      }
    }
    if filled == 0, let failure { throw failure }
    return filled
  }

  private func openMember() throws {
    guard try refill(atLeast: 1) else {
      if member == 0 { fail(.emptyFile) }
      place = .atEnd
      return
    }
    switch input[position] {
    case 0x1F:
      guard try refill(atLeast: 2) else { return fail(.truncated, after: 1) }
      guard input[position + 1] == 0x8B else { return fail(member == 0 ? .notGzip : .trailingGarbage) }
      member += 1
      let status = inflater.reset()
      if status != Z_OK { fail(.library(status)) }
      place = .inMember
    case 0 where member > 0: place = .inPadding
    default: fail(member == 0 ? .notGzip : .trailingGarbage)
    }
  }

  private func unpack(into buffer: inout [UInt8], _ filled: Int, _ limit: Int) throws -> Int {
    guard try refill(atLeast: 1) else {
      fail(.truncated)
      return 0
    }
    let step = inflater.step(input, position..<available, into: &buffer, filled, limit)
    position += step.consumed
    unpacked += step.produced
    switch step.status {
    case Z_STREAM_END: place = .beforeMember
    case Z_OK, Z_BUF_ERROR: break
    case Z_DATA_ERROR: fail(words: step.words)
    default: fail(.library(step.status))
    }
    if unpacked > limits.maxUnpackedBytes { fail(.unpackedSize(limit: limits.maxUnpackedBytes)) }
    if unpacked > limits.ratioFreeBytes && unpacked / limits.maxRatio > base + position { fail(.ratio(limit: limits.maxRatio)) }
    return step.produced
  }

  private func skipPadding() throws {
    while try refill(atLeast: 1) {
      while position < available && input[position] == 0 { position += 1 }
      if position < available { return fail(.trailingGarbage) }
    }
    place = .atEnd
  }

  /// Makes sure that so many bytes are at hand, and says whether they are; false only at the end of the file.
  private func refill(atLeast wanted: Int) throws -> Bool {
    while available - position < wanted {
      let kept = Array(input[position..<available])
      let got: Int
      if kept.isEmpty {
        got = try compressed.read(into: &input, upTo: Self.chunk)
      } else {
        // A member's first byte stood alone at the end of a chunk.
        var rest = [UInt8](repeating: 0, count: Self.chunk - kept.count)
        got = try compressed.read(into: &rest, upTo: rest.count)
        if got > 0 { input = kept + rest }
      }
      guard got > 0 else { return false }
      base += position
      position = 0
      available = kept.count + got
    }
    return true
  }

  private func fail(words: String) {
    switch words {
    case "incorrect data check": fail(.badChecksum, after: -4)
    case "incorrect length check": fail(.badLength, after: -4)
    case "incorrect header check", "unknown compression method", "unknown header flags set", "header crc mismatch": fail(.badHeader(words))
    default: fail(.badData(words))
    }
  }

  /// Keeps the first fault; what stands before it is still given out.
  private func fail(_ reason: GzipFault.Reason, after: Int = 0) {
    guard failure == nil else { return }
    failure = GzipFault(reason, compressedOffset: base + position + after, unpackedOffset: unpacked, member: max(1, member))
  }
}
