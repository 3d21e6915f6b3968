import TestKit
import Testing

@testable import Tabular

@Suite("Rule: zstd is unpacked whole and checked, or its damage is named")
struct ZstdTests {
  private static let skippable: [UInt8] = [0x53, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]

  /// Bytes that pack badly enough to take several blocks.
  private static func text(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { _ in UInt8.random(in: 97...122, using: &random) }
  }

  @Test func framesAndSkippableFramesOfAnyNumber() {
    let (one, two) = (Self.text(300_000), utf8("a,b\n"))
    let packed = Self.skippable + zstdFrame(one) + zstdFrame([]) + Self.skippable + zstdFrame(two) + Self.skippable
    for (step, room) in [(Int.max, 64 << 10), (1, 7), (4096, 1 << 20), (17, 300_004)] {
      let result = unpackZstd(packed, step: step, read: room)
      #expect(result.bytes == one + two && result.fault == nil, "step \(step), room \(room)")
    }
  }

  @Test func damageIsNamedWithItsOffset() {
    let whole = zstdFrame(utf8("first\n"))
    let packed = whole + zstdFrame(Self.text(1000))
    var flipped = packed
    flipped[packed.count - 1] ^= 1
    func fault(_ bytes: [UInt8]) -> ZstdFault? { unpackZstd(bytes).fault }
    #expect(fault(flipped)?.reason == .badChecksum && fault(flipped)?.compressedOffset == whole.count && fault(flipped)?.frame == 2)
    let cut = Array(packed.dropLast(9))
    #expect(fault(cut)?.reason == .truncated && fault(cut)?.compressedOffset == cut.count)
    let trailing = fault(packed + utf8("and more"))
    #expect(trailing?.reason == .trailingGarbage && trailing?.compressedOffset == packed.count)
    #expect(fault([])?.reason == .emptyFile)
    #expect(fault(utf8("a,b\n"))?.reason == .notZstd)
    for cut in 1...3 {
      for (before, frame) in [([], 1), (packed, 2)] {
        let fault = fault(before + whole[..<cut])
        #expect(
          fault?.reason == .truncated && fault?.compressedOffset == before.count + cut && fault?.frame == frame, "magic cut at \(cut)")
      }
    }
  }

  @Test func limitsStopABombAndAHugeWindow() {
    let bomb = zstdFrame([UInt8](repeating: 65, count: 4 << 20))
    let small = Limits(maxRatio: 100, ratioFreeBytes: 1 << 20)
    let stopped = unpackZstd(bomb, limits: small)
    #expect(stopped.fault?.reason == .limit(.ratio(100)) && stopped.bytes.count == 1 << 20)
    for (step, read) in [(1, 4096), (9, 1 << 20), (.max, 777)] {
      let other = unpackZstd(bomb, step: step, limits: small, read: read)
      #expect(other.fault == stopped.fault && other.bytes.count == stopped.bytes.count, "steps of \(step), reads of \(read)")
    }
    for step in [3, 1000, Int.max] {
      let sized = unpackZstd(bomb, step: step, limits: Limits(maxUnpackedBytes: 100_001))
      #expect(sized.fault?.reason == .limit(.size(100_001)) && sized.bytes.count == 100_001)
    }
    let wide = zstdFrame(Self.text(1000), windowLog: 28)
    #expect(unpackZstd(wide).fault?.reason == .window(limit: 128 << 20))
  }

  @Test("Rule: what is given out before damage does not depend on how the bytes come", arguments: 0..<40)
  func damageAnywhere(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    var packed = zstdFrame(Self.text(400_000, seed: UInt64(seed)), level: 1) + zstdFrame(utf8("last\n"))
    if Bool.random(using: &random) { packed.removeLast(Int.random(in: 1..<packed.count, using: &random)) }
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      packed[Int.random(in: 0..<packed.count, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
    }
    let expected = unpackZstd(packed)
    for (step, room) in [(4096, 1 << 20), (Int.random(in: 500...5000, using: &random), Int.random(in: 300...900, using: &random))] {
      let result = unpackZstd(packed, step: step, read: room)
      #expect(result.bytes == expected.bytes && result.fault == expected.fault, "step \(step), room \(room)")
    }
  }

  @Test("Rule: blocks before a bad one are given out, whatever the reads, as far as RFC 8878 allows them")
  func blocksThatAreTooLong() {
    // A window of 1 KiB: no block may unpack to more. The fuzzer found such a run, which libzstd takes in one call but not in several.
    let start: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0, 0]
    func block(_ kind: Int, _ count: Int, _ content: [UInt8], isLast: Bool = false) -> [UInt8] {
      let header = count << 3 | kind << 1 | (isLast ? 1 : 0)
      return (0..<3).map { UInt8(truncatingIfNeeded: header >> (8 * $0)) } + content
    }
    let (rows, long) = (utf8("a,b\n1,2\n"), Self.text(2000))
    let good = start + block(0, rows.count, rows) + block(1, 1000, [97])
    let given = rows + [UInt8](repeating: 97, count: 1000)
    // The fuzzer found this one too: libzstd takes an empty compressed block from several calls, and not in one.
    let empty = start + block(0, 8, [UInt8](repeating: 0, count: 8)) + block(2, 0, [])
    let cases: [(String, packed: [UInt8], given: [UInt8], ZstdFault.Reason?, at: Int)] = [
      ("none", good + block(0, 0, [], isLast: true), given, nil, 0),
      ("a run", start + block(0, 0, []) + block(1, 7941, [0xD6], isLast: true), [], .forbiddenBlock, 9),
      ("a run behind good blocks", good + block(1, 7941, [0xD6], isLast: true), given, .forbiddenBlock, good.count),
      ("an uncompressed block", good + block(0, long.count, long, isLast: true), given, .forbiddenBlock, good.count),
      ("a compressed block that is too long", good + block(2, 1025, long, isLast: true), given, .forbiddenBlock, good.count),
      ("an empty compressed block", empty + block(1, 325, [48], isLast: true), [UInt8](repeating: 0, count: 8), .forbiddenBlock, 17),
      ("a last one", good + block(2, 0, [], isLast: true), given, .forbiddenBlock, good.count),
      ("a block of no kind", good + block(3, 5, rows, isLast: true), given, .forbiddenBlock, good.count),
      ("a header of a block cut short", good + [8], given, .truncated, good.count + 1),
      ("a run without its byte", good + block(1, 5, []), given, .truncated, good.count + 3),
      ("an uncompressed block cut short", good + block(0, 900, Array(long[..<700])), given + long[..<700], .truncated, good.count + 703),
    ]
    for (name, packed, given, reason, place) in cases {
      let expected = unpackZstd(packed)
      #expect(
        expected.fault?.reason == reason && expected.fault?.compressedOffset ?? 0 == place && expected.bytes == given,
        "\(name): \(String(describing: expected.fault))")
      for (step, room) in [(1, 1), (3, 77), (5, 1 << 20), (.max, 1), (.max, 1023)] {
        let result = unpackZstd(packed, step: step, read: room)
        #expect(result.bytes == given && result.fault == expected.fault, "\(name), step \(step), room \(room)")
      }
    }
  }

  @Test("Rule: a frame that does not hold what its header says is damaged, however empty its last block")
  func contentSizes() {
    // A single segment that says how long it is, in one, two, four or eight bytes.
    let sizes: [(descriptor: UInt8, field: (Int) -> [UInt8])] = [
      (0x20, { [UInt8($0)] }), (0x60, { [UInt8($0 & 255), UInt8($0 >> 8)] }), (0xA0, { [UInt8($0), 0, 0, 0] }),
      (0xE0, { [UInt8($0), 0, 0, 0, 0, 0, 0, 0] }),
    ]
    let rows = utf8("a,b\n1,2\n")
    for (descriptor, field) in sizes {
      // Two bytes count from 256.
      let content = descriptor == 0x60 ? Array(repeatElement(rows, count: 40).joined()) : rows
      let said = descriptor == 0x60 ? content.count - 256 : content.count
      for (wrong, last) in [(0, true), (1, true), (1, false), (-1, false)] {
        var packed: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, descriptor] + field(said + wrong)
        let header = content.count << 3 | (last ? 1 : 0)
        packed += (0..<3).map { UInt8(truncatingIfNeeded: header >> (8 * $0)) } + content
        if !last { packed += [1, 0, 0] }
        for (step, room) in [(1, 1), (3, 7), (.max, 1 << 16)] {
          let result = unpackZstd(packed, step: step, read: room)
          let isForbidden = wrong < 0
          #expect(
            result.fault?.reason == (wrong == 0 ? nil : isForbidden ? .forbiddenBlock : .badData),
            "\(descriptor), \(wrong), \(String(describing: result.fault))")
        }
      }
    }
  }

  @Test("Rule: the inputs that a fuzzer once broke are the same, however they come", arguments: 0..<2)
  func fuzzedInputs(place: Int) {
    let packed = [
      "28b52ffd00000000000000000000004000000000000000000000000000000000000000000000000000000000000000000000"
        + "0000000000003000000000000000000000000000000000000000000000000000000000000000000000000000000400000000000000000000002b0a0030",
      "28b52ffd00000000002bf800d6",
    ][place]
    let bytes = stride(from: 0, to: packed.utf8.count, by: 2).compactMap { UInt8(packed.dropFirst($0).prefix(2), radix: 16) }
    let whole = unpackZstd(bytes)
    #expect(whole.fault?.reason == .forbiddenBlock)
    for step in 1...20 {
      for room in [1, 2, 7, 77, 1000] {
        let pieces = unpackZstd(bytes, step: step, read: room)
        #expect(pieces.bytes == whole.bytes && pieces.fault == whole.fault, "step \(step), room \(room)")
      }
    }
  }

  @Test func aFrameThatNeedsADictionaryIsNamed() {
    let fault = unpackZstd([0x28, 0xB5, 0x2F, 0xFD, 0x21, 7, 1, 9, 0, 0, 97]).fault
    #expect(fault == ZstdFault(.dictionary, compressedOffset: 0, unpackedOffset: 0, frame: 1))
  }

  @Test func everyFaultHasWordsAndARemedy() {
    let reasons: [ZstdFault.Reason] = [
      .emptyFile, .notZstd, .badHeader("x"), .dictionary, .window(limit: 9), .forbiddenBlock, .badData, .badChecksum, .truncated,
      .trailingGarbage,
      .limit(.ratio(2)), .limit(.size(3)), .library("x"),
    ]
    let faults = reasons.map { ZstdFault($0, compressedOffset: 12, unpackedOffset: 34, frame: 2) }
    #expect(Set(faults.map(\.description)).count == reasons.count && faults.allSatisfy { $0.remedy.hasSuffix(".") })
    #expect(faults[3].description == "a zstd frame was packed with a dictionary, at compressed byte 12 (frame 2, after 34 unpacked bytes)")
    #expect(faults[3].remedy == "Have the file packed without a dictionary.")
  }
}
