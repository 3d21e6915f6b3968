/// Unpacks a gzip file of any number of members, checking each one's header, checksum and length.
///
/// Zeros behind the last member are padding and are skipped. Anything else that is wrong throws a `GzipFault`; what was unpacked before
/// it has been given out by then, so that a caller which keeps good rows has them. After a fault, every further read throws it again.
/// Source: RFC 1952.
public final class GzipSource: ByteSource {
  private enum Place { case beforeMember, inMember, inPadding, inReplay, atEnd }

  /// The bytes of a member behind its data: CRC-32 and length.
  private static let trailer = 8
  /// A member is unpacked in steps that end at multiples of so many bytes, however many a read asks for: a step in which the library finds
  /// damage gives nothing, so what is given out before depends on the file alone.
  private static let stepBytes = 64 << 10

  private let inflater: any RawInflater
  private var input: CompressedInput
  private let limits: Limits
  private var meter: UnpackMeter
  private var member: Int
  private var memberOffset = 0
  private var memberUnpacked = 0
  private var sum: UInt32 = 0
  /// Whether the library may still hold bytes that found no room.
  private var isFull = false
  private var place = Place.beforeMember
  private var failure: GzipFault?
  private var replay: GzipReplay?
  private let unpacking: Implementation
  private let shadow: GzipShadow?
  /// What a step made beyond what a read asked for.
  private var ahead: [UInt8] = []
  private var aheadRange = 0..<0

  /// Unpacks what `compressed` gives, within the limits on ratio and size, with ISA-L or, as the reference, zlib.
  ///
  /// Both give the same bytes of a sound file and find the same files unsound, with one exception: code tables that RFC 1951 calls malformed,
  /// which ISA-L takes and zlib does not. Such a member is good if its CRC-32 and its length are right, since these vouch for the unpacked
  /// bytes, whatever the tables look like; it is damaged, by zlib's word, if they are not. Where ISA-L finds a member damaged, zlib reads it again, or
  /// where `compressed` cannot be reopened has read it along; its word counts, so that faults are the same too.
  public convenience init(_ compressed: any ByteSource, limits: Limits = Limits(), unpacking: Implementation = .fast) {
    self.init(compressed, limits: limits, unpacking: unpacking, from: nil)
  }

  /// The same for a file whose source stands at the beginning of a member, the one of `start` and its offsets.
  init(_ compressed: any ByteSource, limits: Limits, unpacking: Implementation, from start: GzipFault?) {
    input = CompressedInput(compressed, at: start?.compressedOffset ?? 0)
    meter = UnpackMeter(limits, unpacked: start?.unpackedOffset ?? 0)
    member = (start?.member ?? 1) - 1
    self.limits = limits
    self.unpacking = unpacking
    inflater = unpacking == .fast ? IsalInflater() : ZlibInflater()
    shadow = unpacking == .fast && !compressed.canBeReopened ? GzipShadow() : nil
  }

  /// Goes on with zlib in the midst of a member, where the source stands.
  init(_ compressed: any ByteSource, limits: Limits, within begun: BegunMember) {
    input = CompressedInput(compressed, at: begun.offset)
    meter = UnpackMeter(limits, unpacked: begun.start.unpackedOffset + begun.unpacked)
    (member, memberOffset) = (begun.start.member, begun.start.compressedOffset)
    (memberUnpacked, sum, place) = (begun.unpacked, begun.sum, .inMember)
    self.limits = limits
    unpacking = .reference
    inflater = begun.inflater
    shadow = nil
  }

  /// Fills `buffer` with unpacked bytes, across members. Throws `GzipFault`, or what the compressed source throws.
  public func read(into buffer: inout [UInt8], upTo count: Int) throws -> Int {
    var filled = 0
    while filled < count {
      if !aheadRange.isEmpty {
        filled += giveAhead(into: &buffer, filled, count)
        continue
      }
      if failure != nil || place == .atEnd { break }
      switch place {
      case .beforeMember: try openMember()
      case .inMember: filled += try step(into: &buffer, filled, count)
      case .inPadding: try skipPadding()
      case .inReplay: filled += try readAgain(into: &buffer, filled, count)
      case .atEnd: break
      }
    }
    if filled == 0, let failure { throw failure }
    return filled
  }

  private func openMember() throws {
    guard try input.refill(atLeast: 1) else {
      if member == 0 { fail(.emptyFile) }
      place = .atEnd
      return
    }
    switch input[0] {
    case 0x1F:
      guard try input.refill(atLeast: 2) else { return fail(.truncated, after: 1) }
      guard input[1] == 0x8B else { return fail(member == 0 ? .notGzip : .trailingGarbage) }
      try readHeader()
    case 0 where member > 0: place = .inPadding
    default: fail(member == 0 ? .notGzip : .trailingGarbage)
    }
  }

