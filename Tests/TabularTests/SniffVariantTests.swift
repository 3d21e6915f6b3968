import Tabular
import TestKit
import Testing

/// Tables written in ways that the Pollock benchmark names, each cell of which the sniffer has to find again.
/// Source of the kinds: Vitagliano et al., "Pollock: A Data Loading Benchmark", PVLDB 16(8), 2023.
@Suite("Rule: --sniff reads each kind of polluted file, and takes the simpler dialect where nothing speaks for another")
struct SniffVariantTests {
  private static let header = ["id", "seen at", "price", "title", "note"]
  private static let notes = ["", "fresh", "a, b", "5\" wide", "it's old", "two\nlines", "ratio 3:4", "x; y", "50% off", "no. #4"]

  /// Rows of codes, dates, numbers, words and texts with every usual sign in them, the same for a seed.
  private static func rows(_ count: Int, _ seed: UInt64 = 3) -> [[String]] {
    var random = SeededRandom(seed: seed)
    return (1...count).map { number in
      let (month, day) = (10 + number % 3, 10 + number % 18)
      let price = "\(Int.random(in: 1...900, using: &random)).\(10 + number % 89)"
      return ["L\(1000 + number)", "2026-\(month)-\(day)", price, "lamp \(number)", notes[(number - 1) % notes.count]]
    }
  }

  private static func write(
    _ rows: [[String]], _ delimiter: String = ",", quote: String = "\"", escape: String? = nil, end: String = "\n", quotesAll: Bool = false
  ) -> String {
    rows.map { row in
      row.map { cell in
        let signs = Array(delimiter.unicodeScalars) + Array((quote + (escape ?? "") + "\n\r").unicodeScalars)
        guard quotesAll || cell.unicodeScalars.contains(where: signs.contains) else { return cell }
        let inner = escape.map { cell.replacing($0, with: $0 + $0) } ?? cell
        return quote + inner.replacing(quote, with: (escape ?? quote) + quote) + quote
      }.joined(separator: delimiter) + end
    }.joined()
  }

  private static func plain(_ rows: [[String]]) -> String { convert(write(rows)) { $0.headerRows = 0 }.text }

  /// Tables of different kinds and lengths.
  private static let tables: [[[String]]] = [
    [header] + rows(12), [header] + rows(60),
    [["year", "north", "south", "west"]] + (1...15).map { ["\(1990 + $0)", "\($0 * 37)", "\($0 * 311 % 97)", "\($0 * 7)"] },
    [["time", "level", "text"]]
      + (10...30).map { ["2026-11-01T10:\($0):00Z", $0 % 3 == 0 ? "WARN" : "INFO", "took \($0 * 3) ms, all well"] },
  ]

  @Test(arguments: [
    ",", ";", "\t", "|", " ", ":", "^", ", ", " | ", "\t\t", "||", "::", ":;", "~|~", "#;", "<>", "$$", "@@", "|;|", "|~|", "; ", "¬", "§",
    "§§", "¦¦",
    "\u{1F}",
  ])
  func delimitersOfOneOrMoreCharacters(_ delimiter: String) {
    for table in Self.tables {
      let found = convert(Self.write(table, delimiter), sniff: true)
      #expect(found.text == Self.plain(table), "\(delimiter) of \(table[0])")
    }
  }

  @Test(arguments: ["'", "`"], [false, true])
  func quotes(_ quote: String, quotesAll: Bool) {
    let table = [Self.header] + Self.rows(20)
    #expect(convert(Self.write(table, quote: quote, quotesAll: quotesAll), sniff: true).text == Self.plain(table))
  }

  @Test(arguments: ["\\", "#", "^", "/", "!"], [",", ";"])
  func escapes(_ escape: String, _ delimiter: String) {
    // Two cells hold a quote: that is what tells.
    let table = [Self.header] + Self.rows(20) + [["L9", "2026-12-12", "1.00", "the \"best\" lamp", ""]]
    for quotesAll in [false, true] {
      let found = convert(Self.write(table, delimiter, escape: escape, quotesAll: quotesAll), sniff: true)
      #expect(found.text == Self.plain(table), "\(escape) \(delimiter) \(quotesAll)")
    }
  }

  @Test("a sign before some quotes is no escape, and one behind some cells no part of the delimiter")
  func simplerIsTaken() {
    let table =
      [["size", "price", "text"]]
      + (1...30).map { ["no. \($0)#", "\($0 * 3).50", $0 % 4 == 0 ? "a \"new\" (\"old\") one" : "a mug: blue"] }
    let found = Sniffer.sniff(FileHead(BytesSource(Array(Self.write(table).utf8)), count: 1 << 20)).settings
    #expect(found.dialect == ConvertDialect(loneReturns: false))
    let times = [["from:", "to:", "what"]] + (10...30).map { ["10:\($0):", "11:\($0)", "tea; milk"] }
    #expect(convert(Self.write(times), sniff: true).text == Self.plain(times))
    let values = ["-", "$", "+", "#", "@"].map { sign in (1...40).map { row in (1...4).map { "\(sign)\(row * $0)" } } }
    let units = ["%", "*", "-", "$", "#"].map { unit in (1...40).map { row in (1...4).map { "\(row * $0)\(unit)" } } }
    for rows in values + units {
      #expect(convert(Self.write(rows), sniff: true).text == Self.plain(rows), "a sign of values: \(rows[0])")
      let named = [["a", "b", "c", "d"]] + rows
      #expect(convert(Self.write(named), sniff: true).text == Self.plain(named), "a sign of values below a header: \(rows[0])")
    }
  }

