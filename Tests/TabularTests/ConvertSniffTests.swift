import Tabular
import TestKit
import Testing

@Suite("Rule: --sniff finds the dialect, the code page and the table by itself") struct ConvertSniffTests {
  private static let rows = (1...30).map {
    ["A\($0)", "2026-01-\(10 + $0 % 20)", "\($0 * 3).50", $0 % 4 == 0 ? "lamp, or \"rope\"; used" : "plain mug"]
  }
  private static let header = ["id", "seen at", "price", "title"]

  private static func write(_ rows: [[String]], _ delimiter: String, quote: String = "\"", escape: String? = nil, end: String = "\n")
    -> String
  {
    rows.map { row in
      row.map { cell in
        guard cell.contains(delimiter) || cell.contains(quote) || cell.contains(" ") && delimiter == " " else { return cell }
        return quote + cell.replacing(quote, with: (escape ?? quote) + quote) + quote
      }.joined(separator: delimiter) + end
    }.joined()
  }

  private static let plain = convert(write([header] + rows, ",")).text

  @Test(arguments: [",", ";", "\t", "|", " ", ", ", "||", "\u{1F}", "^"])
  func delimiters(_ delimiter: String) {
    #expect(convert(Self.write([Self.header] + Self.rows, delimiter), sniff: true).text == Self.plain)
  }

  @Test func quoteEscapeAndLineEnd() {
    let all = [Self.header] + Self.rows
    #expect(convert(Self.write(all, ",", quote: "'"), sniff: true).text == Self.plain)
    #expect(convert(Self.write(all, ",", escape: "\\"), sniff: true).text == Self.plain)
    for end in ["\r", "\r\n"] { #expect(convert(Self.write(all, ";", end: end), sniff: true).text == Self.plain) }
  }

  @Test func preambleFooterAndHeaders() {
    let table = Self.write([Self.header] + Self.rows, ",")
    let body = Self.write(Self.rows, ",")
    #expect(convert("Listings of the night\n\nmade by,us\n" + table, sniff: true).text == Self.plain)
    #expect(convert(",,,\nListings,,,\n" + table, sniff: true).text == Self.plain)
    let footed = convert(table + "\nTotal,30\nNot for sale\n", sniff: true)
    #expect(footed.text == Self.plain)
    #expect(footed.report.footers.count == 2)
    #expect(convert(body, sniff: true).lines.count == 30, "no header")
    let units = convert(Self.write([Self.header, ["(text)", "(day)", "(EUR)", ""]] + Self.rows, ","), sniff: true)
    #expect(units.lines.first == "id (text),seen at (day),price (EUR),title")
    #expect(units.report.rows == 30)
  }

  @Test func codePages() {
    let table = "name;price\ncaf\u{E9};1,50\nth\u{E9} noir;2,50\nr\u{F4}ti;3,50\n"
    let latin = table.unicodeScalars.map { UInt8($0.value) }
    #expect(convert(latin, sniff: true).text.hasPrefix("name,price\ncafé,\"1,50\"\n"))
    let cyrillic = [[0xC3, 0xEE, 0xF0, 0xEE, 0xE4]].flatMap { $0 as [UInt8] } + Array(";1\n".utf8)
    #expect(convert(Array((1...5).map { _ in cyrillic }.joined()), sniff: true).text.hasPrefix("Город,1\n"))
    let wide = table.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(convert(wide, sniff: true).text.hasPrefix("name,price\ncafé,\"1,50\"\n"), "UTF-16 without a mark")
  }

  @Test func groupsAboveYears() {
    let rows = (1...9).map { "EU,C\($0),\($0 * 71),\($0 * 53)\n" }.joined()
    #expect(convert(",,Sales,Sales\nRegion,Country,2019,2020\n" + rows, sniff: true).lines.first == "Region,Country,Sales 2019,Sales 2020")
  }

  @Test func aHeaderOfWordsAboveOneColumnIsOneCell() {
    #expect(convert(Array("excess discount amount\n174001.62\n".utf8), sniff: true).text == "excess discount amount\n174001.62\n")
  }

  @Test func aColumnOfRowNumbersWithoutANameBelongsToTheTable() {
    let rows = (0..<9).map { "\($0),\(17 * $0 % 11)\n" }.joined()
    #expect(convert(Array((",0\n" + rows).utf8), sniff: true).text == ",0\n" + rows)
    #expect(convert(Array(("Lynxes,\n,\nyear,count\n" + rows).utf8), sniff: true).text == "year,count\n" + rows, "a title does not")
  }

  @Test func wordsInCellsAreNoColumns() {
    let rows = (10...40).map { "2020-01-01 10:00:\($0),INFO,\"msg, \($0) took \($0)ms\"\n" }.joined()
    let found = convert(rows, sniff: true)
    #expect(found.lines.first == "2020-01-01 10:00:10,INFO,\"msg, 10 took 10ms\"")
    #expect(found.lines.count == 31)
  }

  @Test("a row of empty cells before notes is a spreadsheet's blank line, and otherwise a row")
  func notesBelowEmptyCells() {
    let table = Self.write([Self.header] + Self.rows, ",")
    let noted = convert(table + ",,,\n\"Notes: not for sale, ever\",,,\n", sniff: true)
    #expect(noted.text == Self.plain && noted.report.footers.count == 2)
    #expect(convert(table + ",,,\n", sniff: true).text == Self.plain + ",,,\n")
  }

  @Test func wordsBetweenQuotesAreNoColumns() {
    let rows = (0..<9).map { "\($0),\"some words, here and there; or not\"\n" }.joined()
    let found = convert("id,text\n" + rows, sniff: true)
    #expect(found.lines.count == 10 && found.lines.last == "8,\"some words, here and there; or not\"")
  }

  @Test func smallAndEmptyFiles() {
    #expect(convert("", sniff: true).text == "")
    #expect(convert("id,name,price\n", sniff: true).text == "id,name,price\n")
    #expect(convert("id;name\n1;x\n", sniff: true).text == "id,name\n1,x\n")
    #expect(convert("name\nrope\nlamp of steel\n", sniff: true).text == "name\nrope\nlamp of steel\n", "one column")
    let words = "word\n" + (0..<60).map { ["lamp", "rope of steel", "mug of blue", "big lamp", "wool"][$0 % 5] + "\n" }.joined()
    #expect(convert(words, sniff: true).text == words, "one column of words")
  }

  @Test func whatWasToldIsTaken() {
    var told = SnifferHints()
    told.delimiter = Array(";".utf8)
    let head = FileHead(BytesSource(Array("a,b;c\n1,2;3\n".utf8)), count: 100)
    let found = Sniffer.sniff(head, told: told)
    #expect(found.settings.dialect.delimiter == Array(";".utf8))
    #expect(found.reasons.contains { $0.hasPrefix("delimiter: ';' (sure ") })
  }
}
