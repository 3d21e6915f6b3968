/// Unpacks a zstd file of any number of frames, skippable ones among them, and checks the checksum of each that has one.
///
/// Headers of frames and blocks are read here, and libzstd is given one block after the other: so a block that the format forbids is refused
/// where it stands, of which libzstd takes some or not by how it is fed.
///
/// Anything that is wrong throws a `ZstdFault`; what was unpacked before it has been given out by then: whole blocks, and of an
/// uncompressed block that is cut short what there is of it. Neither depends on how many bytes a read asks for or the source gives. After
/// a fault, every further read throws it again. Source: RFC 8878.
public final class ZstdSource: ByteSource {
  private enum Place { case beforeFrame, inFrame, inSkippable, atEnd }
  /// What comes next in a frame.
  private enum Part { case block, checksum, end }

  private static let checksumBytes = 4

  private let inflater = ZstdInflater()
  private var input: CompressedInput
  private var meter: UnpackMeter
  private var place = Place.beforeFrame
  private var frame = 0
  private var frameOffset = 0
  /// How many bytes the frame was unpacked to.
  private var frameUnpacked = 0
  private var header: ZstdFrameHeader?
  private var next = Part.block
  /// How many bytes of the part at hand the library has yet to be given, or of a skippable frame are to be passed over.
  private var left = 0
  /// Whether the last byte of the part is held back: with a frame's last block the library says whether the frame's size is right, and
  /// what that call makes is lost if it is not.
  private var holdsBack = false
  /// Whether the library may still hold bytes that found no room.
  private var isFull = false
  /// Whether the library is through with the frame.
  private var isThrough = false
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
      switch place {
      case .beforeFrame: try openFrame()
      case .inFrame where left > 0 || isFull: filled += try unpack(into: &buffer, filled, count)
      case .inFrame: try openPart()
      case .inSkippable: try skip()
      case .atEnd: break
      }
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
    if Packing.isSkippable(magic) { try openSkippable() } else { try openData() }
  }

  private func openSkippable() throws {
    guard try input.refill(atLeast: 2 * Packing.magicBytes) else { return failTruncated() }
    left = Int(input.number(at: Packing.magicBytes))
    input.use(2 * Packing.magicBytes)
    place = left > 0 ? .inSkippable : .beforeFrame
  }

  private func skip() throws {
    guard try input.refill(atLeast: 1) else { return failTruncated() }
    let passed = min(left, input.range.count)
    input.use(passed)
    left -= passed
    if left == 0 { place = .beforeFrame }
  }

  /// Gives the library a frame's header, and nothing of what follows: it then unpacks block by block, and never a whole frame at once.
  private func openData() throws {
    guard try input.refill(atLeast: ZstdFrameHeader.leastBytes),
      try input.refill(atLeast: ZstdFrameHeader.count(descriptor: input[ZstdFrameHeader.leastBytes - 1]))
    else { return failTruncated() }
    guard inflater.reset() else { return fail(.library("no memory"), at: frameOffset) }
    let header = ZstdFrameHeader(input)
    self.header = header
    (left, next, holdsBack) = (header.count, .block, false)
    (frameUnpacked, isFull, isThrough) = (0, false, false)
    place = .inFrame
  }

  /// Begins with what comes next in a frame.
  private func openPart() throws {
    guard let header else { return }
    switch next {
    case .block:
      guard try input.refill(atLeast: ZstdBlockHeader.count) else { return failTruncated() }
      let block = ZstdBlockHeader(input, in: header)
      guard block.isAllowed else { return fail(.forbiddenBlock, at: input.offset) }
      left = ZstdBlockHeader.count + block.contentBytes
      holdsBack = block.isLast
      if block.isLast { next = header.hasChecksum ? .checksum : .end }
    case .checksum:
      (left, next, holdsBack) = (Self.checksumBytes, .end, false)
    case .end:
      if let size = header.contentSize, size != UInt64(frameUnpacked) { return fail(.badData, at: frameOffset) }
      if !isThrough { return fail(.badData, at: frameOffset) }
      place = .beforeFrame
    }
  }

  private func unpack(into buffer: inout [UInt8], _ filled: Int, _ limit: Int) throws -> Int {
    var range = input.range.lowerBound..<input.range.lowerBound
    if !isFull {
      guard try input.refill(atLeast: 1) else {
        failTruncated()
        return 0
      }
      range = input.range.prefix(holdsBack && left > 1 ? left - 1 : left)
    }
    let step = inflater.step(input.bytes, range, into: &buffer, filled, limit)
    if let fault = step.fault {
      fail(fault, at: frameOffset)
      return 0
    }
    input.use(step.consumed)
    left -= step.consumed
    frameUnpacked += step.produced
    if step.isThrough { isThrough = true }
    isFull = !isThrough && filled + step.produced == limit
    let (allowed, passed) = meter.count(step.produced, ofRead: input.readBytes)
    if let passed { fail(.limit(passed), at: input.readBytes) }
    return allowed
  }

  private func failTruncated() { fail(.truncated, at: input.offset + input.range.count) }

  /// Keeps the first fault; what stands before it is still given out.
  private func fail(_ reason: ZstdFault.Reason, at offset: Int) {
    guard failure == nil else { return }
    failure = ZstdFault(reason, compressedOffset: offset, unpackedOffset: meter.unpacked, frame: max(1, frame))
  }
}
