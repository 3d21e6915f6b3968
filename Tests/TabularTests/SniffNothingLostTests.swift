import Tabular
import Testing

@Suite("Rule: --sniff throws no header, row or text away that may be the table's") struct SniffNothingLostTests {
  private func sniff(_ text: String) -> Sniffer.Finding {
    Sniffer.sniff(FileHead(BytesSource(Array(text.utf8)), count: Sniffer.sampleBytes))
  }

  /// The header and `count` rows made by their number.
  private func table(_ header: String, _ count: Int = 30, _ row: (Int) -> String) -> String {
    header + "\n" + (0..<count).map { row($0) + "\n" }.joined()
  }

  @Test func whereNoDelimiterIsFoundALineIsOneCell() {
    let titles = ["Red shoe, size 42", "Blue bag", "Green hat, wool, new", "Watch"]
    let found = convert(table("title", 100) { titles[$0 % 4] }, sniff: true)
    #expect(found.lines.count == 101 && found.lines[1] == "\"Red shoe, size 42\"" && found.report.cut.count == 0)
    #expect(sniff(table("title", 100) { titles[$0 % 4] }).reason(.delimiter).contains("no delimiter gives columns"))
  }

  @Test(
    "the line right above rows that are no header is none of a title",
    arguments: [
      ("Name;Wert;", "n#;#"), ("id,name,price,,", "#,n#,#"), ("name,price", "n#,#,#,7#"), ("name,,,price", "n#,#,#,7#"),
      ("date,", "2020-01-01,#"), (",price", "#,#.5"), ("id,name,price,comment,note", "#,n#"),
    ])
  func headersOfOtherWidths(_ header: String, _ row: String) {
    let found = convert(table(header) { row.replacing("#", with: "\($0)") }, sniff: true)
    #expect(found.lines.count == 31 && found.report.cutText.count == 0 && found.report.linesBefore.count == 0)
    #expect(found.lines.first?.hasPrefix(header.replacing(";", with: ",")) == true)
  }

  @Test(
    "a first row without values is none of the header's",
    arguments: ["NA", "NULL", "-", "..", "n/a", "—", "unknown", "missing", "?", "#N/A", "k. A.", "x"])
  func firstRowsWithoutValues(_ word: String) {
    let found = convert(table("Country,GDP,Pop\nAbkhazia,\(word),\(word)", 20) { "Country \($0),\($0).5,\($0 * 77)" }, sniff: true)
    #expect(found.lines.count == 22 && found.lines[0] == "Country,GDP,Pop")
    #expect(found.lines[1] == "Abkhazia," + (found.report.nulls == 2 ? "," : "\(word),\(word)"))
    let among = convert(
      table("Country,GDP,Pop\nAbkhazia,\(word),secret", 20) { $0 == 9 ? "Nowhere,\(word),secret" : "Country \($0),\($0).5,\($0 * 77)" },
      sniff: true)
    #expect(among.lines.count == 22 && among.lines[0] == "Country,GDP,Pop")
  }

  @Test func unitsBelowTheNamesAreOfTheHeader() {
    let found = convert(table("Country,GDP,Area\n,EUR,km2", 20) { "Country \($0),\($0).5,\($0 * 77)" }, sniff: true)
    #expect(found.lines.first == "Country,GDP EUR,Area km2")
  }

  @Test func aHeaderWithItsRaggedRowsIsKeptAndWidened() {
    let text = "state\tcount\tincome\nA 1\t2\t3\nB 1\t4\t5\n" + (0..<9).map { "C\($0)\t\($0)\t\($0 * 7)\t\($0 * 3)\t\($0 + 1)\n" }.joined()
    let found = convert(text, sniff: true)
    #expect(found.lines.count == 12 && found.lines.first == "state,count,income,," && found.report.cut.count == 0)
  }

  @Test func aTitleThatIsLeftOutIsCountedAndRejected() {
    let found = convert("Report\n\nmade by us\n" + table("id,price,n") { "\($0),\($0).5,x" }, sniff: true)
    #expect(found.lines.count == 31 && found.rejects == "Report\nmade by us\n")
    #expect(found.report.lines.contains("2 lines before the table left out, the first on line 1"))
  }

