/// Unpacks a zstd file of any number of frames, skippable ones among them, and checks the checksum of each that has one.
///
/// Anything that is wrong throws a `ZstdFault`; what was unpacked before it has been given out by then: whole
/// blocks, and of a damaged frame's uncompressed block as much as a read had brought. After a fault, every further read throws it again.
/// Source: RFC 8878.
public final class ZstdSource: ByteSource {
  private enum Place { case beforeFrame, inFrame, atEnd }

  private static let magicBytes = 4
  /// The bytes of a block's header, which libzstd would like to see along with the block before it. It gets them one by one: a fault in
  /// a header must not cost the block before.
  private static let blockHeader = 3

  private let limits: Limits
  private let inflater = ZstdInflater()
  private var input: CompressedInput
  private var unpacked = 0
  private var frame = 0
  private var frameOffset = 0
  private var wanted = 0
  /// Whether the library may still hold bytes that found no room.
  private var isFull = false
  private var place = Place.beforeFrame
  private var failure: ZstdFault?

  /// Unpacks what `compressed` gives, within the limits on ratio and size.
  public init(_ compressed: any ByteSource, limits: Limits = Limits()) {
    input = CompressedInput(compressed)
    self.limits = limits
  }

  /// Whether a file that begins so is one of zstd.
  static func begins(_ head: [UInt8]) -> Bool {
    guard head.count >= magicBytes else { return false }
    let isData = head[0] == 0x28 && head[1] == 0xB5 && head[2] == 0x2F && head[3] == 0xFD
    return isData || (head[0] & 0xF0 == 0x50 && head[1] == 0x2A && head[2] == 0x4D && head[3] == 0x18)
  }

  /// Fills `buffer` with unpacked bytes, across frames. Throws `ZstdFault`, or what the compressed source throws.
  public func read(into buffer: inout [UInt8], upTo count: Int) throws -> Int {
    var filled = 0
    while filled < count && failure == nil && place != .atEnd {
      if place == .beforeFrame { try openFrame() } else { filled += try unpack(into: &buffer, filled, count) }
    }
    if filled == 0, let failure { throw failure }
    return filled
  }

  private func openFrame() throws {
    guard try input.refill(atLeast: 1) else {
      if frame == 0 { fail(.emptyFile, at: 0) }
      place = .atEnd
      return
    }
    let isWhole = try input.refill(atLeast: Self.magicBytes)
    guard isWhole, Self.begins((0..<Self.magicBytes).map { input[$0] }) else {
      return fail(frame == 0 ? .notZstd : .trailingGarbage, at: input.offset)
    }
    frame += 1
    frameOffset = input.offset
    // The magic number alone first: libzstd then unpacks block by block, and never a whole frame at once.
    wanted = Self.magicBytes + Self.blockHeader
    isFull = false
    place = .inFrame
    if !inflater.reset() { fail(.library("no memory"), at: frameOffset) }
  }

  private func unpack(into buffer: inout [UInt8], _ filled: Int, _ limit: Int) throws -> Int {
    var range = input.range.lowerBound..<input.range.lowerBound
    if !isFull {
      guard try input.refill(atLeast: 1) else {
        fail(.truncated, at: input.offset)
        return 0
      }
      range = input.range.prefix(max(1, wanted - Self.blockHeader))
    }
    let step = inflater.step(input.bytes, range, into: &buffer, filled, limit)
    if let fault = step.fault {
      fail(fault, at: frameOffset)
      return 0
    }
    input.use(step.consumed)
    wanted = step.wanted
    isFull = filled + step.produced == limit
    if wanted == 0 { place = .beforeFrame }
    let most = limits.mostUnpacked(ofRead: input.readBytes)
    let produced = min(step.produced, max(0, most - unpacked))
    unpacked += produced
    if produced < step.produced {
      fail(most == limits.maxUnpackedBytes ? .unpackedSize(limit: most) : .ratio(limit: limits.maxRatio), at: input.readBytes)
    }
    return produced
  }

  /// Keeps the first fault; what stands before it is still given out.
  private func fail(_ reason: ZstdFault.Reason, at offset: Int) {
    guard failure == nil else { return }
    failure = ZstdFault(reason, compressedOffset: offset, unpackedOffset: unpacked, frame: max(1, frame))
  }
}
