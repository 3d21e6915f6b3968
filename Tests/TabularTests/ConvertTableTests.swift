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
    #expect(found.report.footers == 1)
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
    #expect(found.report.padded == 1)
    #expect(found.report.cut == 2)
    #expect(found.report.cutText == 1)
    #expect(found.report.firstCutLine == 3)
  }

  @Test func aHeaderNarrowerThanAllRowsIsPaddedItself() {
    let found = convert("a,b\n" + String(repeating: "1,2,3\n", count: 8))
    #expect(found.lines.first == "a,b,")
    #expect(found.report.namelessColumns == 1 && found.report.cut == 0)
    #expect(convert("a,b\n" + String(repeating: "1,2,3\n", count: 7)).report.cut == 7, "few rows do not outvote it")
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
    #expect(found.report.strayQuotes == 1)
    #expect(found.report.firstStrayLine == 2)
  }

  @Test func quotesThatWereNotEscapedAreKept() {
    let found = convert("a,b\n\"a \"steel\" b\",1\n\"\"two, three\",2\n\"open,3\n")
    #expect(found.lines == ["a,b", "\"a \"\"steel\"\" b\",1", "\"\"\"two, three\",2", "\"\"\"open\",3"])
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
}
