import Testing

@testable import Tabular

@Suite("Rule: a code page is read as those who write it mean it, where standard and system differ") struct CodePageReadingTests {
  /// The text of a cell by `convert` and by a source's reader, and as `raw` shows it.
  private func readings(_ bytes: [UInt8], _ page: String) throws -> [String] {
    let encoding = try #require(TextEncoding(name: page))
    let reader = try RecordReader(BytesSource(utf8("a,b\n") + bytes + utf8(",1\n")), dialect: Dialect(encoding: encoding))
    var batch = RecordBatch()
    let read = try reader.next(&batch)
    let converted = convert(utf8("a,b\n") + bytes + utf8(",1\n")) { $0.encoding = page }
    return [
      read && batch.faults[0] == nil ? batch.string(0, 0) : "rejected", converted.lines.last.map { String($0.dropLast(2)) } ?? "",
      EscapedText(encoding).text(bytes),
    ]
  }

  @Test("Big5 has the signs of Windows too", arguments: ["big5", "cp950"])
  func big5(_ page: String) throws {
    for (pair, sign) in [
      ([0xA1, 0xFE], "／"), ([0xA2, 0x40], "＼"), ([0xA1, 0x5A], "╴"), ([0xA1, 0xC3], "￣"), ([0xA2, 0xCC], "十"), ([0xA3, 0xE1], "€"),
    ] as [([UInt8], String)] {
      let title = recoded("手機殼", "big5") + pair + recoded("白色", "big5")
      #expect(try readings(title, page) == Array(repeating: "手機殼" + sign + "白色", count: 3), "\(sign)")
    }
    #expect(try readings([0x88, 0x62], "big5")[0] != "rejected", "control: Hong Kong's letters")
  }

  @Test("Shift_JIS has a backslash and a tilde", arguments: ["shift_jis", "sjis", "windows-31j"])
  func shiftJIS(_ page: String) throws {
    let bytes = utf8("C:\\x ~user ") + [0x83, 0x7C, 0x87, 0x40]
    for found in try readings(bytes, page).prefix(2) { #expect(found == "C:\\x ~user ポ①") }
    let escaped = convert(utf8("id,title\n1,\"say \\\"hi\\\" now\"\n")) {
      $0.encoding = page
      $0.dialect = ConvertDialect(escape: "\\")
    }
    #expect(escaped.lines.last == "1,\"say \"\"hi\"\" now\"")
  }

  @Test("EUC-KR has the syllables of Windows", arguments: ["euc-kr", "windows-949", "cp949", "uhc"])
  func eucKR(_ page: String) throws {
    let bytes = recoded("휴대폰 ", "euc-kr") + [0x8C, 0x63] + recoded(" 케이스", "euc-kr")
    #expect(try readings(bytes, page) == Array(repeating: "휴대폰 똠 케이스", count: 3))
  }

  @Test(
    "a byte from 80 to 9F alone is no control character where characters have several bytes",
    arguments: [("euc-kr", 0x80), ("euc-jp", 0x80), ("euc-jp", 0x93), ("big5", 0x80), ("shift_jis", 0x80)] as [(String, UInt8)])
  func halves(_ page: String, _ byte: UInt8) throws {
    let found = try readings(utf8("a ") + [byte] + utf8(" b"), page)
    #expect(found == ["rejected", "a \u{FFFD} b", "a \\x\(String(byte, radix: 16)) b"])
    let converted = convert(utf8("a,b\n") + [byte] + utf8(",1\n") + [byte] + utf8(",2\n")) { $0.encoding = page }
    #expect(converted.report.replaced.count == 2)
  }

  @Test("convert knows each name that a source may have", arguments: TextEncoding.allCases) func names(_ encoding: TextEncoding) throws {
    let plain = "a,b\n1,x\n"
    let iconv = [.windows949: "UHC", .windows31J: "WINDOWS-31J"][encoding] ?? encoding.rawValue
    let found = convert(recoded(plain, iconv)) { $0.encoding = encoding.rawValue }
    #expect(found.fault == nil && found.lines == ["a,b", "1,x"], "\(encoding)")
  }
}
