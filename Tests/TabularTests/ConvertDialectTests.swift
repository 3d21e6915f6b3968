import Tabular
import TestKit
import Testing

@Suite("Rule: convert reads any delimiter, quote, escape, comment, line end and code page") struct ConvertDialectTests {
  @Test(arguments: [",", ";", "\t", "|", " ", ", ", "||", "\u{1F}", "¬", "~|~"])
  func delimiters(_ delimiter: String) {
    let text = ["a", "b"].joined(separator: delimiter) + "\n" + ["1", "\"x\(delimiter)y\""].joined(separator: delimiter) + "\n"
    let found = convert(text) { $0.dialect = ConvertDialect(delimiter: delimiter) }
    let cell = delimiter.contains(",") ? "\"x\(delimiter)y\"" : "x\(delimiter)y"
    #expect(found.lines == ["a,b", "1,\(cell)"])
  }

  @Test func quotesAndEscapes() {
    let single = convert("a,b\n'1, 2','O''Hara'\n") { $0.dialect = ConvertDialect(quote: "'") }
    #expect(single.lines == ["a,b", "\"1, 2\",O'Hara"])
    let backslash = convert(#"a,b"# + "\n" + #""12\" rope, \\ x",y\,z"# + "\n") { $0.dialect = ConvertDialect(escape: "\\") }
    #expect(backslash.lines == ["a,b", #""12"" rope, \ x","y,z""#])
    let none = convert("a,b\n\"1,2\"\n") { $0.dialect = ConvertDialect(quote: nil) }
    #expect(none.lines == ["a,b", "\"\"\"1\",\"2\"\"\""])
  }

  @Test func commentsAreLeftOutAndCounted() {
    let found = convert("# made today\na,b\n1,2\n#3,4\n") { $0.dialect = ConvertDialect(comment: "#") }
    #expect(found.lines == ["a,b", "1,2"])
    #expect(found.report.comments == 2)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func lineEnds(_ end: String) {
    #expect(convert(["a,b", "1,\"x\ny\"", "", "3,4"].joined(separator: end)).text == "a,b\n1,\"x\ny\"\n3,4\n")
  }

  @Test func mixedLineEnds() {
    #expect(convert("a,b\n1,2\r\n3,4\n").lines == ["a,b", "1,2", "3,4"])
    #expect(convert("a,b\n1,2\r3,4\n").lines == ["a,b", "1,\"2\r3\""], "a lone CR is data where the header ends otherwise")
    #expect(convert("a,b\n1,2\r3,4\n") { $0.dialect.loneReturns = true }.lines == ["a,b", "1,2", "3,4"])
  }

  @Test(arguments: ["utf-8", "utf-16", "utf-16-le", "utf-16be", "utf-32le", "utf-32-be"], [true, false])
  func unicode(_ name: String, marked: Bool) {
    let text = (marked ? "\u{FEFF}" : "") + "a,b\n1,é双😀\n"
    let bytes = encode(text, name)
    for step in [1, 3, .max] {
      #expect(convert(bytes, step: step) { $0.encoding = name }.lines == ["a,b", "1,é双😀"], "\(name) by \(step)")
    }
  }

  private func encode(_ text: String, _ name: String) -> [UInt8] {
    func bytes<Unit: FixedWidthInteger>(_ unit: Unit, big: Bool) -> [UInt8] {
      let little = (0..<Unit.bitWidth / 8).map { UInt8(truncatingIfNeeded: unit >> (8 * Unit($0))) }
      return big ? little.reversed() : little
    }
    let big = name.hasSuffix("be")
    if name.hasPrefix("utf-16") { return text.utf16.flatMap { bytes($0, big: big) } }
    if name.hasPrefix("utf-32") { return text.unicodeScalars.flatMap { bytes($0.value, big: big) } }
    return Array(text.utf8)
  }

  @Test func codePages() {
    #expect(convert([97, 44, 98, 10, 0xE9, 44, 0x80, 10]) { $0.encoding = "windows-1252" }.lines == ["a,b", "é,€"])
    #expect(
      convert([97, 44, 98, 10, 0xCB, 0xAB, 44, 0x81, 0x5C, 10]) { $0.encoding = "gb18030" }.lines == [
        "a,b", "双,乗",
      ])
    #expect(convert([97, 44, 98, 10, 0xE9, 44, 49, 10]) { $0.encoding = "iso-8859-5" }.lines == ["a,b", "щ,1"])
    #expect(convert("a\n") { $0.encoding = "no-such-page" }.fault != nil)
    // Python's names, and iconv's with an underscore.
    for name in [
      "latin_1", "utf_16_le", "iso2022_jp", "iso2022_kr", "iso2022_jp_3", "kz1048", "ptcp154", "mac_latin2", "mac_roman", "cp1252",
      "shift_jis_2004", "euc_jis_2004", "SHIFT_JISX0213",
    ] {
      #expect(convert([97, 0, 10, 0]) { $0.encoding = name }.fault == nil, "\(name)")
    }
    #expect(convert([97, 10, 0x8A, 10]) { $0.encoding = "mac_latin2" }.lines == ["a", "ä"])
    #expect(convert([97, 10, 0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42, 10]) { $0.encoding = "iso2022_jp" }.lines == ["a", "日"])
  }

  @Test func undecodableBytesAreReplacedAndCounted() {
    for step in [1, 2, .max] {
      let found = convert([97, 44, 98, 10, 0xFF, 44, 0xC3, 10, 0xEF, 0xBF, 0xBD, 44, 49, 10], step: step)
      #expect(found.lines == ["a,b", "\u{FFFD},\u{FFFD}", "\u{FFFD},1"])
      #expect(found.report.replaced.count == 2, "by \(step)")
    }
  }

  @Test func unusableDialectsAreRefused() {
    for dialect in [
      ConvertDialect(delimiter: ""), ConvertDialect(delimiter: "\n"), ConvertDialect(quote: "ab"), ConvertDialect(quote: ","),
    ] {
      #expect(convert("a,b\n") { $0.dialect = dialect }.fault != nil)
    }
  }
}
