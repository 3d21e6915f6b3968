import Tabular
import Testing

@Suite("Rule: convert finds the table that it is told of, and counts what it mends or leaves out") struct ConvertTableTests {
  @Test func skipAndFooterCountPhysicalLines() {
    let text = "Export\n\n\"a, of\ntwo\",b\n1,2\n3,4\n\nTotal,2\n"
    let found = convert(text) { settings in
      settings.skip = 2
      settings.footerRows = 2
    }
    #expect(found.text == "\"a, of\ntwo\",b\n1,2\n3,4\n")
    #expect(found.report.footers.count == 1)
    #expect(found.rejects == "Total,2\n")
  }

  @Test func headerRowsAreJoinedCellByCell() {
    #expect(convert("a,b\nx,\n1,2\n") { $0.headerRows = 2 }.lines == ["a x,b", "1,2"])
    #expect(convert("1,2\n3,4,5\n") { $0.headerRows = 0 }.lines == ["1,2", "3,4"])
    let named = convert("1,2\n3,4\n") { settings in
      settings.headerRows = 0
      settings.columns = ["p", "q, r"]
    }
    #expect(named.lines == ["p,\"q, r\"", "1,2", "3,4"])
    #expect(convert("a,b\n1,2\n") { $0.columns = ["p", "q", "r"] }.lines == ["p,q,r", "1,2,"])
    #expect(ConvertSettings.columns("p,\"q, r\"") == ["p", "q, r"])
    #expect(ConvertSettings.columns("p\nq") == nil)
  }

  @Test func raggedRowsArePaddedOrCut() {
    let found = convert("a,b,c\n1\n1,2,3,4\n1,2,3,\n1,2,3\n")
    #expect(found.lines == ["a,b,c", "1,,", "1,2,3", "1,2,3", "1,2,3"])
    #expect(found.report.padded.count == 1)
    #expect(found.report.cut.count == 2)
    #expect(found.report.cutText.count == 1)
    #expect(found.report.cutText.firstLine == 3)
  }

  @Test func aHeaderNarrowerThanAllRowsIsPaddedItself() {
    let found = convert("a,b\n" + String(repeating: "1,2,3\n", count: 8))
    #expect(found.lines.first == "a,b,")
    #expect(found.report.namelessColumns == 1 && found.report.cut.count == 0)
    #expect(convert("a,b\n" + String(repeating: "1,2,3\n", count: 7)).report.cut.count == 7, "few rows do not outvote it")
    let trailing = convert("a,b\n" + String(repeating: "1,2,\n", count: 9))
    #expect(trailing.lines == ["a,b"] + Array(repeating: "1,2", count: 9), "an empty cell behind each row is no column")
    let headless = convert("1,2\n" + String(repeating: "1,2,3\n", count: 9)) { $0.headerRows = 0 }
    #expect(headless.lines.first == "1,2,")
  }

  @Test func nullWordsBecomeEmpty() {
    let found = convert("a,b\nNULL,NULLS\n\\N,\"NULL\"\n") { $0.nullWords = ["NULL", "\\N"] }
    #expect(found.lines == ["a,b", ",NULLS", ","])
    #expect(found.report.nulls == 3)
  }

  @Test func aStrayQuoteIsACharacter() {
    let found = convert("a,b,c\n1,\"2,3\n4,5\"x,6\n7,\"8\ny\",9\n")
    #expect(found.text == "a,b,c\n1,\"\"\"2\",3\n4,\"5\"\"x\",6\n7,\"8\ny\",9\n")
    #expect(found.report.strayQuotes.count == 1)
    #expect(found.report.strayQuotes.firstLine == 2)
  }

  @Test func quotesThatWereNotEscapedAreKept() {
    let found = convert("a,b\n\"a \"steel\" b\",1\n\"\"two, three\",2\n\"open,3\n")
    #expect(found.lines == ["a,b", "\"a \"\"steel\"\" b\",1", "\"\"\"two, three\",2", "\"\"\"open\",3"])
  }

