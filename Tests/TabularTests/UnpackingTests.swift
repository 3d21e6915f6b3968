import TestKit
import Testing

@testable import Tabular

/// What one library makes of a packed file.
struct Unpacked: Equatable {
  var bytes: [UInt8]
  var fault: GzipFault?

  init(_ packed: [UInt8], _ unpacking: Implementation, step: Int = .max, read: Int = 4096, limits: Limits = Limits()) {
    (bytes, fault) = unpack(packed, step: step, limits: limits, read: read, unpacking: unpacking)
  }
}

@Suite("Rule: ISA-L unpacks what zlib unpacks and finds the same damage")
struct UnpackingTests {
  /// Some members: text that packs well or not at all, with all parts that a header may have, empty ones, padding.
  static func file(_ random: inout SeededRandom) throws -> [UInt8] {
    var packed: [UInt8] = []
    for _ in 0...Int.random(in: 0...4, using: &random) {
      let size = [0, 1, 60, 3000, 70_000].randomElement(using: &random) ?? 0
      let letters = UInt8.random(in: 1...200, using: &random)
      let text = (0..<size).map { _ in UInt8.random(in: 0...letters, using: &random) }
      let member = try GzipEncoder.pack(text)
      let rich = RichMember(
        extra: .random(using: &random), name: .random(using: &random), comment: .random(using: &random), check: .random(using: &random))
      packed += Bool.random(using: &random) ? rich.bytes(member) : member
    }
    return packed + [UInt8](repeating: 0, count: Int.random(in: 0...3, using: &random))
  }

  @Test(arguments: 0..<12)
  func soundFiles(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let packed = try Self.file(&random)
    let expected = Unpacked(packed, .reference)
    #expect(expected.fault == nil)
    for step in [1, 2, 3, 5, 8, 13, 1000, Int.max] where step > 13 || packed.count < 10_000 {
      for read in [1, 7, 4096, 100_000] where step > 5 || read > 7 {
        #expect(Unpacked(packed, .fast, step: step, read: read) == expected, "pieces of \(step), reads of \(read)")
      }
    }
  }

