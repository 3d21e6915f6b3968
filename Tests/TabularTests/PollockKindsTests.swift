import Tabular
import TestKit
import Testing

/// The kinds of pollution that Vitagliano et al. found in public CSV files, each made on a small table of our own.
/// Source: "Pollock: A Data Loading Benchmark", PVLDB 16(8), 2023.
@Suite("Rule: each kind of polluted file gives every cell that the kind leaves whole") struct PollockKindsTests {
  private static let header = ["id", "title", "price", "note"]

  /// Rows with separators, quotes and line ends in their text, the same for a seed.
  private static func rows(_ seed: UInt64) -> [[String]] {
    var random = SeededRandom(seed: seed)
    let notes = ["a, b", "5\" wide", "two\nlines", "semi;colon", "tab\there", "it's", "", "café", "plain"]
    return (1...12).map {
      ["L\($0)", "thing \(Int.random(in: 1...99, using: &random))", "\($0).50", notes.randomElement(using: &random) ?? ""]
    }
  }

  /// The table in a dialect.
  private static func text(
    _ rows: [[String]], delimiter: String = ",", quote: String = "\"", escape: String? = nil, end: String = "\n", quoting: Bool = false
  ) -> String {
    let lines = rows.map { row in
      row.map { cell in
        let needs = quoting || cell.contains(delimiter) || cell.contains(quote) || cell.unicodeScalars.contains { $0 == "\n" || $0 == "\r" }
        guard needs else { return cell }
        return quote + cell.replacing(quote, with: (escape ?? quote) + quote) + quote
      }.joined(separator: delimiter)
    }
    return lines.map { $0 + end }.joined()
  }

  /// What comes out, cell by cell.
  private func cells(_ converted: Converted) throws -> [[String]] {
    let reader = try RowReader(BytesSource(Array(converted.text.utf8)), dialect: ConvertDialect(loneReturns: false))
    var (row, rows) = (ConvertRow(), [[String]]())
    while try reader.next(&row) { rows.append(row.strings) }
    return rows
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>) func delimitersQuotesEscapesAndLineEndsOfTheWholeFile(_ seed: UInt64) throws {
    let table = [Self.header] + Self.rows(seed)
    for delimiter in [",", ";", "\t", "|", " ", "||", ", "] {
      for quote in ["\"", "'"] {
        for escape in [nil, "\\"] {
          for end in ["\n", "\r\n", "\r"] {
            let whole = Self.text(table, delimiter: delimiter, quote: quote, escape: escape, end: end)
            var settings = ConvertSettings()
            settings.dialect = ConvertDialect(delimiter: delimiter, quote: quote, escape: escape)
            let found = convert(whole) { $0 = settings }
            #expect(try cells(found) == table, "seed \(seed), \(delimiter) \(quote) \(escape ?? "doubled") \(end.debugDescription)")
            #expect(found.fault == nil && found.report.strayQuotes.count == 0)
          }
        }
      }
    }
  }

  @Test(arguments: 0..<12) func aCellOrASeparatorTooManyOrTooFewCostsItsRowOnly(_ place: Int) throws {
    let rows = Self.rows(7)
    let others = rows.indices.filter { $0 != place }.map { rows[$0] }
    var polluted = rows
    for kind in ["extra cell", "extra separator", "missing cell"] {
      switch kind {
      case "extra cell": polluted[place] = rows[place] + ["more"]
      case "extra separator": polluted[place] = rows[place] + [""]
      default: polluted[place] = Array(rows[place].dropLast())
      }
      let found = convert(Self.text([Self.header] + polluted))
      let read = try cells(found).dropFirst()
      #expect(read.count == 12 && Array(read.indices.filter { $0 != place + 1 }.map { read[$0] }) == others, "\(kind)")
      let expected = kind == "missing cell" ? rows[place].dropLast() + [""] : rows[place]
      #expect(read[place + 1] == expected, "\(kind)")
      #expect(found.report.cut.count == (kind == "missing cell" ? 0 : 1) && found.report.padded.count == (kind == "missing cell" ? 1 : 0))
    }
  }

