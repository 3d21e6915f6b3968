import Testing

@testable import Tabular

@Suite("Rule: in a table that is drawn for people rules are no rows, and spaces around cells are none of theirs") struct DrawnTableTests {
  /// The same three rows and the lines of plain CSV that they are.
  private static let csv = ["id,name,note", "1,Bo,", "2,\"Lee, Ann\",x y", "13,Zoë,z"]
  private static let names = ["id", "name", "note"]
  private static let rows = [["1", "Bo", ""], ["2", "Lee, Ann", "x y"], ["13", "Zoë", "z"]]

  private static func padded(_ cell: String, _ width: Int) -> String { cell + String(repeating: " ", count: width - cell.count) }
  private static let widths = [4, 10, 6]
  private static func line(_ cells: [String], _ left: String, _ between: String, _ right: String) -> String {
    left + zip(cells, widths).map { padded($0, $1) }.joined(separator: between) + right + "\n"
  }
  private static func rule(_ left: String, _ between: String, _ right: String, _ sign: String = "-", more: Int = 0) -> String {
    left + widths.map { String(repeating: sign, count: $0 + more) }.joined(separator: between) + right + "\n"
  }
  private static func body(_ left: String, _ between: String, _ right: String) -> String {
    rows.map { line($0, left, between, right) }.joined()
  }

  /// Each drawing with what it is.
  private static let drawings: [(String, String)] = {
    let box = rule("+", "+", "+", more: 2)
    let head = line(names, "| ", " | ", " |")
    let places = line(names, "", " ", "") + rule("", " ", "") + body("", " ", "")
    return [
      ("a box with a count below", box + head + box + body("| ", " | ", " |") + box + "3 rows in set (0.00 sec)\n"),
      ("bars inside with a count", line(names, " ", " | ", "") + rule("-", "-+-", "") + body(" ", " | ", "") + "(3 rows)\n\n"),
      ("Markdown", head + "|---|:--|--:|\n" + body("| ", " | ", " |")),
      (
        "one rule as wide as the table",
        String(repeating: "-", count: 30) + "\n" + head + String(repeating: "-", count: 30) + "\n" + body("| ", " | ", " |")
          + String(repeating: "-", count: 30) + "\n"
      ),
      (
        "box-drawing signs",
        rule("┌", "┬", "┐", "─", more: 2) + line(names, "│ ", " │ ", " │") + rule("├", "┼", "┤", "─", more: 2) + body("│ ", " │ ", " │")
          + rule("└", "┴", "┘", "─", more: 2)
      ),
      ("columns below a rule", "\n" + places + "\n3 rows selected.\n"),
      (
        "double rules",
        rule("", "  ", "", "=") + line(names, "", "  ", "") + rule("", "  ", "", "=") + body("", "  ", "") + rule("", "  ", "", "=")
      ),
      ("a delimiter in the rule", line(names, "", ";", "") + rule("", ";", "") + body("", ";", "")),
    ]
  }()

  @Test func allAreRead() {
    for (kind, text) in Self.drawings {
      for end in ["\n", "\r\n"] {
        let found = convert(text.replacing("\n", with: end), sniff: true)
        #expect(found.lines == Self.csv, "\(kind)")
        #expect(found.report.rows == 3 && found.report.padded.count == 0, "\(kind)")
      }
    }
  }

  @Test("what stands above the names is left out and said, and what stands below too") func linesAround() {
    let text = "Report of May\n\n" + Self.drawings[0].1
    let found = convert(text, sniff: true)
    #expect(found.lines == Self.csv)
    #expect(found.rejects == "Report of May\n3 rows in set (0.00 sec)\n")
    #expect(found.report.linesBefore.count == 1 && found.report.footers.count == 1 && found.report.comments == 3)
  }

  @Test("bars in Markdown's cells may be escaped, and types may stand below the names") func escapedBarsAndTypes() {
    let text = "| a | b |\n| --- | --- |\n| x \\| y | 1 |\n| z | 2 |\n"
    #expect(convert(text, sniff: true).lines == ["a,b", "x | y,1", "z,2"])
    let types = "+----+------+\n| id | name |\n| int| text |\n+----+------+\n| 1  | a    |\n| 2  | b    |\n+----+------+\n"
    #expect(convert(types, sniff: true).lines == ["id int,name text", "1,a", "2,b"])
  }

  @Test("a row of dashes, an underlined title and a rule of another table are none of it") func whatIsNoRule() {
    let dashes = "a,b,c\n--,--,--\n1,2,3\n4,5,6\n"
    let named = dashes.replacing("a,b,c", with: "first,second,third")
    #expect(convert(named, sniff: true).report.comments == 0)
    let title = "Sales\n=====\nid,name\n" + (1...9).map { "\($0),x\n" }.joined()
    #expect(convert(title, sniff: true).lines.prefix(2) == ["id,name", "1,x"])
    let row = Self.drawings[0].1.replacing("| 1    |", with: "| -    |")
    #expect(convert(row, sniff: true).lines[1] == "-,Bo,")
    let shorter = "id   name\n---- ----\n1    a\n---- --\n2    b\n"
    #expect(convert(shorter, sniff: true).lines == ["id,name", "1,a", "----,--", "2,b"])
  }