  private func readHeader() throws {
    member += 1
    memberOffset = input.offset
    memberUnpacked = 0
    sum = 0
    isFull = false
    var header = GzipHeader(inflater)
    switch try header.read(&input) {
    case .whole: place = .inMember
    case .truncated: fail(.truncated)
    case .bad(let words): fail(.badHeader(words), at: memberOffset)
    }
    if !inflater.reset() || shadow?.begin() == false { fail(.library(0)) }
  }

  /// Takes a step, in `buffer` where there is room for it all.
  private func step(into buffer: inout [UInt8], _ filled: Int, _ limit: Int) throws -> Int {
    let room = Self.stepBytes - memberUnpacked % Self.stepBytes
    if limit - filled >= room { return try unpack(into: &buffer, filled, filled + room) }
    if ahead.isEmpty { ahead = [UInt8](repeating: 0, count: Self.stepBytes) }
    aheadRange = 0..<(try unpack(into: &ahead, 0, room))
    return 0
  }

  private func giveAhead(into buffer: inout [UInt8], _ filled: Int, _ limit: Int) -> Int {
    let given = aheadRange.prefix(limit - filled)
    ByteSearch.copy(ahead, given, to: &buffer, at: filled)
    aheadRange = given.upperBound..<aheadRange.upperBound
    return given.count
  }

  private func unpack(into buffer: inout [UInt8], _ filled: Int, _ limit: Int) throws -> Int {
    // Nothing is read before the library has given all that it can make of what it has. At the end of the file too it may hold bytes back.
    let more = try isFull || input.refill(atLeast: 1)
    let step = inflater.step(input.bytes, input.range, into: &buffer, filled, limit)
    shadow?.take(input.bytes, input.range, consumed: step.consumed)
    input.use(step.consumed)
    isFull = filled + step.produced == limit
    if step.outcome == .damaged, try beginReplay(known: memberUnpacked) { return 0 }
    let (produced, passed) = meter.count(step.produced, ofRead: input.readBytes)
    if let passed {
      fail(.limit(passed), at: input.readBytes)
      return produced
    }
    memberUnpacked += produced
    sum = inflater.checksum(sum, buffer, filled..<filled + produced)
    shadow?.follow(to: memberUnpacked)
    switch step.outcome {
    case .more: if !more && produced == 0 { try failInData(.truncated) }
    case .finished: try closeMember()
    case .damaged: fail(.badData, at: memberOffset)
    case .failed(let status): fail(.library(status))
    }
    return produced
  }

  private func closeMember() throws {
    guard try input.refill(atLeast: Self.trailer) else { return try failInData(.truncated, after: input.range.count) }
    if input.number(at: 0) != sum { return try failInData(.badChecksum) }
    if input.number(at: 4) != UInt32(truncatingIfNeeded: memberUnpacked) { return try failInData(.badLength, after: 4) }
    input.use(Self.trailer)
    place = .beforeMember
  }

  private func skipPadding() throws {
    while try input.refill(atLeast: 1) {
      while !input.range.isEmpty && input[0] == 0 { input.use(1) }
      if !input.range.isEmpty { return fail(.trailingGarbage) }
    }
    place = .atEnd
  }

  private func readAgain(into buffer: inout [UInt8], _ filled: Int, _ limit: Int) throws -> Int {
    do {
      let got = try replay?.read(into: &buffer, filled, limit) ?? 0
      if got == 0 { place = .atEnd }
      return got
    } catch let fault as GzipFault {
      failure = fault
      return 0
    }
  }

  /// Lets zlib read the member again, of which so many bytes have been given out; false where that cannot be had.
  private func beginReplay(known: Int) throws -> Bool {
    guard unpacking == .fast else { return false }
    let start = GzipFault(.badData, compressedOffset: memberOffset, unpackedOffset: meter.unpacked - memberUnpacked, member: member)
    if let shadow {
      replay = shadow.replay(input, from: start, known: known, limits: limits)
    } else {
      replay = try GzipReplay(input.source, from: start, known: known, limits: limits)
    }
    if replay != nil { place = .inReplay }
    return replay != nil
  }

  /// Damage that may have begun earlier in the data, which is for zlib to say.
  private func failInData(_ reason: GzipFault.Reason, after: Int = 0) throws {
    if try !beginReplay(known: memberUnpacked) { fail(reason, after: after) }
  }

  private func fail(_ reason: GzipFault.Reason, after: Int = 0) { fail(reason, at: input.offset + after) }

  /// Keeps the first fault; what stands before it is still given out.
  private func fail(_ reason: GzipFault.Reason, at offset: Int) {
    guard failure == nil else { return }
    failure = GzipFault(reason, compressedOffset: offset, unpackedOffset: meter.unpacked, member: max(1, member))
  }
}
