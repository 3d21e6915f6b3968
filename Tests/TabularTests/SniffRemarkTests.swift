import Tabular
import TestKit
import Testing

@Suite("Rule: --sniff takes no remark above a table for its header, however many cells its commas make") struct SniffRemarkTests {
  private static let header = "id,name,city,val\n"
  private static let rows = (1...20).map { "\($0),n\($0),town,\($0).5\n" }.joined()

  @Test(arguments: [
    "# Source: x, y, z\n", "# Erstellt: 2023\n# Quelle: x, y, z\n#\n", "Source: NOAA, 2020, v1, final\n\n", "Report,2020,v1,final\n\n",
    "# Source: NOAA, 2020, v1\n# Contact: Smith, J., Office 4, Room 2\n",
  ])
  func remarks(_ remark: String) {
    #expect(convert(remark + Self.header + Self.rows, sniff: true).text == Self.header + Self.rows)
    let few = "1,n,t,1.5\n2,m,u,2.5\n3,o,v,3.5\n"
    #expect(convert(remark + Self.header + few, sniff: true).text == Self.header + few, "a short table")
  }

  @Test(arguments: ["#id,name,city,val\n", "# id, name, city, val\n", "id, name, city, val\n", "id,name,city,val\n\n"])
  func aHeaderIsNone(_ header: String) {
    let found = convert(header + Self.rows, sniff: true).text
    #expect(found.split(separator: "\n").count == 21 && found.contains("val\n1,n1,town,1.5\n"), "\(found.prefix(80))")
  }

  @Test("names and values above a blank line are no rows, however near to the table's width they reach", arguments: 1...5)
  func namesAndValues(_ lines: Int) {
    let table = "day;text;sum\n" + (10...40).map { "2025-01-\($0);Rent \($0);-\($0),50\n" }.joined()
    let named = ["Account;DE12 3456\n", "Owner;Bo\n", "Since;2025-01-01\n", "Kind;Giro\n", "Sum;1 234,56\n"].prefix(lines)
    for text in [named.joined(), named.map { $0.replacing("\n", with: ";\n") }.joined()] {
      let found = convert(text + "\n" + table, sniff: true)
      #expect(found.lines.first == "day,text,sum" && found.report.rows == 31 && found.report.linesBefore.count == lines)
    }
    // A table of its own is the table, and what is ragged above a blank line is its own too.
    let other = "id;name\n1;Bo\n2;Al\n3;Cy\n"
    #expect(convert(other + "\n" + table, sniff: true).lines.first?.hasPrefix("id,name") == true)
    let ragged = "day;text\n" + table.split(separator: "\n").dropFirst().prefix(3).joined(separator: "\n") + "\n\n" + table.dropFirst(13)
    #expect(convert(ragged, sniff: true).lines.first == "day,text,")
  }

  @Test func unitsBelowNamesAreOfTheHeader() {
    let found = convert("#time,level\ns,m\n" + (1...9).map { "\($0),\($0).25\n" }.joined(), sniff: true)
    #expect(found.text.hasPrefix("#time s,level m\n1,1.25\n"))
  }

  @Test func aLineThatMayBeACommentMakesLessSure() {
    let lines = Self.header + Self.rows.replacing("7,n7,", with: "# checked by, me\n7,n7,")
    let finding = Sniffer.sniff(FileHead(BytesSource(Array(lines.utf8)), count: Sniffer.sampleBytes))
    let fact = finding.facts.first { $0.subject == .comment }
    #expect(fact?.value == "none" && fact?.reason == "sure 0.50: one line alone begins with '#', and has not 4 cells")
  }
}