  @Test("dashes that are values draw nothing: they are shorter than a rule, or stand in other rows too") func dashesForNothing() {
    for dash in ["--", "---", "==", "----"] {
      for delimiter in ["|", ";", "\t"] {
        func row(_ left: String, _ right: String) -> String { left + delimiter + right + "\n" }
        let rows = row(dash, dash) + row("x y", "q") + row(dash, "z") + row("abc", dash)
        let text = row("Note", "M") + String(repeating: rows, count: 4)
        #expect(convert(text, sniff: true).text == text.replacing(delimiter, with: ","), "\(dash) \(delimiter)")
        let again = row("Note", "M") + String(repeating: row(dash, dash) + row("x y", "q"), count: 4)
        #expect(convert(again, sniff: true).text == again.replacing(delimiter, with: ","), "\(dash) \(delimiter) again")
      }
    }
    let once = "Note|Mark\n--|--\nx y|q\nabc|z\n"
    #expect(convert(once, sniff: true).lines == ["Note,Mark", "--,--", "x y,q", "abc,z"], "shorter than the names")
    for drawn in [once.replacing("--", with: "---"), "Note | Mark\n-- | --\nx y | q\nabc | z\n"] {
      #expect(convert(drawn, sniff: true).lines == ["Note,Mark", "x y,q", "abc,z"], "Markdown without outer bars")
    }
    let pages = "no  |name\n----|----\n1   |a\n2   |b\n\nno  |name\n----|----\n3   |c\n4   |d\n"
    #expect(convert(pages, sniff: true).report.comments == 2, "each page has its rule")
  }

  @Test("rows do not depend on where a read stops") func cutAnywhere() {
    for (kind, text) in Self.drawings {
      let bytes = utf8(text)
      let settings = Sniffer.sniff(FileHead(BytesSource(bytes), count: Sniffer.sampleBytes)).settings
      for cut in 0...bytes.count {
        #expect(convert(CutSource(bytes, cut: cut)) { $0 = settings }.lines == Self.csv, "\(kind) cut at \(cut)")
      }
    }
  }

  @Test func whatIsSaid() {
    let reasons = Sniffer.sniff(FileHead(BytesSource(utf8(Self.drawings[0].1)), count: Sniffer.sampleBytes)).reasons
    #expect(
      reasons.contains("delimiter: '|' (sure 1.00: 4 of 4 records have 3 cells, drawn for people; spaces around them are none of theirs)"))
    #expect(reasons.contains("quote: none (sure 1.00: a drawn table quotes nothing)"))
    #expect(reasons.contains("header rows: 1 (sure 1.00: a rule stands below it)"))
  }
}

@Suite("Rule: where a directive names a log's columns, these are its header") struct FieldsDirectiveTests {
  @Test(arguments: [" ", "\t"]) func extendedLogs(_ delimiter: String) {
    let rows = (10...40).map { ["2025-01-\($0 % 28 + 1)", "08:05:\($0)", "/p/\($0)", "200"].joined(separator: delimiter) + "\n" }
    let directives = "#Version: 1.0\n#Date: 2025-01-03 00:00:00\n#Fields: date time cs-uri-stem sc-status\n"
    // The server writes them again when it starts anew.
    let found = convert(directives + rows.joined() + directives + rows.joined(), sniff: true)
    #expect(found.lines[0] == "date,time,cs-uri-stem,sc-status" && found.lines[1] == "2025-01-11,08:05:10,/p/10,200")
    #expect(found.report.rows == 62 && found.report.comments == 6)
  }

  @Test func zeekLogs() {
    let text =
      "#separator \\x09\n#path\tconn\n#fields\tts\tuid\tproto\n#types\ttime\tstring\tenum\n"
      + (0..<20).map { "1.5\tC\($0)\ttcp\n" }.joined() + "#close\t2025-01-01\n"
    let found = convert(text, sniff: true)
    #expect(found.lines.prefix(2) == ["ts,uid,proto", "1.5,C0,tcp"] && found.report.rows == 20)
  }

  @Test("other lines that begin with # are no directives, and what is told goes before") func others() {
    let text = "#Fields: date time\n" + (1...9).map { "a,b,\($0)\n" }.joined()
    #expect(convert(text, sniff: true).lines.contains("a,b,9"))
    let finding = Sniffer.sniff(
      FileHead(BytesSource(utf8("#Fields: a b\n1 2\n3 4\n")), count: Sniffer.sampleBytes),
      told: {
        var hints = SnifferHints()
        hints.headerRows = 0
        return hints
      }())
    #expect(finding.settings.columns == nil)
  }
}

@Suite("Rule: decimal numbers below a name are one column") struct DecimalColumnTests {
  @Test func prices() {
    let text = "preis\n" + (10...40).map { "\($0),\($0)\n" }.joined()
    #expect(convert(text, sniff: true).lines.prefix(2) == ["preis", "\"10,10\""])
    let table = "list\n\n" + (1...30).map { "\($0),\($0 * 7)\n" }.joined()
    #expect(convert(table, sniff: true).lines.contains("9,63"), "numbers of several lengths are cells")
  }

  @Test(
    "a rule before a total or between groups is none below names, and no row above it is lost",
    arguments: [
      "Thing #|#|#.50~---|---|---~Total|20|99.50", "Thing#   #   #.50~------- --- ----~Total    20  99.5",
      "T#,#,#.5~-----,----,------~Total,20,99.5",
    ]) func rulesAmongRows(_ form: String)
  {
    let parts = form.split(separator: "~").map(String.init)
    let rows = (10...29).map { parts[0].replacing("#", with: "\($0)") + "\n" }.joined()
    let found = convert(rows + parts[1] + "\n" + parts[2] + "\n", sniff: true)
    #expect(found.report.linesBefore.count == 0 && found.report.rows >= 20, "\(found.report.lines)")
  }
}
