import TestKit
import Testing

@testable import Tabular

/// All that a gzip file gives before it ends or fails.
func unpack(
  _ packed: [UInt8], step: Int = .max, limits: Limits = Limits(), read: Int = 4096, unpacking: Implementation = .fast
) -> (bytes: [UInt8], fault: GzipFault?) {
  drain(GzipSource(BytesSource(packed, step: step), limits: limits, unpacking: unpacking), read: read)
}

/// All that a zstd file gives before it ends or fails.
func unpackZstd(_ packed: [UInt8], step: Int = .max, limits: Limits = Limits(), read: Int = 64 << 10) -> (bytes: [UInt8], fault: ZstdFault?)
{
  drain(ZstdSource(BytesSource(packed, step: step), limits: limits), read: read)
}

/// All that a source gives before it ends or fails.
func drain<Fault: Error>(_ source: any ByteSource, read: Int = 4096) -> (bytes: [UInt8], fault: Fault?) {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: read)
  do {
    while true {
      let got = try source.read(into: &buffer, upTo: read)
      if got == 0 { return (bytes, nil) }
      bytes += buffer[..<got]
    }
  } catch {
    return (bytes, error as? Fault)
  }
}

/// Text that packs neither too well nor too badly.
func sampleText(_ count: Int, seed: UInt64) -> [UInt8] {
  var random = SeededRandom(seed: seed)
  return (0..<count).map { _ in UInt8.random(in: 97...104, using: &random) }
}

@Suite("Rule: gzip is unpacked whole, or its damage is named with its place")
struct GzipTests {
  static let text = sampleText(3000, seed: 1)
  static let member = (try? GzipEncoder.pack(text)) ?? []

  @Test(arguments: [1, 2, 7, 64 << 10])
  func membersFollowEachOther(step: Int) throws {
    let empty = try GzipEncoder.pack([])
    let result = unpack(empty + Self.member + empty + Self.member + empty, step: step, read: 1 + step % 5000)
    #expect(result.bytes == Self.text + Self.text)
    #expect(result.fault == nil)
  }

  @Test("optional header parts are skipped", arguments: 0..<16)
  func optionalHeaderParts(choice: Int) {
    let packed = RichMember(extra: choice & 1 != 0, name: choice & 2 != 0, comment: choice & 4 != 0, check: choice & 8 != 0).bytes(
      Self.member)
    #expect(unpack(packed, step: 3).bytes == Self.text)
    #expect(unpack(packed, step: 3).fault == nil)
  }

  @Test func aWrongHeaderChecksumIsABadHeader() {
    var packed = RichMember(extra: true, name: true, comment: true, check: true).bytes(Self.member)
    packed[5] ^= 1
    #expect(unpack(packed).fault?.reason == .badHeader("header crc mismatch"))
  }

