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
