import TestKit
import Testing

@testable import Tabular

@Suite("Rule: what is written is RFC 4180, minimal, and reads back")
struct CSVWriterTests {
  private func line(_ write: (inout CSVWriter) -> Void) -> String {
    var writer = CSVWriter()
    write(&writer)
    writer.endRow()
    return String(decoding: writer.take(), as: UTF8.self)
  }

  @Test func quotesStandOnlyWhereTheyMust() {
    let values = ["", " a ", "a,b", "say \"hi\"", "two\nlines", "a\rb", "a;b\tc"]
    #expect(line { writer in values.forEach { writer.field($0) } } == ", a ,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\"a\rb\",a;b\tc\n")
  }

  @Test func numbersOfAnyWidth() {
    #expect(
      line {
        $0.number(0)
        $0.number(-7)
        $0.number(Int.min)
        $0.number(UInt64.max)
        $0.number(Int8.min)
      } == "0,-7,-9223372036854775808,18446744073709551615,-128\n")
  }

  @Test func aRowOfOneEmptyFieldIsNoBlankLine() {
    #expect(line { $0.field("") } == "\"\"\n")
    #expect(line { _ in } == "\n")
  }

  @Test func takingKeepsTheOpenRow() {
    var writer = CSVWriter()
    writer.field("a")
    writer.endRow()
    writer.field("b")
    #expect(writer.take() == utf8("a\n"))
    writer.field("c")
    writer.endRow()
    #expect(writer.take() == utf8("b,c\n"))
    #expect(writer.take() == [])
  }

  @Test("free text that a spreadsheet might run gets one ' in front", arguments: ["'", "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
  func formulas(first: String) {
    for text in [first, first + "1+1", first + first] {
      let written = line { $0.freeText(text) }
      let plain = line { $0.field(text) }
      #expect(written.filter { $0 != "\"" } == "'" + plain.filter { $0 != "\"" })
      #expect(line { $0.field(" " + text) } == line { $0.freeText(" " + text) }, "only at the front")
    }
  }

  @Test func otherFreeTextIsLeftAlone() {
    for text in ["", "a=1", "\u{FF1C}", "\u{FF0C}", "ï", "é-", "1-2", "“x”"] {
      #expect(line { $0.freeText(text) } == line { $0.field(text) })
    }
  }

  @Test("random rows come back, free text after removing one '", arguments: 0..<40)
  func roundTrip(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let pieces = ["a", ",", "\"", "\n", "\r", "'", "=", "＝", "-", " ", "漢", "😀", ""]
    let rows = (0..<50).map { _ in
      (0..<3).map { _ in (0..<Int.random(in: 0...5, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined() }
    }
    var writer = CSVWriter()
    for name in ["x", "y", "z"] { writer.field(name) }
    writer.endRow()
    for row in rows {
      writer.field(row[0])
      writer.freeText(row[1])
      writer.field(row[2].utf8.span)
      writer.endRow()
    }
    let read = texts(try fastRead(writer.take(), Dialect()))
    #expect(read.map { [$0[0], $0[1].hasPrefix("'") ? String($0[1].unicodeScalars.dropFirst()) : $0[1], $0[2]] } == rows)
  }
}