  @Test func trailingZerosArePadding() {
    let packed = Self.member + [UInt8](repeating: 0, count: 100_000)
    #expect(unpack(packed, step: 1000).fault == nil)
    #expect(unpack(packed).bytes == Self.text)
    #expect(
      unpack(packed + [7]).fault
        == GzipFault(.trailingGarbage, compressedOffset: packed.count, unpackedOffset: Self.text.count, member: 1))
  }

  @Test(arguments: [[UInt8(7)], utf8("garbage"), [0x1F, 0x8C], [0x1F, 0]])
  func trailingGarbage(garbage: [UInt8]) {
    let result = unpack(Self.member + Self.member + garbage, step: 5)
    #expect(result.bytes == Self.text + Self.text)
    #expect(
      result.fault
        == GzipFault(.trailingGarbage, compressedOffset: 2 * Self.member.count, unpackedOffset: 2 * Self.text.count, member: 2))
  }

  @Test func whatIsNoGzipIsNamed() {
    #expect(unpack([]).fault == GzipFault(.emptyFile, compressedOffset: 0, unpackedOffset: 0, member: 1))
    #expect(unpack(utf8("listing_id,title\n")).fault == GzipFault(.notGzip, compressedOffset: 0, unpackedOffset: 0, member: 1))
    #expect(unpack([0, 0, 0]).fault?.reason == .notGzip)
    #expect(unpack([0x1F, 0x8B, 7] + [UInt8](repeating: 0, count: 20)).fault?.reason == .badHeader("unknown compression method"))
  }

  @Test func aWrongChecksumOrLengthIsNamedWithItsOffset() {
    for (place, reason) in [(8, GzipFault.Reason.badChecksum), (4, .badLength)] {
      var packed = Self.member + Self.member
      let offset = 2 * Self.member.count - place
      packed[offset + 1] ^= 0x10
      let result = unpack(packed, step: 11)
      #expect(result.fault == GzipFault(reason, compressedOffset: offset, unpackedOffset: 2 * Self.text.count, member: 2))
      #expect(result.bytes == Self.text + Self.text, "what stands before the damage is given out")
    }
  }

  @Test func everyCutIsATruncation() {
    let packed = Self.member + Self.member
    for cut in 1..<packed.count where cut != Self.member.count {
      let result = unpack(Array(packed[..<cut]), step: 13)
      #expect(result.fault?.reason == .truncated, "cut at \(cut)")
      #expect(result.fault?.compressedOffset == cut)
      #expect((Self.text + Self.text).starts(with: result.bytes))
    }
  }

  @Test("Rule: no flipped bit changes a byte in silence")
  func everyFlippedBit() {
    let text = Array(Self.text[..<200])
    let small = (try? GzipEncoder.pack(text)) ?? []
    var faults = 0
    for bit in 0..<8 * small.count {
      var packed = small
      packed[bit / 8] ^= 1 << UInt8(bit % 8)
      let result = unpack(packed)
      // The header's time, level and system, and the bits between the data and the checksum, mean nothing.
      #expect(result.fault != nil || result.bytes == text, "bit \(bit)")
      faults += result.fault == nil ? 0 : 1
    }
    #expect(faults > 8 * small.count - 8 * 6 - 16, "control: nearly all are noticed")
  }

  @Test("Rule: where a limit stops does not depend on how the bytes come or go", arguments: Implementation.allCases)
  func limitsDoNotDependOnBuffers(_ unpacking: Implementation) throws {
    var bomb: [UInt8] = []
    // Random text, so that the ratio is passed in the second chunk of compressed bytes; two members, and one of two chunks that fill up.
    bomb += try GzipEncoder.pack(sampleText(160_000, seed: 5)) + GzipEncoder.pack([UInt8](repeating: 32, count: 3 << 20))
    bomb += try GzipEncoder.pack(sampleText(100_000, seed: 6))
    for limits in [
      Limits(maxRatio: 10, ratioFreeBytes: 1 << 18), Limits(maxRatio: 3, ratioFreeBytes: 170_001), Limits(maxUnpackedBytes: 1_234_567),
    ] {
      let whole = unpack(bomb, limits: limits, read: 64 << 10, unpacking: unpacking)
      let reason: GzipFault.Reason = limits.maxRatio < 200 ? .limit(.ratio(limits.maxRatio)) : .limit(.size(1_234_567))
      #expect(whole.fault?.reason == reason && whole.fault?.unpackedOffset == whole.bytes.count)
      for (step, read) in [(.max, 1 << 20), (.max, 333), (1000, 4096), (65_537, 70_001), (7, 64 << 10)] {
        let other = unpack(bomb, step: step, limits: limits, read: read, unpacking: unpacking)
        #expect(other.bytes.count == whole.bytes.count && other.fault == whole.fault, "steps of \(step), reads of \(read)")
      }
    }
  }

  @Test func aBombIsStopped() throws {
    let bomb = try GzipEncoder.pack([UInt8](repeating: 32, count: 2 << 20))
    let ratio = unpack(bomb, limits: Limits(maxRatio: 200, ratioFreeBytes: 1 << 20))
    #expect(ratio.fault?.reason == .limit(.ratio(200)))
    #expect(ratio.bytes.count == 1 << 20)
    #expect(unpack(bomb, limits: Limits(maxRatio: 2000, ratioFreeBytes: 1 << 20)).fault == nil, "control")
    let size = unpack(bomb, limits: Limits(maxUnpackedBytes: 100_000))
    #expect(size.fault?.reason == .limit(.size(100_000)))
    #expect(unpack(bomb, limits: Limits(maxUnpackedBytes: 2 << 20)).fault == nil, "control")
  }

  @Test func everyFaultHasWordsAndARemedy() {
    let reasons: [GzipFault.Reason] = [
      .emptyFile, .notGzip, .badHeader("x"), .badData, .badChecksum, .badLength, .truncated, .trailingGarbage, .limit(.ratio(2)),
      .limit(.size(3)), .library(-4),
    ]
    let faults = reasons.map { GzipFault($0, compressedOffset: 12, unpackedOffset: 34, member: 2) }
    #expect(Set(faults.map(\.description)).count == reasons.count)
    #expect(faults.allSatisfy { $0.remedy.hasSuffix(".") })
    #expect(
      faults[4].description
        == "wrong gzip checksum (CRC-32) at compressed byte 12 (member 2, after 34 unpacked bytes), so its rows may be wrong")
    #expect(faults[6].description == "the gzip file ends too early, at compressed byte 12 (member 2, after 34 unpacked bytes)")
  }
}

/// A member whose header has the optional parts of RFC 1952.
struct RichMember {
  var extra: Bool
  var name: Bool
  var comment: Bool
  var check: Bool

  /// The same data as `plain`, a member without optional parts.
  func bytes(_ plain: [UInt8]) -> [UInt8] {
    var header = Array(plain[..<10])
    header[3] = (check ? 2 : 0) | (extra ? 4 : 0) | (name ? 8 : 0) | (comment ? 16 : 0)
    if extra { header += [5, 0, 1, 2, 0x1F, 0x8B, 0] }
    if name { header += utf8("listings.csv") + [0] }
    if comment { header += utf8("made by hand") + [0] }
    if check {
      let sum = Self.crc32(header)
      header += [UInt8(truncatingIfNeeded: sum), UInt8(truncatingIfNeeded: sum >> 8)]
    }
    return header + plain[10...]
  }

  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
