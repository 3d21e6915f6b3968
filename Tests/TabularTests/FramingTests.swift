import Testing

@testable import Tabular

@Suite("Rule R9: where records begin and end")
struct FramingTests {
  @Test func lineEndsAreFeedAndReturnFeed() throws {
    let result = try fastRead(utf8("a,b\r\n1,2\n3,4\r\n5,6"), Dialect())
    #expect(texts(result) == [["1", "2"], ["3", "4"], ["5", "6"]])
    #expect(result.records.map(\.offset) == [5, 9, 14])
  }

  @Test func aLoneReturnEndsALineOnlyIfTheHeaderEndsSo() throws {
    #expect(texts(try fastRead(utf8("a,b\r1,2\r3,4\n5,6\r\n7,8"), Dialect())) == [["1", "2"], ["3", "4"], ["5", "6"], ["7", "8"]])
    #expect(texts(try fastRead(utf8("a,b\n1,2\r3\n4,5\r"), Dialect())) == [["1", "2\r3"], ["4", "5\r"]])
  }

  @Test func blankLinesHaveNoRowNumber() throws {
    let result = try fastRead(utf8("\n\r\na,b\n\n1,2\r\n\r\n\n3,4\n\n"), Dialect())
    #expect(result.records.map(\.row) == [2, 3])
    #expect(result.records.map(\.offset) == [8, 16])
    #expect(result.blankLines == 6)
  }

  @Test func quotedLineEndsBelongToTheField() throws {
    let result = try fastRead(utf8("a,b\n\"1\n\r\n\",\"say \"\"hi\"\",\"\n3,4\n"), Dialect())
    #expect(texts(result) == [["1\n\r\n", "say \"hi\","], ["3", "4"]])
    #expect(result.records.map(\.row) == [2, 3], "a record of several lines counts once")
  }

  @Test func aQuoteInsideAnUnquotedFieldIsData() throws {
    #expect(texts(try fastRead(utf8("a,b\n5\" pipe, \"x\"\n"), Dialect())) == [["5\" pipe", " \"x\""]])
  }

  @Test(
    "a quote that closes elsewhere than before a separator or an end costs one line",
    arguments: ["\"x\"y,2", "\"x\" ,2", "\"x,2", "1,\"x\r"])
  func violationCostsOneLine(line: String) throws {
    let result = try fastRead(utf8("a,b\n1,2\n\(line)\n3,4\n5,6\n"), Dialect())
    #expect(result.records.map(\.fault) == [nil, .unclosedQuote, nil, nil])
    #expect(result.records[1].raw == utf8(line.hasSuffix("\r") ? String(line.dropLast()) : line))
  }

  @Test func aClosingQuoteAndALoneReturnAtTheEndOfTheFileIsAViolation() throws {
    #expect(try fastRead(utf8("a\n\"x\"\r"), Dialect()).records.map(\.fault) == [.unclosedQuote])
    #expect(try fastRead(utf8("a\n\"x\""), Dialect()).records.map(\.fault) == [nil])
  }

  @Test func aRecordMayBeAsLongAsTheLimitAndNoLonger() throws {
    for (end, length) in [("\n", 10), ("\r\n", 10), ("", 10), ("\n", 11), ("\r\n", 11), ("", 11)] {
      let line = String(repeating: "x", count: length)
      let result = try fastRead(utf8("a\n\(line)\(end)"), Dialect(), limit: 10, step: 3)
      #expect(result.records.map(\.fault) == [length > 10 ? .tooLong : nil])
      #expect(result.records[0].raw.count == 10)
    }
  }

  @Test func aQuotedRecordBeyondTheLimitIsItsFirstLine() throws {
    let result = try fastRead(utf8("a,b\n\"12\n45\",7\n\"12\n456\",8\n1,2\n"), Dialect(), limit: 9)
    #expect(result.records.map(\.fault) == [nil, .unclosedQuote, nil, nil].map { $0 })
    #expect(result.records[2].raw == utf8("456\",8"))
  }

  @Test func withoutAQuoteCharacterQuotesAreData() throws {
    #expect(texts(try fastRead(utf8("a,b\n\"1,2\"\n"), Dialect(quote: nil))) == [["\"1", "2\""]])
  }

  @Test func spacesStay() throws {
    #expect(texts(try fastRead(utf8("a,b\n 1 ,\t2 \n\" 3 \",  \n"), Dialect())) == [[" 1 ", "\t2 "], [" 3 ", "  "]])
  }
}
