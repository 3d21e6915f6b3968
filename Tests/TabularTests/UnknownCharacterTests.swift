import Testing

@testable import Tabular

@Suite("Rule: a character that a code page does not have costs itself alone, and what stands behind it is read in step")
struct UnknownCharacterTests {
  /// A pair that no character has, between two titles, and once before a delimiter.
  private static let cases: [(page: String, pair: [UInt8], title: String)] = [
    ("big5", [0xC8, 0xA5], "電子鍋家用"), ("euc-kr", [0xC9, 0xA1], "전기밥솥"), ("shift_jis", [0x87, 0xFC], "炊飯器"), ("euc-jp", [0xA9, 0xA1], "炊飯器"),
    ("gb18030", [0xFE, 0xFF], "电饭煲"),
  ]

  @Test(arguments: cases) func restIsInStep(_ page: String, _ pair: [UInt8], _ title: String) throws {
    let encoding = try #require(TextEncoding(name: page))
    let text = recoded(title, page)
    let bytes = utf8("a,b\n") + text + pair + pair + text + utf8(",1\n") + pair + utf8(",") + text + utf8("\n")
    let found = convert(bytes) { $0.encoding = page }
    let unknown = "\u{FFFD}"
    #expect(found.lines == ["a,b", title + unknown + unknown + title + ",1", unknown + "," + title], "\(page)")
    #expect(found.report.replaced.count == 3)
    let escaped = EscapedText(encoding).text(text + pair + text)
    #expect(escaped == title + pair.map { "\\x" + String($0, radix: 16) }.joined() + title)
    var dialect = Dialect(encoding: encoding)
    dialect.undecodable = .replace
    let reader = try RecordReader(BytesSource(bytes), dialect: dialect)
    var batch = RecordBatch()
    var rows: [[String]] = []
    while try reader.next(&batch) {
      for record in 0..<batch.count { rows.append((0..<2).map { batch.string(record, $0) }) }
    }
    #expect(rows == [[title + unknown + unknown + title, "1"], [unknown, title]])
  }

  @Test func aByteOfASCIIIsNoPartOfIt() {
    // C8 may begin a character of Big5, and a comma is none of its ends.
    let found = convert(utf8("a,b\nx") + [0xC8] + utf8(",\"1\"\n")) { $0.encoding = "big5" }
    #expect(found.lines == ["a,b", "x\u{FFFD},1"])
  }

  @Test("a letter that waits for a mark to join it is not lost, and stands before") func lettersThatWait() {
    // The fuzzer's find: Windows-1258 joins marks to letters, and has no character for 81.
    let found = convert(utf8("a,b\nca") + [0xFF, 0x81, 0xED, 0x81] + utf8(",1\n")) { $0.encoding = "cp1258" }
    #expect(found.lines == ["a,b", "ca\u{FF}\u{FFFD}\u{ED}\u{FFFD},1"] && found.report.replaced.count == 2)
  }

  @Test("kana in Big5 are read as kana, by convert as by sources")
  func kanaInBig5() {
    let bytes = utf8("a,b\n") + [0xC7, 0x55, 0xC7, 0x7C] + utf8(",1\n") + [0x88, 0x66, 0xC8, 0xA5] + utf8(",2\n")
    let found = convert(bytes) { $0.encoding = "big5" }
    #expect(found.lines == ["a,b", "のア,1", "Ê\u{FFFD},2"] && found.report.replaced.count == 1)
  }
}
