import Tabular
import TestKit
import Testing

@Suite("Rule: --sniff says of each thing what it found, how sure that is, and why") struct SniffFactsTests {
  private func sniff(_ text: String, _ told: SnifferHints = SnifferHints()) -> Sniffer.Finding {
    Sniffer.sniff(FileHead(BytesSource(Array(text.utf8)), count: Sniffer.sampleBytes), told: told)
  }

  private func reason(_ finding: Sniffer.Finding, _ subject: String) -> String {
    finding.reasons.first { $0.hasPrefix("\(subject): ") }.map { String($0.dropFirst(subject.count + 2)) } ?? "missing"
  }

  private static let rows = (1...20).map { "L\($0);2026-11-\(10 + $0);\($0),50;\"a \"\"new\"\" one\"\r\n" }.joined()
  private static let table = "id;seen;price;title\r\n" + rows

  @Test func eachHasAFigureAndAReason() throws {
    let found = sniff("Report\r\n\r\n" + Self.table + "\r\nTotal;20\r\n")
    let wanted = [
      "encoding: utf-8 (sure 1.00: all bytes are ASCII)", "quote: '\"' (sure 1.00: 20 cells begin with it, none stands where it may not)",
      "escape: doubled quote (sure 1.00: 40 quotes inside of cells are written so, none otherwise)",
      "line ends: CR LF (sure 1.00: of 23 records 23 end with CR LF)",
      "comment: none (sure 1.00: no sign begins several lines that are no rows)",
      "header rows: 1 (sure 1.00: its cells are unlike those below)",
      "footer: 1 records (sure 0.50: from line 25 on, behind a blank line, all are narrower than the table)",
    ]
    for line in wanted { #expect(found.reasons.contains(line), "\(line) in \(found.reasons)") }
    #expect(reason(found, "delimiter").hasPrefix("';' (sure 0."))
    #expect(reason(found, "lines before the table").hasPrefix("2 (sure 0.9"))
    #expect(reason(found, "cells of a row").hasPrefix("4 (sure 0.9"))
    #expect(reason(found, "null words") == "none (sure 1.00: no word stands in a column of numbers, dates or addresses)")
    #expect(found.reasons.allSatisfy { $0.contains(" (sure ") && $0.hasSuffix(")") })
    #expect(found.facts.allSatisfy { 0...1 ~= $0.sure } && Set(found.facts.map(\.subject)).count == found.facts.count)
    #expect(found.footerLines == 1)
  }

  @Test func aBadByteMakesUTF8NoOtherCodePage() {
    func encoding(_ bytes: [UInt8]) -> Sniffer.Finding {
      Sniffer.sniff(FileHead(BytesSource(bytes), count: Sniffer.sampleBytes), told: SnifferHints())
    }
    let sound = Array("id,name\n1,clé à molette\n2,Schlüssel\n3,tête carrée\n".utf8)
    let spoiled = encoding(sound + [0x34, 0x2C, 0xE9, 0x0A])
    #expect(reason(spoiled, "encoding") == "utf-8 (sure 0.83: 5 characters above 7F are valid, 1 bytes are not)")
    #expect(reason(encoding(sound.dropLast(3)), "encoding").hasPrefix("utf-8 (sure"), "a file that was cut inside a letter")
    let other = "id,name\n1,clé à molette\n2,Schlüssel\n3,tête carrée\n".unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    #expect(reason(encoding(other), "encoding").hasPrefix("windows-1252"), "a code page of one byte a letter is none of UTF-8")
    #expect(reason(encoding(other + Array("4,é\n".utf8)), "encoding").hasPrefix("windows-1252"), "nor by a chance character")
  }

  @Test func whatNothingTellsIsSaidSo() {
    let found = sniff("a,b\n1,2\n3,4\n")
    #expect(reason(found, "quote") == "'\"' (sure 0.50: no cell begins with a quote; the usual one is taken)")
    #expect(reason(found, "escape") == "doubled quote (sure 0.50: no quote inside of a cell is escaped; the usual way is taken)")
    #expect(reason(found, "line ends") == "LF (sure 1.00: of 3 records 3 end with LF)")
    #expect(reason(found, "footer").hasPrefix("none (sure 1.00"))
  }

  @Test(arguments: [("\n", "LF"), ("\r\n", "CR LF"), ("\r", "CR")])
  func lineEnds(_ end: String, _ name: String) {
    let text = ["a,b", "1,2", "3,4", "5,6"].map { $0 + end }.joined()
    #expect(reason(sniff(text), "line ends").hasPrefix("\(name) (sure 1.00: of 4 records 4 end with \(name)"))
  }

  @Test func mixedLineEnds() {
    #expect(
      reason(sniff("a,b\n1,2\r\n3,4\n5,6\r\n"), "line ends") == "LF and CR LF (sure 1.00: of 4 records 2 end with LF, 2 end with CR LF)")
    let inner = reason(sniff("a,b\n1,2\r3\n3,4\n5,6\n7,8\n"), "line ends")
    #expect(!inner.contains("CR (") && !inner.hasPrefix("CR"), "a CR in a cell ends no line: \(inner)")
  }