  @Test(arguments: [
    ("email", "a#@b.com"), ("text", "#red"), ("text", "=#"), ("time", "2020-01-01 10:00:1#"), ("url", "https://a.b/c?#"),
    ("name", "John X#son"),
    ("phone", "+49 100 65#5"), ("host", "10.0.0.1:80#"), ("full name", "John Smith"),
  ])
  func aHeaderOfOneCellSpeaksForOneColumn(_ header: String, _ row: String) {
    let text = table(header) { row.replacing("#", with: row == "#red" ? "#" : "\($0)") }
    #expect(convert(text, sniff: true).text == text)
  }

  @Test func usualDelimitersWinOverWordsOfEqualNumber() {
    for delimiter in ["\t", ";", "|", ","] {
      let text = table("title\(delimiter)kind") { "Blue long shoe \($0)\(delimiter)kind \($0)" }
      #expect(convert(text, sniff: true).text == text.replacing(delimiter, with: ","), "\(delimiter)")
    }
  }

  @Test func aRowThatComesAgainDoesNotEndTheSample() {
    let text = "id,price,n\n1,2,3\n1,2,3\n1,2,3\n" + (0..<400).map { "\($0),\($0 % 4 == 0 ? "NULL" : "3.5"),\($0)\n" }.joined()
    #expect(convert(text, sniff: true).report.nulls == 100)
    let wide = (0..<21).map { row in (1...7).map { "\((row % 7 + 1) * $0)" }.joined(separator: ",") + "\n" }.joined()
    let found = convert(wide + (0..<14).map { "\($0),1,2,3,4,5,6,8\n" }.joined(), sniff: true)
    #expect(found.lines.count == 35 && found.report.cut.count == 0)
  }

  @Test func aHeaderThatIsAGuessIsARowIfItComesAgain() {
    let text = "John,Smith,London\nMary,Jones,Paris\nJohn,Smith,London\nBob,Ray,Rome\n"
    let found = convert(text, sniff: true)
    #expect(found.text == text && found.report.afterTable == 0 && sniff(text).settings.headerRows == 0)
    let words = (0..<600).map { "John\(Array("abcdefgh")[$0 % 8]),Smith,\(Array("abcdefghijk")[$0 % 11])\n" }.joined()
    let late = convert("John,Smith,London\n" + words + "John,Smith,London\nBob,Ray,Rome\n", sniff: true)
    #expect(late.lines.count == 603, "nor is the rest left out where it comes again behind what was looked at")
    let told = convert("id,name,n\n1,x,2\n2,y,3\nid,name,n\n3,z,4\n", sniff: true)
    #expect(told.report.rows == 2 && told.report.afterTable == 2, "a header that its columns tell ends the table")
  }

  @Test func recordsWiderThanTheSampleKeepTheirCells() {
    let cells = (0..<70_000).map { "\($0).\(10_000 + $0 % 9)" }
    for count in [6_500, 20_000, 70_000] {
      let row = cells.prefix(count).joined(separator: ",") + "\n"
      for rows in [1, 3] {
        let text = String(repeating: row, count: rows)
        #expect(convert(text, sniff: true).text == text, "\(rows) of \(count)")
      }
    }
  }

  @Test(arguments: [80, 700, 2_800]) func longQuotedCellsOfManyLines(_ lines: Int) {
    let cell = String(repeating: "some words, all alike\n", count: lines)
    for delimiter in [";", "\t", ","] {
      let text = table("id\(delimiter)text\(delimiter)price", 30) { "\($0)\(delimiter)\"\(cell)\"\(delimiter)\($0)" }
      let found = convert(text, sniff: true)
      #expect(found.report.rows == 30 && found.report.padded.count == 0 && found.text.hasPrefix("id,text,price\n0,\"some"), "\(delimiter)")
    }
  }

  @Test func findingsAreTrueOfTheOutput() {
    let ragged = table("a,b,c,d,e", 20) { "\($0),\($0),\($0),x" }
    #expect(
      sniff(ragged).facts.first { $0.subject == .width }?.value
        == "\(convert(ragged, sniff: true).lines[1].split(separator: ",", omittingEmptySubsequences: false).count)")
    let prices = table("id,price", 80) { "\($0),\(["-", "n/a", "N/A", "3.5", "4", "1.5", "2", "7"][$0 % 8])" }
    #expect(sniff(prices).reason(.nullWords).contains("3 different words stand among the values of column 2"))
    let long = table("id,n", 60_000) { "\($0),\($0 * 3)" }
    #expect(sniff(long).reason(.encoding) == "sure 1.00: all bytes are ASCII, in the first 512 KiB")
  }
}
