import CTabularKernel
import TestKit
import Testing

@testable import Tabular

/// Files that are mostly in order, as exports are, with something wrong now and then.
struct ExportFile: CustomStringConvertible {
  var bytes: [UInt8] = []
  var dialect: Dialect
  var limit: Int
  var records = 0

  init(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let delimiter = utf8(",;\t").randomElement(using: &random) ?? 9
    let quote = utf8("\"\"'").randomElement(using: &random) ?? 34
    let encoding = [TextEncoding.utf8, .gb18030, .windows1252].randomElement(using: &random) ?? .utf8
    dialect = Dialect(delimiter: delimiter, quote: Int.random(in: 0...4, using: &random) == 0 ? nil : quote, encoding: encoding)
    limit = Int.random(in: 0...4, using: &random) == 0 ? Int.random(in: 40...400, using: &random) : 1 << 20
    let feed: [UInt8] = Bool.random(using: &random) ? [10] : [13, 10]
    let columns = Int.random(in: 1...9, using: &random)
    let damage = Int.random(in: 0...3, using: &random)
    for row in 0...Int.random(in: 1...120, using: &random) {
      for column in 0..<columns {
        if column > 0 { bytes.append(delimiter) }
        let plain = row == 0 ? utf8("c\(column)") : Self.word(encoding, &random)
        if row == 0 || dialect.quote == nil || Bool.random(using: &random) {
          bytes += plain
        } else {
          let marks = [[], [quote, quote], [10], [13], [13, 10], [delimiter], [quote, quote, quote, quote]]
          bytes += [quote] + plain + (marks.randomElement(using: &random) ?? []) + [quote]
        }
      }
      if damage > 0 && row > 0 && Int.random(in: 0..<8 * damage, using: &random) == 0 {
        bytes += [[0], [delimiter], [quote], [0xFF], [13], feed, [10], [0xED, 0xA0, 0x80]].randomElement(using: &random) ?? []
      }
      bytes += feed
      records += 1
    }
    if Bool.random(using: &random) { bytes.removeLast(feed.count) }
  }

  /// Some text of a code page, without anything that matters to the grammar.
  private static func word(_ encoding: TextEncoding, _ random: inout SeededRandom) -> [UInt8] {
    let high: [[UInt8]] =
      switch encoding {
      case .utf8: [utf8("é"), utf8("漢字"), utf8("😀"), utf8("\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}")]
      case .gb18030:
        [[0xC4, 0xE3], [0x81, 0x40, 0xFE, 0xFE], [0x94, 0x39, 0xDA, 0x33], [0x81, 0x30, 0x81, 0x30], [0xA2, 0xE3], [0xFE, 0x51]]
      default: [[0xE9], [0x80, 0x9F], [0xFF, 0xA0]]
      }
    var word: [UInt8] = []
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      if Int.random(in: 0...2, using: &random) == 0 {
        word += high.randomElement(using: &random) ?? []
      } else {
        word += (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 97...122, using: &random) }
      }
    }
    return word
  }

  var description: String { "\(dialect) limit \(limit) bytes \(bytes)" }
}

@Suite("Rule: records taken many at a time are those taken one by one")
struct FastSplitterTests {
  @Test(arguments: 0..<20)
  func exports(block: Int) throws {
    var together = 0
    var records = 0
    for number in 0..<20 {
      let file = ExportFile(seed: UInt64(500_000 + block * 100 + number))
      var expected = PlainReader(dialect: file.dialect, limit: file.limit).read(file.bytes)
      expected.header = nil
      let step = number % 2 == 0 ? Int.max : 1 + number * 7
      let fast = try countedRead(BytesSource(file.bytes, step: step), file.dialect, limit: file.limit)
      #expect(fast.result == expected, "\(file) step \(step)")
      let reference = try countedRead(BytesSource(file.bytes, step: step), file.dialect, limit: file.limit, splitting: .reference)
      #expect(reference.result == expected, "reference, \(file) step \(step)")
      #expect(reference.together == 0)
      together += step == Int.max ? fast.together : 0
      records += step == Int.max ? file.records : 0
    }
    #expect(together > records / 3, "control: the fast splitter took \(together) of \(records) records")
  }