  @Test func whatWasToldIsSaidAsTold() {
    var told = SnifferHints()
    (told.quote, told.escape, told.comment) = ([39], [92], [])
    (told.skip, told.headerRows, told.footerRows, told.nullWords) = (0, 1, 0, ["-"])
    let found = sniff(Self.table, told)
    for (subject, value) in [
      ("quote", "'''"), ("escape", "'\\'"), ("comment", "none"), ("lines before the table", "0"), ("header rows", "1"),
      ("footer", "0 lines"),
      ("null words", "'-'"),
    ] {
      #expect(reason(found, subject) == "\(value) (sure 1.00: as told)")
    }
  }

  @Test("the footer of a file longer than what is looked at is told when it is found")
  func longFiles() {
    let text = Self.table + String(repeating: Self.rows, count: 800)
    #expect(text.utf8.count > Sniffer.sampleBytes)
    let found = sniff(text + "\nTotal;20\n")
    #expect(found.isFooterOpen && reason(found, "footer").hasPrefix("not known yet (sure 0.50"))
    let converted = convert(text + "\nTotal;20\n", sniff: true)
    #expect(converted.report.footers.count == 1)
    #expect("\(SniffedFact.footer(converted.report))".hasPrefix("footer: 1 records (sure 0.50: from line "))
  }

  // MARK: Null words

  private func nulls(_ cell: (Int) -> [String], header: String = "id,price,seen,name") -> (Sniffer.Finding, Converted) {
    let text = header + "\n" + (1...30).map { cell($0).joined(separator: ",") + "\n" }.joined()
    return (sniff(text), convert(text, sniff: true))
  }

  @Test func aWordThatMeansNothingIsEmptiedAmongNumbers() {
    for word in ["NULL", "\\N", "N/A", "n/a", "NaN"] {
      let (found, converted) = nulls {
        ["\($0)", $0 % 5 == 0 ? word : "\($0).50", "2026-11-\(10 + $0 % 19)", $0 == 7 ? word : "lamp \($0)"]
      }
      #expect(found.settings.nullWords == [word] && converted.report.nulls == 6, "\(found.reasons)")
      #expect(converted.lines[5] == "5,,2026-11-15,lamp 5")
      #expect(converted.lines[7].hasSuffix(",\(word)"), "among words it may be one")
    }
  }

  @Test func anyWordInColumnsOfTwoKindsIs() {
    let (found, converted) = nulls { ["\($0)", $0 % 5 == 0 ? "-" : "\($0).50", $0 % 7 == 0 ? "-" : "2026-11-\(10 + $0 % 19)", "lamp"] }
    #expect(found.settings.nullWords == ["-"] && found.settings.nullColumns == [0, 1, 2] && converted.report.nulls == 10)
    #expect(reason(found, "null words").hasPrefix("'-' (sure 0.91: 10 times they stand in columns of numbers, dates or addresses (2, 3)"))
  }

