import Testing

@testable import Tabular

@Suite("Rule: a quote or an escape that comes first behind the rows that dialects are tried on is found all the same") struct LateSignTests
{
  private static func found(_ text: String) -> Sniffer.Finding {
    Sniffer.sniff(FileHead(BytesSource(utf8(text)), count: Sniffer.sampleBytes))
  }

  private static func rows(_ numbers: ClosedRange<Int>, _ line: (Int) -> String) -> String { numbers.map(line).joined() }

  /// So many rows are looked at first; the same number stands in front of what comes late, or more than are tried bytes of.
  @Test(arguments: [500, 3_000]) func comesLate(_ plain: Int) {
    let head = "id,name,note\n" + Self.rows(1...plain) { "\($0),Anna \($0),red\n" }
    let late = plain + 1...plain + 60
    for (kind, line, wanted) in [
      ("a backslash before quotes", { (row: Int) in "\(row),\"a \\\"b\\\", c\",red\n" }, { (row: Int) in "\(row),\"a \"\"b\"\", c\",red" }),
      ("a backslash before delimiters", { "\($0),\($0 % 4 == 0 ? "Smith\\, J" : "Bo"),red\n" }, { "\($0),\"Smith, J\",red" }),
      ("another quote", { "\($0),'Lee, Ann',red\n" }, { "\($0),\"Lee, Ann\",red" }),
    ] as [(String, (Int) -> String, (Int) -> String)] {
      let converted = convert(head + Self.rows(late, line), sniff: true)
      #expect(converted.lines.count == plain + 61 && converted.report.strayQuotes.count == 0, "\(kind)")
      #expect(converted.report.cut.count + converted.report.padded.count == 0, "\(kind)")
      let row = (plain + 1...plain + 4).first { $0 % 4 == 0 } ?? 0
      #expect(converted.lines[row] == wanted(row), "\(kind)")
    }
    let ends = head + Self.rows(late) { "\($0),\($0 % 3 == 0 ? "one\\\ntwo" : "one"),red\n" }
    #expect(convert(ends, sniff: true).report.rows == plain + 60, "line ends")
    #expect(Self.found(ends).settings.dialect.lineEndEscape == [92])
  }

  @Test("signs that quote and escape nothing change nothing") func whatIsNone() {
    let head = "id,name,note\n" + Self.rows(1...600) { "\($0),Anna \($0),red\n" }
    for line in ["C:\\d\\", "O'Neill", "'t Hooft", "5\\4"] {
      let text = head + Self.rows(601...900) { "\($0),\(line),red\n" }
      #expect(convert(text, sniff: true).text == text, "\(line)")
      #expect(Self.found(text).settings.dialect.escape == nil && Self.found(text).settings.dialect.quote == [34], "\(line)")
    }
  }

  @Test("what was found late is said, and what was told is left") func whatIsSaid() {
    let text = "id;name\n" + Self.rows(1...600) { "\($0);Anna \($0)\n" } + Self.rows(601...620) { "\($0);\"a \\\"b\\\"; c\"\n" }
    let finding = Self.found(text)
    #expect(
      finding.reasons.contains { $0.hasPrefix("escape: '\\' (sure 1.00: 40 quotes inside of cells are written so") }, "\(finding.reasons)")
    var told = SnifferHints()
    told.escape = []
    let kept = Sniffer.sniff(FileHead(BytesSource(utf8(text)), count: Sniffer.sampleBytes), told: told)
    #expect(kept.settings.dialect.escape == nil)
  }
}
