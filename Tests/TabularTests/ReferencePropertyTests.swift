import TestKit
import Testing

@testable import Tabular

/// Files made at random, from bytes that matter to the grammar more often than chance would have it.
struct RandomFile: CustomStringConvertible {
  var bytes: [UInt8]
  var dialect: Dialect
  var limit: Int

  init(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let delimiter = utf8(",;\t").randomElement(using: &random) ?? 9
    let mark = utf8("\"\"'").randomElement(using: &random) ?? 34
    let quote: UInt8? = Int.random(in: 0...3, using: &random) == 0 ? nil : mark
    let encoding = TextEncoding.usual.randomElement(using: &random) ?? .utf8
    dialect = Dialect(delimiter: delimiter, quote: quote, encoding: encoding)
    limit = Bool.random(using: &random) ? Int.random(in: 1...30, using: &random) : 1 << 20
    let feed: [UInt8] = [[10], [13, 10], [13], [10, 13]].randomElement(using: &random) ?? [10]
    let marks: [[UInt8]] = [[delimiter], [delimiter], [mark], [mark], [mark, delimiter], feed, feed, [10], [13]]
    let words: [[UInt8]] = [
      [97], [98, 32], [32], [9], [34], [39], utf8("é"), utf8("漢"), utf8("😀"), [0xA4, 0xE9], [0x81, 0x30, 0x81, 0x30], [0x8E, 0x9D], [0x81],
      [0], [UInt8.random(in: 0...255, using: &random)], [0xC3], [0xED, 0xA0, 0x80],
    ]
    let tame = Bool.random(using: &random)
    bytes = Int.random(in: 0...3, using: &random) == 0 ? encoding.byteOrderMark : []
    bytes += Int.random(in: 0...3, using: &random) == 0 ? feed : []
    bytes += utf8("x") + [delimiter] + utf8("y") + feed
    for _ in 0..<Int.random(in: 0...40, using: &random) {
      let choice = tame ? (Bool.random(using: &random) ? marks : Array(words[..<8])) : Bool.random(using: &random) ? marks : words
      bytes += choice.randomElement(using: &random) ?? []
    }
  }

  var description: String { "\(dialect) limit \(limit) bytes \(bytes)" }
}

@Suite("Rule: the fast reader says what the plain one says")
struct ReferencePropertyTests {
  @Test(arguments: 0..<25)
  func randomFiles(block: Int) throws {
    var faults: Set<RecordFault> = []
    for number in 0..<100 {
      let file = RandomFile(seed: UInt64(block * 100 + number))
      var expected = PlainReader(dialect: file.dialect, limit: file.limit).read(file.bytes)
      guard let header = expected.header, header.fault == nil else {
        #expect(throws: ReadFault.self, "\(file)") { try fastRead(file.bytes, file.dialect, limit: file.limit) }
        continue
      }
      expected.header = nil
      faults.formUnion(expected.records.compactMap(\.fault))
      let step = number % 2 == 0 ? Int.max : 1 + number % 7
      for splitting in Implementation.allCases {
        #expect(
          try fastRead(file.bytes, file.dialect, limit: file.limit, step: step, splitting: splitting) == expected,
          "\(splitting) \(file) step \(step)")
      }
      #expect(
        try fastRead(file.bytes, file.dialect, limit: file.limit, step: step, decodesFirst: true) == expected,
        "decoded first: \(file) step \(step)")
    }
    #expect(faults.count == RecordFault.allCases.count, "control: every kind of fault came up")
  }

  @Test("Rule: records do not depend on where a read stops", arguments: 0..<60)
  func cutAnywhere(seed: Int) throws {
    let file = RandomFile(seed: UInt64(90_000 + seed))
    guard let expected = try? fastRead(file.bytes, file.dialect, limit: file.limit) else { return }
    for cut in 0...file.bytes.count {
      let source = TwoPieces(file.bytes, cut: cut)
      #expect(try fastRead(source, file.dialect, limit: file.limit) == expected, "cut at \(cut) of \(file)")
      let again = TwoPieces(file.bytes, cut: cut)
      #expect(try fastRead(again, file.dialect, limit: file.limit, decodesFirst: true) == expected, "cut at \(cut) of \(file)")
    }
  }
}

/// A source that gives its bytes in two reads.
final class TwoPieces: ByteSource {
  private var pieces: [[UInt8]]

  init(_ bytes: [UInt8], cut: Int) {
    pieces = [Array(bytes[cut...]), Array(bytes[..<cut])].filter { !$0.isEmpty }
  }

  func read(into buffer: inout [UInt8], upTo count: Int) -> Int {
    guard let piece = pieces.popLast() else { return 0 }
    buffer.replaceSubrange(0..<piece.count, with: piece)
    return piece.count
  }
}