  @Test("cut anywhere", arguments: 0..<4)
  func cutFiles(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(100 + seed))
    let packed = try Self.file(&random)
    for cut in stride(from: 0, through: packed.count, by: max(1, packed.count / 150)) {
      let part = Array(packed[..<cut])
      #expect(Unpacked(part, .fast, step: 100) == Unpacked(part, .reference), "cut at \(cut)")
    }
  }

  @Test("damage outside the data is named alike to the byte", arguments: 0..<40)
  func damagedAround(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(200 + seed))
    let text = sampleText(500, seed: 5)
    let member = RichMember(extra: true, name: true, comment: true, check: true).bytes(try GzipEncoder.pack(text))
    let header = member.count - (try GzipEncoder.pack(text)).count + 10
    var packed = member + member
    let places = Array(0..<header) + Array(packed.count - 8..<packed.count)
    packed[places.randomElement(using: &random) ?? 0] ^= 1 << UInt8.random(in: 0...7, using: &random)
    #expect(Unpacked(packed, .fast) == Unpacked(packed, .reference))
  }

  @Test("Rule: random damage is damage to both", arguments: 0..<10)
  func randomDamage(block: Int) throws {
    var damaged = 0
    var differing = 0
    for number in 0..<50 {
      var random = SeededRandom(seed: UInt64(1000 + block * 50 + number))
      var packed = try Self.file(&random)
      for _ in 0...Int.random(in: 0...2, using: &random) where !packed.isEmpty {
        let place = Int.random(in: 0..<packed.count, using: &random)
        switch Int.random(in: 0...3, using: &random) {
        case 0: packed[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
        case 1: packed.remove(at: place)
        case 2: packed.insert(.random(in: 0...255, using: &random), at: place)
        default: packed.swapAt(place, packed.count - 1)
        }
      }
      let fast = Unpacked(packed, .fast, step: [3, 100, Int.max].randomElement(using: &random) ?? 1)
      let reference = Unpacked(packed, .reference)
      #expect(fast.fault == reference.fault, "seed \(1000 + block * 50 + number)")
      // What ISA-L took for data and zlib does not has been given out already.
      #expect(fast.bytes == reference.bytes || reference.fault != nil && fast.bytes.starts(with: reference.bytes))
      differing += fast.bytes == reference.bytes ? 0 : 1
      damaged += fast.fault == nil ? 0 : 1
    }
    #expect(damaged > 25, "control: most of it is noticed")
    #expect(differing < 3, "\(differing) of \(damaged) gave out more than zlib")
  }

  @Test("Rule: what is given out before damage does not depend on how the bytes come or go", arguments: 0..<8)
  func sameBeforeDamage(block: Int) throws {
    var beyond = 0
    for number in 0..<25 {
      var random = SeededRandom(seed: UInt64(5000 + block * 25 + number))
      var packed = try Self.file(&random) + GzipEncoder.pack(sampleText(200_000, seed: UInt64(number)))
      for _ in 0...2 { packed[Int.random(in: 0..<packed.count, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random) }
      let expected = Unpacked(packed, .fast, read: 64 << 10)
      for (step, read) in [(Int.max, 1 << 20), (1000, 777), (70_001, 4096), (.max, 100_003)] {
        #expect(Unpacked(packed, .fast, step: step, read: read) == expected, "seed \(number), pieces of \(step), reads of \(read)")
      }
      beyond += expected.bytes.count == expected.fault?.unpackedOffset ? 0 : 1
    }
    #expect(beyond < 25, "control: most give out what zlib takes for data and no more")
  }

  @Test("Rule: what can be read only once, as from a pipe, gives what a file gives, however little a read gives", arguments: 0..<10)
  func readOnce(block: Int) throws {
    var damaged = 0
    for number in 0..<40 {
      var random = SeededRandom(seed: UInt64(9000 + block * 40 + number))
      var packed = try Self.file(&random) + GzipEncoder.pack(sampleText(90_000, seed: UInt64(number)))
      switch number % 3 {
      case 0: packed.removeLast(Int.random(in: 1..<packed.count, using: &random))
      case 1: packed[Int.random(in: 0..<packed.count, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
      default: SpoiledFile.spoil(&packed, &random)
      }
      let expected = Unpacked(packed, .fast)
      for (step, read) in [(Int.max, 4096), (1, 100_000), (Int.random(in: 2...30, using: &random), 333), (70_001, 1 << 20)] {
        let source = GzipSource(Once(packed, step: step))
        #expect(Unpacked(drain(source, read: read)) == expected, "seed \(9000 + block * 40 + number), steps of \(step), reads of \(read)")
      }
      damaged += expected.fault == nil ? 0 : 1
    }
    #expect(damaged > 20, "control: most files are damaged")
  }

  @Test("Rule: wherever a pipe is cut, it gives what the cut file gives", arguments: 0..<4)
  func cutPipes(seed: Int) throws {
    let packed = try GzipEncoder.pack(sampleText(1500, seed: UInt64(seed))) + GzipEncoder.pack(sampleText(700, seed: UInt64(50 + seed)))
    for cut in 0..<packed.count {
      let part = Array(packed[..<cut])
      #expect(Unpacked(drain(GzipSource(Once(part, step: 1 + cut % 7)))) == Unpacked(part, .reference), "cut at \(cut)")
    }
  }

  @Test func bgzipBlocks() throws {
    // Blocks as bgzip writes them: an extra field with the block's size, and an empty block at the end. Source: the SAM specification, 4.1.
    var packed: [UInt8] = []
    var text: [UInt8] = []
    for part in 0..<5 {
      let block = part < 4 ? sampleText(20_000, seed: UInt64(part)) : []
      let member = try GzipEncoder.pack(block)
      let size = member.count + 8 - 1
      packed += member[..<3] + [4] + member[4..<10] + [6, 0, 66, 67, 2, 0, UInt8(size & 255), UInt8(size >> 8)] + member[10...]
      text += block
    }
    for unpacking in Implementation.allCases {
      for step in [1, 17, 4096, Int.max] { #expect(Unpacked(packed, unpacking, step: step) == Unpacked(bytes: text)) }
    }
  }
}

/// A source that can be read only once.
final class Once: ByteSource {
  private let source: BytesSource

  init(_ bytes: [UInt8], step: Int = .max) { source = BytesSource(bytes, step: step) }

  func read(into buffer: inout [UInt8], upTo count: Int) -> Int { source.read(into: &buffer, upTo: count) }
}

extension Unpacked {
  init(_ drained: (bytes: [UInt8], fault: GzipFault?)) { (bytes, fault) = drained }

  init(bytes: [UInt8]) {
    self.bytes = bytes
    fault = nil
  }
}