  @Test("Rule: records do not depend on where a read stops", arguments: 0..<6)
  func cutAnywhere(seed: Int) throws {
    let file = ExportFile(seed: UInt64(700_000 + seed))
    let expected = try fastRead(file.bytes, file.dialect, limit: file.limit, splitting: .reference)
    for cut in stride(from: 0, through: file.bytes.count, by: max(1, file.bytes.count / 100)) {
      #expect(try fastRead(TwoPieces(file.bytes, cut: cut), file.dialect, limit: file.limit) == expected, "cut at \(cut) of \(file)")
    }
  }

  @Test("both kinds of vectors find the same", arguments: 0..<8)
  func kernelsAgree(seed: Int) {
    let file = ExportFile(seed: UInt64(800_000 + seed))
    for from in 0..<min(70, file.bytes.count) {
      #expect(Kernel.split(file, from, baseline: false) == Kernel.split(file, from, baseline: true), "from \(from) of \(file)")
    }
  }

  @Test func aFileOfMoreThanABatchAndAChunk() throws {
    var writer = CSVWriter()
    for row in 0..<20_000 {
      writer.number(row)
      writer.field(row % 7 == 0 ? "a \"quoted\" one, " + String(repeating: "é", count: row % 90) : "plain")
      writer.endRow()
    }
    let bytes = utf8("n,text\n") + writer.take()
    let fast = try countedRead(BytesSource(bytes), Dialect())
    #expect(fast.result == (try fastRead(bytes, Dialect(), splitting: .reference)))
    #expect(fast.result.records.count == 20_000)
    #expect(fast.together > 19_900)
  }

  @Test("Rule: GB18030's characters of four bytes mean what the system's converter says", arguments: 0..<2)
  func fourByteCharacters(part: Int) throws {
    // Every 7th of the basic plane, and every 193rd of what is beyond it, to the end of what four bytes can say.
    let places = Array(stride(from: part, to: 39_500, by: 7)) + Array(stride(from: 188_900 + part, to: 126 * 12_600, by: 193))
    var bytes = utf8("c,d\n")
    for place in places {
      bytes += [0x81 + place / 12_600, 0x30 + place / 1260 % 10, 0x81 + place / 10 % 126, 0x30 + place % 10].map { UInt8($0) }
      bytes += utf8(",x\n")
    }
    let dialect = Dialect(encoding: .gb18030)
    let fast = try countedRead(BytesSource(bytes), dialect)
    #expect(fast.result == (try fastRead(bytes, dialect, splitting: .reference)))
    #expect(fast.together > places.count / 2, "control: \(fast.together) of \(places.count) came from the tables")
  }

  @Test("a file that is all irregular is read one by one")
  func irregularFiles() throws {
    let bytes = utf8("a,b\n") + (0..<3000).flatMap { _ in utf8("\"x\"y,z\n") }
    let fast = try countedRead(BytesSource(bytes), Dialect())
    #expect(fast.together == 0)
    #expect(fast.result == (try fastRead(bytes, Dialect(), splitting: .reference)))
  }
}

/// The splitting kernels, called as they are.
enum Kernel {
  static func split(_ file: ExportFile, _ from: Int, baseline: Bool) -> [UInt32] {
    var grammar = tk_grammar(
      delimiter: file.dialect.delimiterByte, quote: file.dialect.quoteByte ?? 0, has_quote: file.dialect.quote != nil, line_end: 10,
      columns: 3, limit: 1000, shift: 5)
    var records = [tk_record](repeating: tk_record(start: 0, content: 0, next: 0, blank_lines: 0, flags: 0), count: 50)
    var bounds = [UInt32](repeating: 0, count: 300)
    let part = Array(file.bytes[from...])
    let found = unsafe part.withUnsafeBufferPointer { bytes in
      unsafe records.withUnsafeMutableBufferPointer { records in
        unsafe bounds.withUnsafeMutableBufferPointer { bounds in
          baseline
            ? unsafe tk_split_baseline(bytes.baseAddress, bytes.count, &grammar, records.baseAddress, 50, bounds.baseAddress)
            : unsafe tk_split(bytes.baseAddress, bytes.count, &grammar, records.baseAddress, 50, bounds.baseAddress)
        }
      }
    }
    return records[..<found].flatMap { [$0.start, $0.content, $0.next, $0.blank_lines, $0.flags] } + bounds[..<(6 * found)]
  }
}
