import TestKit
import Testing

@testable import Tabular

@Suite("Rule: where libcsv can read a dialect, the rows are the same byte for byte") struct ConvertPropertyTests {
  @Test(arguments: 0..<25)
  func sameRowsAsRecordReader(block: Int) throws {
    var compared = 0
    for number in 0..<100 {
      let file = RandomFile(seed: UInt64(block * 100 + number))
      guard let expected = try? fastRead(file.bytes, file.dialect, limit: file.limit) else { continue }
      var dialect = ConvertDialect(delimiter: String(UnicodeScalar(file.dialect.delimiterByte)))
      dialect.quote = file.dialect.quote
      let step = number % 2 == 0 ? Int.max : 1 + number % 7
      let decoded = try DecodedSource(BytesSource(file.bytes, step: step), encoding: file.dialect.encoding.rawValue)
      // A limit counts encoded bytes there and decoded ones here.
      let isUTF8 = file.dialect.encoding == .utf8 && (try? UTF8Span(validating: file.bytes.span)) != nil
      guard file.limit > file.bytes.count || isUTF8 else { continue }
      let reader = try RowReader(decoded, dialect: dialect, maxRecordBytes: file.limit)
      var row = ConvertRow()
      #expect(try reader.next(&row), "the header of \(file)")
      for record in expected.records {
        // Lines beyond the limit are kept in `convert`, and so are bytes that cannot be decoded.
        #expect(try reader.next(&row), "\(record) of \(file)")
        #expect(row.record == record.row, "\(file)")
        if record.fault == .unclosedQuote && decoded.replaced == 0 { #expect(row.isMended, "\(record) of \(file)") }
        guard record.fault == nil else { continue }
        compared += 1
        #expect((0..<row.count).map { Array(row.bytes($0)) } == record.fields, "\(file) step \(step)")
        #expect(!row.isMended)
      }
      #expect(try !reader.next(&row), "\(file)")
      if decoded.replaced == 0 { #expect(reader.blankLines == expected.blankLines, "\(file)") }
    }
    #expect(compared > 10, "control: many rows were compared")
  }

  @Test("Rule: rows do not depend on where a read stops", arguments: 0..<40)
  func cutAnywhere(seed: Int) {
    let file = RandomFile(seed: UInt64(90_000 + seed))
    let whole = convert(file.bytes) { $0.headerRows = 0 }
    for cut in 0...file.bytes.count {
      let found = convert(CutSource(file.bytes, cut: cut)) { $0.headerRows = 0 }
      #expect(found.text == whole.text && found.report == whole.report, "cut at \(cut) of \(file)")
    }
  }

  @Test("Rule: no bytes crash or hang convert, whatever the dialect", arguments: 0..<20)
  func randomBytes(seed: Int) {
    var random = SeededRandom(seed: UInt64(7000 + seed))
    for _ in 0..<40 {
      let marks = Array("\"\"\"',;|\\\r\n\n\t #ab1\u{0}é".utf8) + [0xFF, 0xFE, 0x1F, 0x8B]
      let tame = Bool.random(using: &random)
      let bytes = (0..<Int.random(in: 0...400, using: &random)).map { _ in
        tame ? marks.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
      }
      for sniff in [false, true] {
        let found = convert(bytes, sniff: sniff) { settings in
          guard !sniff else { return }
          settings.dialect = ConvertDialect(delimiter: [",", "||", ", "].randomElement(using: &random) ?? ",", escape: "\\", comment: "#")
          settings.encoding = ["utf-8", "utf-16", "gb18030", "shift_jis", "utf-32"].randomElement(using: &random) ?? "utf-8"
          settings.footerRows = Int.random(in: 0...3, using: &random)
          settings.headerRows = Int.random(in: 0...2, using: &random)
        }
        #expect(found.fault == nil || bytes.starts(with: [0x1F, 0x8B]), "\(bytes)")
      }
    }
  }

  @Test("Rule: what convert writes, it reads again unchanged", arguments: 0..<40)
  func writesWhatItReads(seed: Int) {
    let file = RandomFile(seed: UInt64(40_000 + seed))
    let once = convert(file.bytes) { $0.headerRows = 0 }
    let twice = convert(once.text) { $0.headerRows = 0 }
    #expect(twice.text == once.text, "\(file)")
    #expect(twice.report.strayQuotes.count == 0)
  }

  @Test("Rule: quotes that never close cost linear time") func manyOpenQuotes() {
    let line = "1,\"" + String(repeating: "\"\"", count: 20) + "\n"
    let text = "a,b\n" + String(repeating: line, count: 20_000)
    let found = convert(text)
    #expect(found.report.rows + found.report.strayQuotes.count > 0)
    let inner = convert("a,b\n" + String(repeating: ",\"x\"\"y", count: 20_000) + "\n")
    #expect(inner.report.rows == 1)
  }
}
