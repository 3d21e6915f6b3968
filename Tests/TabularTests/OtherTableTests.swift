import Testing

@testable import Tabular

@Suite("Rule: another table in a file, and columns aligned by spaces, are never read in silence") struct OtherTableTests {
  private static let rows = (1...40).map { "part \($0);\($0 * 3);\($0).50\n" }.joined()

  @Test("names of another width behind a blank line are told with their line", arguments: [false, true])
  func anotherTable(_ sniff: Bool) {
    for (between, line) in [("\n", 43), ("\nSecond table\n", 44)] {
      let text = "name;qty;price\n" + Self.rows + between + "shop;city;since;open;rank\nHale;Leeds;1999;yes;3\nBrix;York;2001;no;4\n"
      // By sniffing, the one with more rows would be the table.
      for length in sniff ? [0] : [0, 2000] {
        let long = text + (0..<length).map { "Norton;Bath;\($0);no;\($0)\n" }.joined()
        let found = convert(long, sniff: sniff) { $0.dialect.delimiter = [UInt8(ascii: ";")] }
        #expect(found.report.otherTables.firstLine == line, "\(found.report.lines)")
        #expect(found.report.lines.contains { $0.contains("another table may begin on line \(line)") })
        #expect(found.report.rows + found.report.footers.count >= 42 + length, "nothing is dropped for it")
      }
    }
  }

  @Test("ragged rows, blank lines and footers alone are none", arguments: [false, true])
  func nothingToDoubt(_ sniff: Bool) {
    let head = "name;qty;price\n"
    for more in ["\npart 41;7\n", "\nTotal;40\n", "\n\npart 41;5;1.50\n\npart 42;5;1.50\n", "\npart 8;1;2;3\npart 9;2;2.50\n"] {
      let found = convert(head + Self.rows + more, sniff: sniff) { $0.dialect.delimiter = [UInt8(ascii: ";")] }
      #expect(found.report.otherTables.count == 0, "\(more): \(found.report.lines)")
    }
  }

  @Test("columns aligned by runs of spaces come out as cells", arguments: [true, false])
  func alignedColumns(_ hasSpacesInside: Bool) {
    let names = hasSpacesInside ? ["copper pipe", "valve", "left hinge M8"] : ["pipe", "valve", "hinge"]
    func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(1, width - text.count)) }
    var text = padded("name", 16) + padded("qty", 6) + "price\n"
    var wanted = ["name,qty,price"]
    for row in 1...60 {
      let name = names[row % 3]
      text += padded(name, 16) + padded("\(row * row)", 6) + "\(row).50\n"
      wanted.append("\(name),\(row * row),\(row).50")
    }
    #expect(convert(text, sniff: true).lines == wanted)
    let facts = Sniffer.sniff(FileHead(BytesSource(Array(text.utf8)), count: Sniffer.sampleBytes)).facts
    #expect(facts.contains { $0.subject == .delimiter && $0.value.hasPrefix("runs of ") }, "\(facts)")
  }

  @Test func ordinaryFilesKeepTheirDelimiter() {
    for text in [
      "a  b\n1  2\n3  4\n5  6\n", "a b c\n1  3\n4 5 6\n7  9\n", "a,b\n1  2,3\n4  5,6\n7  8,9\n",
      "some prose  of words\nand another  line of it\nand  a third\nand a fourth one  here\n",
    ] {
      let head = FileHead(BytesSource(Array(text.utf8)), count: Sniffer.sampleBytes)
      #expect(!Sniffer.sniff(head).settings.dialect.joinsDelimiters, "\(text)")
    }
  }
}