  @Test(arguments: ["\n", "\r\n", "\r"], [",", ";", "\t", "||"])
  func lineEndsAndNoLastOne(_ end: String, _ delimiter: String) {
    for table in Self.tables {
      let text = Self.write(table, delimiter, end: end)
      #expect(convert(text, sniff: true).text == Self.plain(table), "\(end.debugDescription)")
      let open = convert(String(text.unicodeScalars.dropLast(end.unicodeScalars.count)), sniff: true)
      #expect(open.text == Self.plain(table) && open.report.lacksLastLineEnd, "\(end.debugDescription) without the last")
    }
  }

  @Test func whatStandsAroundTheTable() {
    for table in Self.tables.dropLast() {
      let (text, wanted, width) = (Self.write(table), Self.plain(table), table[0].count)
      let filled = { (words: String) in [words] + Array(repeating: "", count: width - 1) }
      let body = Array(table.dropFirst())
      #expect(convert(Self.write(body), sniff: true).text == Self.plain(body), "no header")
      #expect(convert("Report\n\n" + text + "\nSource: own count\nNot for sale\n", sniff: true).text == wanted, "preamble and footer")
      #expect(convert("Report\nmade by us\n" + text, sniff: true).text == wanted, "preamble without a blank line")
      #expect(
        convert(Self.write([filled("Report"), filled("made by us"), filled("")]) + text, sniff: true).text == wanted, "delimited preamble")
      #expect(convert(text + Self.write([filled(""), filled("Source: own count")]), sniff: true).text == wanted, "delimited footer")
      #expect(convert(text + "\n\n", sniff: true).text == wanted, "blank lines at the end")
      for second in [table.map { Array($0.dropLast()) }, table.map { $0 + ["x"] }, table] {
        let found = convert(text + Self.write(second), sniff: true)
        #expect(found.text == wanted && found.report.afterTable == second.count, "a second table")
      }
      for place in [1, table.count - 1] {
        let (wide, narrow) = (table[place] + ["more"], Array(table[place].dropLast()))
        let cut = convert(Self.write(Array(table[..<place]) + [wide] + Array(table[(place + 1)...])), sniff: true)
        #expect(cut.text == wanted && cut.report.cut.count == 1, "a wide row")
        let padded = convert(Self.write(Array(table[..<place]) + [narrow] + Array(table[(place + 1)...])), sniff: true)
        #expect(
          padded.report.padded.count == 1
            && padded.lines.count == Self.plain(table).split(separator: "\n", omittingEmptySubsequences: false).count - 1)
      }
    }
  }

  @Test(arguments: ["#", "//", "%", "--", ";", "!"])
  func commentsAreFoundByTheirPlace(_ sign: String) throws {
    let table = Self.tables[2]
    var lines = Self.write(table).split(separator: "\n").map(String.init)
    lines.insert("\(sign) checked by hand, twice", at: 9)
    lines.insert("\(sign) from here on new", at: 4)
    lines.insert("\(sign) made today", at: 0)
    let found = convert(lines.joined(separator: "\n") + "\n", sniff: true)
    #expect(found.text == Self.plain(table) && found.report.comments == 3)
  }

  @Test("lines that begin with the same sign and are as wide as rows are rows")
  func valuesAreNoComments() {
    for sign in ["#", "%", "--", "*"] {
      let table = [["code", "price", "note"]] + (1...20).map { [$0 % 3 == 0 ? "\(sign)\($0)" : "\($0)", "\($0).50", "x"] }
      let found = convert(Self.write(table), sniff: true)
      #expect(found.text == Self.plain(table) && found.report.comments == 0, "\(sign)")
    }
    let empty = [["a", "b", "c"]] + (1...20).map { [$0 % 2 == 0 ? "" : "\($0)", "\($0 * 3)", "\($0),5"] }
    #expect(convert(Self.write(empty, ";"), sniff: true).text == Self.plain(empty), "empty first cells behind a semicolon")
  }

  @Test("below a title, a header that is shorter than its rows is one where each row ends in a delimiter", arguments: [",", ";"])
  func shortHeaderBelowTitle(_ delimiter: String) {
    let table =
      ["Town", "People", ""].joined(separator: delimiter) + "\n"
      + (1...40).map { ["Town\($0)", "\($0)", "7", ""].joined(separator: delimiter) + "\n" }.joined()
    let found = convert(utf8("Bureau of things\n" + table), sniff: true)
    #expect(found.lines.prefix(2) == ["Town,People,", "Town1,1,7"], "\(found.lines.prefix(3))")
    #expect(found.lines.count == 41)
  }

  @Test("an empty column without a name is one, however often its delimiters stand side by side", arguments: [",", ";", "\t"])
  func emptyColumn(_ delimiter: String) {
    let rows = (1...30).map { "\($0),,x\($0)" }
    let text = (["id,,name"] + rows).joined(separator: "\n") + "\n"
    #expect(convert(utf8(text.replacing(",", with: delimiter)), sniff: true).lines == ["id,,name"] + rows)
  }
}