  @Test(arguments: 0..<12) func aStrayQuoteOrAnotherDialectInOneRowCostsItsRowOnly(_ place: Int) throws {
    let rows = Self.rows(11)
    let broken = [
      "L0,\"open,1.00,x", "L0,an \"inner\" word,1.00,x", "L0,\"closed\" early,1.00,x", "L0;thing;1.00;x", "L0\tthing\t1.00\tx",
      "L0,'a',1,x",
    ]
    for line in broken {
      for end in ["\n", "\r\n"] {
        let text =
          Self.text([Self.header] + rows[..<place]) + line + end + Self.text(Array(rows[place...]))
        let read = try cells(convert(text)).dropFirst()
        #expect(read.count == 13 && Array(read[1...place + 1].dropLast()) + Array(read[(place + 2)...]) == rows, "\(line)")
        #expect(read[place + 1].joined().contains("L0"), "\(line)")
      }
    }
  }

  @Test func whatStandsAroundTheTable() throws {
    let rows = Self.rows(3)
    let table = [Self.header] + rows
    let whole = Self.text(table)
    #expect(try cells(convert("Report\n\nby night\n" + whole) { $0.skip = 3 }) == table, "preamble")
    #expect(try cells(convert(whole + "\nTotal\n") { $0.footerRows = 2 }) == table, "footnote")
    #expect(try cells(convert(whole.replacing("\nL3,", with: "\n\n\nL3,"))) == table, "empty rows")
    #expect(try cells(convert(whole.replacing("\nL3,", with: "\n,,,\nL3,"))).count == table.count + 1, "rows of separators")
    #expect(try cells(convert(Self.text(rows)) { $0.headerRows = 0 }) == rows, "no header")
    let two = Self.text([["id", "", "price", ""], ["", "title", "EUR", "note"]] + rows)
    #expect(try cells(convert(two) { $0.headerRows = 2 }) == [["id", "title", "price EUR", "note"]] + rows, "two header rows")
    let twice = convert(whole + whole)
    #expect(try cells(twice) == table && twice.report.afterTable == table.count, "two tables")
    for (empty, kind) in [("", "no bytes"), ("\u{FEFF}", "a mark only"), ("\n\n", "blank lines only")] {
      #expect(try cells(convert(empty)).isEmpty, "\(kind)")
      #expect(convert(empty).fault == nil, "\(kind)")
    }
    #expect(try cells(convert(Self.text([Self.header]))) == [Self.header], "a header without rows")
    #expect(try cells(convert(String(whole.dropLast()))) == table, "no last line end")
  }

  @Test func bytesThatAreNoText() throws {
    let table = [Self.header] + Self.rows(5)
    let whole = Self.text(table)
    #expect(try cells(convert([0xEF, 0xBB, 0xBF] + Array(whole.utf8))) == table, "byte order mark")
    let units = Array(whole.utf16)
    let little = units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    #expect(try cells(convert(little) { $0.encoding = "utf-16le" }) == table)
    #expect(try cells(convert([0xFE, 0xFF] + big) { $0.encoding = "utf-16" }) == table)
    let latin = whole.unicodeScalars.map { UInt8($0.value) }
    for name in ["windows-1252", "latin-1", "iso-8859-15"] { #expect(try cells(convert(latin) { $0.encoding = name }) == table, "\(name)") }
    let nul = try cells(convert(whole.replacing("thing", with: "th\u{0}ing")))
    #expect(nul.map { $0.map { $0.replacing("\u{0}", with: "") } } == table, "NULs stay inside their cells")
  }

  @Test func wideLongAndFullyQuoted() throws {
    let table = [Self.header] + Self.rows(9)
    #expect(try cells(convert(Self.text(table, quoting: true))) == table, "every cell quoted")
    let oversized = table.map { $0.dropLast() + [$0[3] == "note" ? "note" : String(repeating: "é,", count: 60_000)] }.map(Array.init)
    #expect(try cells(convert(Self.text(oversized))) == oversized, "cells of 180 kB")
    let wide = (0..<4).map { row in (0..<5000).map { "r\(row)c\($0)" } }
    #expect(try cells(convert(Self.text(wide))) == wide, "5,000 columns")
    let long = [["n", "m"]] + (0..<20_000).map { ["\($0)", "\($0 % 7)"] }
    #expect(try cells(convert(Self.text(long))) == long, "20,000 rows")
    let narrow = [["n"]] + (0..<50).map { ["v\($0)"] }
    #expect(try cells(convert(Self.text(narrow))) == narrow, "one column")
  }
}
