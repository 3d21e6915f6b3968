/// Unpacks a zstd file of any number of frames, skippable ones among them, and checks the checksum of each that has one.
///
/// Anything that is wrong throws a `ZstdFault`; what was unpacked before it has been given out by then: whole blocks, and of an
/// uncompressed block that is cut short what there is of it. Neither depends on how many bytes a read asks for or the source gives. After
/// a fault, every further read throws it again. Source: RFC 8878.
public final class ZstdSource: ByteSource {
  private enum Place { case beforeFrame, inFrame, atEnd }

  /// The bytes of a block's header, which libzstd would like to see along with the block before it. It gets them one by one: a fault in
  /// a header must not cost the block before.
  private static let blockHeader = 3

  private let inflater = ZstdInflater()
  private var input: CompressedInput
  private var meter: UnpackMeter
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
    meter = UnpackMeter(limits)
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
    _ = try input.refill(atLeast: Packing.magicBytes)
    let magic = (0..<min(Packing.magicBytes, input.range.count)).map { input[$0] }
    guard Packing(firstBytes: magic) == .zstd else { return fail(frame == 0 ? .notZstd : .trailingGarbage, at: input.offset) }
    if magic.count < Packing.magicBytes { return fail(.truncated, at: input.offset + magic.count) }
    frame += 1
    frameOffset = input.offset
    // The magic number alone first: libzstd then unpacks block by block, and never a whole frame at once.
    wanted = Packing.magicBytes + Self.blockHeader
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
    let (allowed, passed) = meter.count(step.produced, ofRead: input.readBytes)
    if let passed { fail(.limit(passed), at: input.readBytes) }
    return allowed
  }

  /// Keeps the first fault; what stands before it is still given out.
  private func fail(_ reason: ZstdFault.Reason, at offset: Int) {
    guard failure == nil else { return }
    failure = ZstdFault(reason, compressedOffset: offset, unpackedOffset: meter.unpacked, frame: max(1, frame))
  }
}
