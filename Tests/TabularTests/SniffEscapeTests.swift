import Testing

@testable import Tabular

@Suite("Rule: --sniff sees an escape outside quotes where it makes the rows regular") struct SniffEscapeTests {
  private static func found(_ text: String, _ change: (inout SnifferHints) -> Void = { _ in }) -> ConvertDialect {
    var hints = SnifferHints()
    change(&hints)
    return Sniffer.sniff(FileHead(BytesSource(utf8(text)), count: Sniffer.sampleBytes), told: hints).settings.dialect
  }

  private static func lines(_ count: Int, _ line: (Int) -> String) -> String { (1...count).map { line($0) }.joined() }

  @Test(arguments: [",", ";", "\t", "|"]) func beforeDelimiters(_ delimiter: String) {
    func row(_ cells: String...) -> String { cells.joined(separator: delimiter) + "\n" }
    for every in [2, 30] {
      let text = row("id", "name", "city") + Self.lines(60) { row("\($0)", $0 % every == 0 ? "Smith\\\(delimiter) J" : "Bo", "Rome") }
      let found = convert(text, sniff: true)
      #expect(found.report.rows == 60 && found.report.cut.count + found.report.padded.count == 0)
      let cell = delimiter == "," ? "\"Smith, J\"" : "Smith\(delimiter) J"
      #expect(found.text.contains(",\(cell),Rome\n"), "\(delimiter) every \(every)")
    }
    // Without quotes as well.
    let text = row("id", "name") + Self.lines(20) { row("\($0)", "a\\\(delimiter)b") }
    #expect(Self.found(text) { $0.quote = [] }.escape == [92])
  }

  @Test func beforeLineEnds() {
    for end in ["\n", "\r\n"] {
      let text = "id\tnote\tcity\(end)" + Self.lines(60) { "\($0)\t\($0 % 6 == 0 ? "one\\\(end)two" : "one")\tRome\(end)" }
      let found = convert(text, sniff: true)
      #expect(found.report.rows == 60 && found.text.contains("6,\"one\(end)two\",Rome\n"))
    }
    // Between quotes, as INTO OUTFILE writes it with OPTIONALLY ENCLOSED BY.
    let quoted = "id,note\n" + Self.lines(20) { "\($0),\"4\\\" one\\\ntwo\"\n" }
    #expect(convert(quoted, sniff: true).lines.suffix(2) == ["20,\"4\"\" one", "two\""])
  }

  @Test("a path that ends a line, or a cell, escapes nothing") func paths() {
    let ends = "id\tname\tfolder\n" + Self.lines(40) { "\($0)\tAnna\tC:\\d\($0)\\\n" }
    #expect(Self.found(ends).escape == nil && convert(ends, sniff: true).report.rows == 40)
    let some = "id,name,folder\n" + Self.lines(40) { "\($0),Anna,\($0 % 5 == 0 ? "C:\\d\\" : "")\n" }
    #expect(convert(some, sniff: true).report.rows == 40 && Self.found(some).escape == nil)
    let inside = "id,folder,name\n" + Self.lines(40) { "\($0),C:\\d\($0)\\,Anna\n" }
    #expect(Self.found(inside).escape == nil && convert(inside, sniff: true).lines[1] == "1,C:\\d1\\,Anna")
    // Quotes are escaped there, line ends are not.
    let both = "id,name,folder\n" + Self.lines(40) { "\($0),\"4\\\" rope\",\($0 % 9 == 0 ? "C:\\d\\" : "x")\n" }
    #expect(Self.found(both).escape == [92] && convert(both, sniff: true).report.rows == 40)
  }

  @Test func whatIsSaid() {
    let text = "id,name\n" + Self.lines(40) { "\($0),\($0 % 4 == 0 ? "a\\,b" : $0 % 4 == 1 ? "a\\\nb" : "c")\n" }
    let finding = Sniffer.sniff(FileHead(BytesSource(utf8(text)), count: Sniffer.sampleBytes))
    #expect(finding.reasons.contains("escape: '\\' (sure 0.95: 10 delimiters and 10 line ends inside of cells are written so)"))
  }
}

@Suite("Rule: a delimiter that stands equally often in every record, the header too, is the delimiter") struct SniffWholeTests {
  /// Texts of one column that hold another delimiter, each with the names above.
  static let texts: [(String, @Sendable (Int) -> String)] = [
    ("address", { "\($0) Main St, Springfield, OH" }), ("when", { "January \($0), 2024, 10:00 AM" }),
    ("lat_lon", { "\($0).25, 7.\($0)" }), ("translation", { _ in "Hund, Wolf" }), ("range", { "1,\($0) - 2,\($0)" }),
    ("words", { $0 % 2 == 0 ? "red, green, blue" : "red, gray" }), ("place", { "\($0) Hauptstr., 50667 Köln" }),
  ]

