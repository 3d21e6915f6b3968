import TestKit
import Testing

@testable import Tabular

/// A file of many rows, most of them alike, and what to convert it with.
struct RandomTable: CustomStringConvertible {
  var bytes: [UInt8] = []
  var settings = ConvertSettings()

  init(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    let delimiter = [",", ",", ";", "\t", "|", " "].randomElement(using: &random) ?? ","
    let quote: String? = chance(15) ? nil : chance(25) ? "'" : "\""
    settings.dialect = ConvertDialect(delimiter: delimiter, quote: quote, comment: chance(25) ? "#" : nil)
    if chance(10) { settings.dialect.escape = utf8("\\") }
    settings.headerRows = Int.random(in: 0...2, using: &random)
    settings.skip = chance(20) ? Int.random(in: 0...2, using: &random) : 0
    settings.footerRows = chance(20) ? Int.random(in: 0...3, using: &random) : 0
    settings.findsFooter = chance(30)
    settings.nullWords = chance(30) ? ["NULL", "'", "a\"", ""] : []
    if chance(15) { settings.columns = ["p", "q,r", "s"] }
    settings.encoding = ["utf-8", "utf-8", "windows-1252", "koi8-r", "gb18030"].randomElement(using: &random) ?? "utf-8"
    let ends = [["\n"], ["\r\n"], ["\n", "\r\n"], ["\r"]].randomElement(using: &random) ?? ["\n"]
    let mess = [0, 1, 5, 30].randomElement(using: &random) ?? 0
    let columns = Int.random(in: 1...5, using: &random)
    let words = [
      "", "a", "lamp of steel", "NULL", "é", "漢字", "12,50", "3;5", "a\"b", "it's", "x\ty", "0123456789abcdef0123456789", "\r", "#1",
    ]
    for row in 0..<Int.random(in: 0...120, using: &random) {
      var cells: [[UInt8]] = []
      for cell in 0..<columns + (chance(mess) ? Int.random(in: -1...2, using: &random) : 0) {
        var text = row == 0 ? "n\(cell)" : words.randomElement(using: &random) ?? ""
        if row > 0, chance(15) { text += words.randomElement(using: &random) ?? "" }
        if let quote, chance(20) || text.contains(delimiter) && !chance(mess) {
          if chance(10) { text += "\n" + quote }
          text = quote + (chance(mess) ? text : text.replacing(quote, with: quote + quote)) + quote
        }
        cells.append(utf8(text))
      }
      if row > 3, chance(mess / 5) { cells = (0..<columns).map { utf8("n\($0)") } }
      bytes += Array(cells.joined(separator: utf8(delimiter))) + utf8(ends.randomElement(using: &random) ?? "\n")
      if chance(mess) { bytes += utf8(["\n", "# said, aside\n", "total\n", "\u{0}\n"].randomElement(using: &random) ?? "\n") }
    }
    if chance(mess), !bytes.isEmpty { bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random) }
    if chance(30), !bytes.isEmpty { bytes.removeLast() }
  }

  var description: String { "\(settings) bytes \(String(decoding: bytes, as: UTF8.self).debugDescription)" }
}

@Suite("Rule: the kernels write what the plain converter writes, byte for byte, and count the same") struct ConvertFastTests {
  /// What a conversion gave.
  struct Result: Equatable {
    var output: [UInt8] = []
    var rejects: [UInt8] = []
    var report = ConvertReport()
    var fault: String?
  }

  static func convert(_ source: any ByteSource, _ settings: ConvertSettings, _ writing: Implementation) -> (result: Result, together: Int) {
    var result = Result()
    var together = 0
    do {
      let converter = try Converter(
        source, settings, writing: writing, output: { result.output += $0 }, rejects: { result.rejects += $0 })
      defer {
        result.report = converter.report
        together = converter.rowsTakenTogether
      }
      try converter.run()
    } catch {
      result.fault = "\(error)"
    }
    return (result, together)
  }