  @Test("Rule: a quote that was not escaped cuts no cell where the row's width shows that it does not")
  func quotesBesideDelimiters() {
    let found = convert("a,b,c\n1,\"2, \"x\", y\",3\n1,\"2, x\"y,3\n1,\"2,\"3, x\"\n\"1,\"\"2\"\"x,y\"z\",2,3\n")
    #expect(
      found.lines == [
        "a,b,c", "1,\"2, \"\"x\"\", y\",3", "1,\"\"\"2, x\"\"y\",3", "1,\"\"\"2\",\"3, x\"", "\"1,\"\"2\"\"x,y\"\"z\",2,3",
      ])
    #expect(found.report.strayQuotes.count == 4 && found.report.cut.count == 0)
    let quoted = convert("\"a\",\"b\",\"c\"\n\"1\",\"2 \"x\", of \"11\"x8\" y\",\"3\"\n")
    #expect(quoted.lines.last == "1,\"2 \"\"x\"\", of \"\"11\"\"x8\"\" y\",3" && quoted.report.cut.count == 0)
    // The only way to three cells, before one without quotes as well; where there are two, neither is taken.
    let alone = convert("a,b,c\n1,\"Flat \"B\", Mill Road\",x\n2,\"ok, y\",z\n")
    #expect(alone.lines[1...2] == ["1,\"Flat \"\"B\"\", Mill Road\",x", "2,\"ok, y\",z"] && alone.report.cut.count == 0)
    let unclear = convert("a,b,c\n1,\"x\"y\",\"z\",\"u\"v\"\n")
    #expect(unclear.report.cut.count == 1 && unclear.report.strayQuotes.count == 1)
    #expect(convert("a,b,c\n1,\"2, \"steel\" y\",3\n").lines.last == "1,\"2, \"\"steel\"\" y\",3")
  }

  @Test(arguments: ["a,b", "a,b,c", "a,b,c,d"])
  func aRepeatedHeaderEndsTheTable(_ again: String) {
    let found = convert("a,b,c\n1,2,3\n\(again)\n7,8\n9\n")
    #expect(found.lines == ["a,b,c", "1,2,3"])
    #expect(found.rejects == "\(again)\n7,8\n9\n")
    #expect(found.report.afterTable == 3)
    #expect(found.report.tableEndLine == 3)
  }

  @Test func oneEqualCellDoesNotEndTheTable() {
    #expect(convert("a,b\n1,2\na\n3,4\n").report.afterTable == 0)
    #expect(convert("a\n1\na\n").lines == ["a", "1", "a"], "a table of one column has no such record")
  }

  @Test func aHeaderOfOneCellIsRepeatedByALongerRecord() {
    let found = convert("a\n1\na,b\n3\n")
    #expect(found.lines == ["a", "1"] && found.rejects == "a,b\n3\n" && found.report.tableEndLine == 3)
    #expect(convert("a\n1\nb,a\n3\n").report.afterTable == 0)
    #expect(convert("\"\"\n1\n,b\n3\n").report.afterTable == 0, "an empty cell repeats nothing")
    let many = (1...3000).map { "x\($0),\($0)\n" }.joined()
    #expect(convert("a\n" + many + "a,b\n3,4\n").report.tableEndLine == 3002, "also where the kernels take the rows")
  }

  @Test("Rule: the mark of a file that was joined to another is left out, so that its header is known", arguments: ["", "x,y\n"])
  func markInsideTheFile(_ more: String) {
    let rows = (1...2000).map { "\($0),r\($0)\n" }.joined()
    for header in ["a,b\n", "\"a\",\"b\"\n"] {
      let found = convert("\u{FEFF}" + header + rows + more + "\u{FEFF}" + header + "7,8\n")
      #expect(found.lines.first == "a,b" && found.lines.last == (more.isEmpty ? "2000,r2000" : "x,y") && found.rejects == "a,b\n7,8\n")
      #expect(found.report.lines.contains("1 byte order marks inside the file left out, the first on line \(more.isEmpty ? 2002 : 2003)"))
    }
    let other = convert("a,b\n" + rows + "\u{FEFF}7,8\n9,\u{FEFF}\n")
    #expect(other.lines.suffix(2) == ["7,8", "9,\u{FEFF}"] && other.report.marks.count == 1, "inside a record it is a character")
  }

  @Test func gzipIsKnownByItsFirstBytes() throws {
    let packed = try GzipEncoder.pack(Array("a,b\n1,2\n".utf8))
    #expect(convert(packed).lines == ["a,b", "1,2"])
  }

  @Test func damageNamesTheLastGoodRow() throws {
    let rows = (1...40_000).map { "\($0),\(($0 &* 7919) % 100_003)\n" }.joined()
    let packed = try GzipEncoder.pack(Array(("a,b\n" + rows).utf8))
    let found = convert(Array(packed[..<(packed.count / 2)]))
    let fault = try #require(found.fault)
    #expect(fault.lastGoodRecord > 1 && fault.lastGoodRecord < 40_000)
    #expect(found.lines.count == fault.lastGoodRecord, "every row up to the damage is given out, and no half one")
    #expect("\(fault)".contains("the last good row is record \(fault.lastGoodRecord), on line \(fault.lastGoodLine)"))
  }

  @Test("Rule: what is kept as it stands and may yet be damage is said, with its place")
  func doubtfulBytes() {
    let found = convert("a,b\n1,4\" rope\n2,\"5\"\" pipe\"\n3\r4,x\n5,\u{0}\n6,7")
    #expect(found.lines == ["a,b", "1,\"4\"\" rope\"", "2,\"5\"\" pipe\"", "\"3\r4\",x", "5,\u{0}", "6,7"])
    #expect(
      found.report.lines == [
        "1 records with a quote inside an unquoted cell, kept, the first on line 2",
        "1 records with a CR inside an unquoted cell, kept, the first on line 4", "1 records with NUL, kept, the first on line 5",
        "no line end behind the last record: the file may be cut off there",
      ])
    #expect(convert("a,b\r1,2\r").report.lines == ["lines end with CR alone"])
    #expect(
      convert("a,b\r1,2\n3,4\r") { $0.dialect.loneReturns = true }.report.lines == [
        "2 records end with CR alone, the others do not, the first on line 1"
      ])
    #expect(convert("a,b\r\n1,\"x\ry\"\r\n").report.lines == [], "a CR between quotes is like any other character")
    let escaped = convert("a,b\n1,4\\\" rope\n") { $0.dialect.escape = utf8("\\") }
    #expect(escaped.lines == ["a,b", "1,\"4\"\" rope\""] && escaped.report.lines == [])
  }

  @Test("Rule: a header or a delimiter that can hardly be meant is doubted")
  func doubtfulSettings() {
    let rows = (1...9).map { "\($0);rope \($0);\($0).50\n" }.joined()
    #expect(
      convert("id;title;price\n" + rows).report.lines == ["one column only, though most records hold ';': is that the delimiter?"])
    #expect(
      convert("id\ttitle\n1\tx\n").report.lines == ["one column only, though most records hold '\\t': is that the delimiter?"])
    #expect(convert("title\nrope; steel\nlamp\nmug\n").report.lines == [])
    let semicolon: (inout ConvertSettings) -> Void = { $0.dialect.delimiter = utf8(";") }
    #expect(convert(rows, semicolon).report.lines == ["the header looks like the rows below it: has the file none?"])
    #expect(convert("id;title;price\n" + rows, semicolon).report.lines == [])
    let years = (1...9).map { "R\($0),\($0 * 71),\($0 * 53),\($0 * 3)\n" }.joined()
    for header in ["region,2019,2020,2021", "region,1,2,3"] { #expect(convert(header + "\n" + years).report.lines == []) }
    #expect(convert("a,b\n1,2\n") { $0.skip = 3 }.report.lines == ["the file has 2 lines only, and all were skipped"])
    let swallowed = convert("a,b\n1,2\n") { $0.headerRows = 99_999 }
    #expect(swallowed.report.lines == ["the file has 2 records only, and all were taken for the header"])
    #expect(convert("a,b\n1,2\n") { $0.headerRows = 2 }.report.lines == [])
    #expect(convert("a,,\n1,2,\n3,4,\n").report.lines == ["2 columns with an empty name"])
  }
}