  @Test(arguments: [";", "\t", "|"]) func textsWithCommas(_ delimiter: String) {
    for (name, cell) in Self.texts {
      let text = "name\(delimiter)\(name)\n" + (1...30).map { "Anna \($0)\(delimiter)\(cell($0))\n" }.joined()
      let finding = Sniffer.sniff(FileHead(BytesSource(utf8(text)), count: Sniffer.sampleBytes))
      #expect(finding.settings.dialect.delimiter == utf8(delimiter), "\(name): \(finding.reasons)")
      #expect(finding.settings.skip == 0 && finding.settings.headerRows == 1, "\(name): \(finding.reasons)")
    }
  }

  @Test("quotes in cells, as those of JSON, speak against no delimiter that leaves them together")
  func valuesWithQuotes() {
    for cell in [
      "{\"a\": #, \"b\": [1,2,3]}", "{\"a\":#,\"b\":[\"x\",\"y\"]}", "say \"hi, you\", now", "{\"a\":1,\"b\":{\"c\":null,\"d\":#}}",
    ] {
      for delimiter in ["\t", ";", "|"] {
        let rows = (1...40).map { "\($0)\(delimiter)" + cell.replacing("#", with: "\($0)") + "\n" }
        let found = convert("id\(delimiter)data\n" + rows.joined(), sniff: true)
        let first = cell.replacing("#", with: "1").replacing("\"", with: "\"\"")
        #expect(found.lines.prefix(2) == ["id,data", "1,\"\(first)\""] && found.lines.count == 41, "\(delimiter) \(cell)")
      }
    }
  }

  @Test func numbersWithSpaces() {
    let text = "Contact no,Qty\n" + (1...40).map { "+49 30 \($0 * 7919 + 10000),\($0)\n" }.joined()
    #expect(convert(text, sniff: true).lines[1] == "+49 30 17919,1")
    let decimals = "x y z\n" + (1...40).map { "12,\($0) 13,\($0) 7,\($0)\n" }.joined()
    #expect(convert(decimals, sniff: true).lines[1] == "\"12,1\",\"13,1\",\"7,1\"")
  }
}

@Suite("Rule: rows that are half empty as the table's are, are no footer") struct HalfEmptyRowTests {
  @Test func rowsBehindABlank() {
    for gap in [",,,\n", "\n"] {
      let text =
        "name,phone,fax,note\n" + (1...30).map { "Shop \($0),030 \($0),,\n" }.joined() + gap
        + (1...10).map { "Store \($0),040 \($0),,\n" }.joined()
      let found = convert(text, sniff: true)
      #expect(found.report.footers.count == 0 && found.lines.last == "Store 10,040 10,,")
      let total = convert(text + gap + "total,,,\n", sniff: true)
      #expect(total.report.footers.firstLine != nil && total.lines.last == "Store 10,040 10,,")
    }
    let ended = "a;b\n1;2\n3;4\n\u{1A}"
    #expect(convert(ended, sniff: true).rejects == "\u{1A}\n", "DOS's mark of a file's end")
    let counted = "id|name\n1|x\n2|y\n(2 rows)\n"
    #expect(convert(counted, sniff: true).lines == ["id,name", "1,x", "2,y"], "psql's count")
    let ragged = "name,phone,fax,note\n" + (1...30).map { "Shop \($0),030 \($0)\n" }.joined() + "\nStore,040 1\nStore,040 2\n"
    #expect(convert(ragged, sniff: true).report.footers.count == 0)
  }

  @Test("behind a row of empty cells emptier rows are the table's where their cells look like those above")
  func emptierRows() {
    for delimiter in [";", ",", "\t", "|"] {
      func row(_ cells: String...) -> String { cells.joined(separator: delimiter) + "\n" }
      let table = row("id", "name", "qty", "price") + (1...30).map { row("\($0)", "Lamp \($0)", "\($0)", "\($0).5") }.joined()
      let blank = row("", "", "", "")
      for (tail, rows) in [
        ((31...35).map { row("\($0)", "", "", "") }.joined(), 36), ((31...35).map { row("\($0)", "Lamp \($0)", "", "") }.joined(), 36),
        (blank + row("31", "", "", ""), 33), (row("31", "", "", "") + blank + row("32", "", "", ""), 34),
      ] {
        let found = convert(table + blank + tail, sniff: true)
        #expect(found.report.rows == rows && found.report.footers.count == 0, "\(delimiter) \(tail)")
      }
      // A spreadsheet's notes are none, nor is what stands behind a blank line.
      for (tail, lines) in [
        (row("Source: Ministry", "", "", ""), 2), (row("total", "", "", ""), 2),
        (row("Source: Ministry", "", "", "") + blank + row("Note: x", "", "", ""), 4),
        (row("key", "value", "", "") + row("x", "1", "", ""), 3),
        ("\n" + row("31", "", "", ""), 2),
      ] {
        let found = convert(table + blank + tail, sniff: true)
        #expect(found.report.rows == 30 && found.report.footers.count == lines, "\(delimiter) \(tail)")
      }
    }
    let few = "\"a\";\"b\";\"c\"\n\"x\";\"\";\"z\"\n\"\";\"\";\"\"\n\"q\";\"\";\"\"\n"
    #expect(convert(few, sniff: true).lines == ["a,b,c", "x,,z", ",,", "q,,"])
  }
}