  @Test(arguments: 0..<30)
  func randomTables(block: Int) {
    var together = 0
    for number in 0..<50 {
      let table = RandomTable(seed: UInt64(block * 50 + number))
      let step = number % 2 == 0 ? Int.max : 1 + number * 7
      let fast = Self.convert(BytesSource(table.bytes, step: step), table.settings, .fast)
      let plain = Self.convert(BytesSource(table.bytes), table.settings, .reference)
      #expect(fast.result == plain.result, "\(table) step \(step)")
      #expect(plain.together == 0)
      together += fast.together
    }
    #expect(together > 100, "control: many rows went by the kernels")
  }

  @Test("Rule: a table's rows do not depend on where a read stops", arguments: 0..<12)
  func cutAnywhere(seed: Int) {
    let table = RandomTable(seed: UInt64(70_000 + seed))
    let whole = Self.convert(BytesSource(table.bytes), table.settings, .reference).result
    for cut in stride(from: 0, through: table.bytes.count, by: 1 + table.bytes.count / 200) {
      #expect(Self.convert(CutSource(table.bytes, cut: cut), table.settings, .fast).result == whole, "cut at \(cut) of \(table)")
    }
  }

  @Test("Rule: lines that end with CR alone go by the kernels too, up to a LF", arguments: [Int.max, 4_096, 7])
  func loneReturns(_ step: Int) {
    let rows = (1...3_000).map { $0 % 700 == 0 ? "\($0);\"x\ny\r\";z\r\r" : $0 % 900 == 0 ? "\($0);x;z\r\n" : "\($0);\"x;\($0)\";\"\"\r" }
    var settings = ConvertSettings()
    settings.dialect = ConvertDialect(delimiter: ";")
    let bytes = utf8("a;b;c\r" + rows.joined())
    let fast = Self.convert(BytesSource(bytes, step: step), settings, .fast)
    #expect(fast.result == Self.convert(BytesSource(bytes), settings, .reference).result)
    #expect(fast.result.report.rows == 3_000 && fast.result.report.returnEnds.count == 2_998)
    #expect(fast.together > (step < 10 ? 0 : 2_000))
  }

  @Test("Rule: damage stops both at the same row") func damage() throws {
    let rows = (1...30_000).map { "\($0),\(($0 &* 7919) % 100_003),\"x, \($0)\"\n" }.joined()
    let packed = try GzipEncoder.pack(utf8("a,b,c\n" + rows))
    for part in [3, 5, 7] {
      let cut = Array(packed[..<(packed.count * part / 8)])
      let fast = Self.convert(BytesSource(cut), ConvertSettings(), .fast)
      #expect(fast.result == Self.convert(BytesSource(cut), ConvertSettings(), .reference).result)
      #expect(fast.result.fault != nil && fast.together > 1000)
    }
  }

  @Test("Rule: a letter that waits for a mark to join it is not lost at the end") func waitingLetter() {
    var settings = ConvertSettings()
    settings.encoding = "cp1258"
    #expect(Self.convert(BytesSource(utf8("a,b\n1,A")), settings, .fast).result.output == utf8("a,b\n1,A\n"))
  }

  @Test("Rule: a code page of one byte a character decodes by its table as iconv does")
  func tables() throws {
    let every = Array(UInt8.min...UInt8.max)
    for name in [
      "WINDOWS-1252", "ISO-8859-1", "ISO-8859-5", "KOI8-R", "CP437", "MACINTOSH", "WINDOWS-1251", "CP1258", "GB18030", "UTF-7", "EBCDIC-US",
    ] {
      let table = try #require(CharacterConverter(from: name, unit: 1))
      let plain = try #require(CharacterConverter(from: name, unit: 1, decoding: .reference))
      #expect(table.usesTable == !["CP1258", "GB18030", "UTF-7", "EBCDIC-US"].contains(name), "\(name)")
      for bytes in [every, Array(repeating: 65, count: 50) + every + Array(repeating: 66, count: 3), []] {
        var (found, wanted) = ([UInt8](), [UInt8]())
        #expect(
          table.convert(bytes, bytes.count, isFinal: true, to: &found) == plain.convert(bytes, bytes.count, isFinal: true, to: &wanted))
        #expect(found == wanted && table.replaced == plain.replaced, "\(name)")
      }
    }
  }
}
