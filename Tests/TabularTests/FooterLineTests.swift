import TestKit
import Testing

@testable import Tabular

@Suite("Rule: a footer is physical lines, and no record reaches into it") struct FooterLineTests {
  private static let text = "a,b\n1,\"x\ny\"\n2,\"u\nv\"\n3,w\n\nTotal,\"3\"\n"

  /// Rows with their line, and what is left out, of convert.
  private func converted(_ footerRows: Int) -> Converted { convert(Self.text) { $0.footerRows = footerRows } }

  @Test func recordsBeforeItAreWhole() {
    #expect(converted(3).text == "a,b\n1,\"x\ny\"\n2,\"u\nv\"\n")
    #expect(converted(3).rejects == "3,w\nTotal,3\n" && converted(3).report.footers.firstLine == 6)
    #expect(converted(2).lines.last == "3,w" && converted(1).report.footers.count == 1 && converted(0).report.footers.count == 0)
  }

  @Test func aQuoteThatIsOpenInItIsAStrayOne() {
    let found = converted(4)
    #expect(found.text == "a,b\n1,\"x\ny\"\n2,\"\"\"u\"\n")
    #expect(found.report.strayQuotes.count == 1 && found.report.strayQuotes.firstLine == 4)
    #expect(found.rejects == "\"v\"\"\",\n3,w\nTotal,3\n" || found.rejects == "\"v\"\"\"\n3,w\nTotal,3\n", "\(found.rejects)")
    #expect(converted(100).text == "a,b\n", "a header is printed all the same")
  }

  @Test func sourcesReadTheSameRows() throws {
    for footerRows in 0...5 {
      var dialect = Dialect()
      dialect.footerRows = footerRows
      let reader = try RecordReader(BytesSource(utf8(Self.text)), dialect: dialect)
      var (batch, rows, faults) = (RecordBatch(), [[String]](), [RecordFault]())
      while try reader.next(&batch) {
        for record in 0..<batch.count {
          if let fault = batch.faults[record] {
            faults.append(fault)
          } else {
            rows.append((0..<2).map { String(decoding: batch.text[batch.field(record, $0)], as: UTF8.self) })
          }
        }
      }
      let found = converted(footerRows)
      #expect(rows.count == found.report.rows - found.report.strayQuotes.count, "\(footerRows)")
      #expect(faults == Array(repeating: .unclosedQuote, count: found.report.strayQuotes.count), "\(footerRows): \(faults)")
    }
  }

  @Test func damageKeepsWhatWasReadBefore() throws {
    let rows = (1...40_000).map { "\($0),\(($0 &* 7919) % 100_003)\n" }.joined()
    let packed = try GzipEncoder.pack(utf8("a,b\n" + rows))
    let cut = Array(packed[..<(packed.count / 2)])
    let (plain, footed) = (convert(cut), convert(cut) { $0.footerRows = 3 })
    #expect(plain.fault != nil && footed.fault != nil && footed.text == plain.text, "nobody knows the last lines of a damaged file")
  }

  @Test("Rule: the first line of replaced bytes is told, by any reads and code page", arguments: [1, 3, 7, 4096, Int.max])
  func firstReplaced(_ step: Int) {
    let lines = (1...300).map { "\($0),\"x\ny\"\n" }.joined()
    let text = utf8("a,b\n\u{FFFD},kept\n" + lines)
    for (encoding, bad) in [("utf-8", [0xFF]), ("windows-1252", [0x81]), ("gb18030", [0xFF]), ("shift_jis", [0xFF])] as [(String, [UInt8])]
    {
      let start = encoding == "utf-8" ? text : utf8("a,b\n1,kept\n" + lines)
      let found = convert(start + utf8("301,") + bad + utf8("\n302,z") + bad + bad + utf8("\n"), step: step) { $0.encoding = encoding }
      #expect(found.report.replaced.count == 3 && found.report.replaced.firstLine == 603, "\(encoding): \(found.report.replaced)")
    }
    let quoted = convert(utf8("a,b\n1,\"x\n") + [0xFF] + utf8("\"\n"), step: step)
    #expect(quoted.report.replaced.firstLine == 3, "of a record of several lines the line itself")
    #expect(convert(utf8("a,b\r1,2\r") + [0xFF] + utf8(",3\r"), step: step).report.replaced.firstLine == 3)
    #expect(convert([0xEF, 0xBB, 0xBF] + utf8("a,b\n") + [0xFF] + utf8(",3\n"), step: step).report.replaced.firstLine == 2)
  }
}