  @Test func whatMayMeanSomethingIsKept() {
    for word in ["-", "free", "on request", "*", "TBC"] {
      let (found, converted) = nulls { ["\($0)", $0 % 5 == 0 ? word : "\($0).50", "2026-11-\(10 + $0 % 19)", "lamp"] }
      #expect(found.settings.nullWords == [] && converted.report.nulls == 0 && converted.text.contains(",\(word),"))
      #expect(reason(found, "null words").contains("may mean something and is kept"))
    }
    let country = nulls { ["\($0)", "\($0).50", ["DE", "NA", "FR"][$0 % 3], "lamp"] }
    #expect(country.0.settings.nullWords == [] && country.1.text.contains(",NA,"), "a column of words")
    let once = nulls { ["\($0)", $0 == 5 ? "NULL" : "\($0).50", "x", "lamp"] }
    #expect(once.0.settings.nullWords == [] && once.1.text.contains("\n5,NULL,"), "once is too little")
    let several = nulls { ["\($0)", ["NULL", "low", "high", "\($0)", "\($0).5"][$0 % 5], "x", "lamp"] }
    #expect(several.0.settings.nullWords == [], "words of many kinds are values")
  }

  @Test("null words of some columns are emptied alike by the kernels and without")
  func kernelsKnowColumns() {
    var settings = ConvertSettings()
    (settings.nullWords, settings.nullColumns) = (["NULL", "-"], [1])
    let text = "a,b,c\n" + (1...200).map { "NULL,\($0 % 3 == 0 ? "NULL" : "\"-\""),-\n" }.joined()
    let fast = ConvertFastTests.convert(BytesSource(Array(text.utf8)), settings, .fast)
    #expect(fast.result == ConvertFastTests.convert(BytesSource(Array(text.utf8)), settings, .reference).result)
    #expect(fast.together > 100 && fast.result.report.nulls == 200)
    #expect(String(decoding: fast.result.output, as: UTF8.self).hasSuffix("NULL,,-\n"))
  }

  // MARK: Code pages

  @Test(
    arguments: [
      ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42], "日本"),
      ("iso-2022-kr", [0x1B, 0x24, 0x29, 0x43, 0x0E, 0x47, 0x51, 0x0F], "한"),
    ] as [(String, [UInt8], String)])
  func escapeSequencesAreNoASCII(_ name: String, _ word: [UInt8], _ meant: String) {
    let bytes =
      word.starts(with: [0x1B, 0x24, 0x29]) ? Array(word[..<4]) + Array("id,name\n1,".utf8) + word[4...] : Array("id,name\n1,".utf8) + word
    let text = bytes + Array("\n".utf8)
    let found = convert(text, sniff: true)
    #expect(found.text == "id,name\n1,\(meant)\n")
    #expect(convert(text).report.lines.contains("the bytes look like \(name): is that the encoding?"))
  }

  @Test("a NUL in a few bytes of ASCII makes them no UTF-16")
  func aNul() {
    for text in ["a,b\n\u{0},2\n", "a,b\n1,2\u{0}\n3,4\n", "id,name\n1,x\u{0}\u{0}\n2,y\n"] {
      let found = convert(text)
      #expect(!found.report.lines.contains { $0.contains("utf-16") }, "\(found.report.lines)")
      #expect(reason(sniff(text), "encoding").hasPrefix("utf-8"))
    }
    for text in ["a,b\n", "a,b\n1,2\n", "名,値\n漢,字\n双,层\n"] {
      let units = Array(text.utf16)
      #expect(convert(units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }, sniff: true).text == text)
      #expect(convert(units.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }, sniff: true).text == text)
    }
  }
}
