import TestKit
import Testing

@testable import Tabular

/// The grammar of R9 with an escape, written down slowly and plainly: the cells of each record, nil where its quotes do not go so.
struct PlainEscapes {
  let delimiter: UInt8
  let quote: UInt8?
  let escape: UInt8

  func read(_ bytes: [UInt8]) -> [[[UInt8]]?] {
    var records: [[[UInt8]]?] = []
    var position = 0
    var lone = true
    while position < bytes.count {
      if let length = lineEnd(bytes, position, lone) {
        position += length
        continue
      }
      var end = position
      let cells = record(bytes, &end, lone)
      if cells == nil {
        end = position
        while end < bytes.count, lineEnd(bytes, end, lone) == nil { end += token(bytes, end, inQuotes: true)?.length ?? 1 }
      }
      let length = end < bytes.count ? lineEnd(bytes, end, lone) ?? 0 : 0
      if records.isEmpty { lone = length == 1 && bytes[end] == 13 }
      records.append(cells)
      position = end + length
    }
    return records
  }

  /// The cells of the record at a position, which is moved to its line end.
  private func record(_ bytes: [UInt8], _ position: inout Int, _ lone: Bool) -> [[UInt8]]? {
    var cells: [[UInt8]] = []
    while true {
      var cell: [UInt8] = []
      if position < bytes.count, bytes[position] == quote {
        position += 1
        while true {
          guard position < bytes.count else { return nil }
          if let token = token(bytes, position, inQuotes: true) {
            cell += token.meant
            position += token.length
          } else if bytes[position] != quote {
            cell.append(bytes[position])
            position += 1
          } else if position + 1 < bytes.count, bytes[position + 1] == quote {
            cell.append(bytes[position])
            position += 2
          } else {
            position += 1
            break
          }
        }
        guard position == bytes.count || bytes[position] == delimiter || lineEnd(bytes, position, lone) != nil else { return nil }
      } else {
        while position < bytes.count, bytes[position] != delimiter, lineEnd(bytes, position, lone) == nil {
          let token = token(bytes, position, inQuotes: false) ?? ([bytes[position]], 1)
          cell += token.meant
          position += token.length
        }
      }
      cells.append(cell)
      guard position < bytes.count, bytes[position] == delimiter else { return cells }
      position += 1
    }
  }

  /// What an escape at a position means with what is behind it.
  private func token(_ bytes: [UInt8], _ position: Int, inQuotes: Bool) -> (meant: [UInt8], length: Int)? {
    guard bytes[position] == escape, position + 1 < bytes.count else { return nil }
    let next = bytes[position + 1]
    if next == 13, position + 2 < bytes.count, bytes[position + 2] == 10 { return ([13, 10], 3) }
    let isEscaped = [escape, 10, 13].contains(next) || next == quote || next == delimiter && !inQuotes
    return isEscaped ? ([next], 2) : nil
  }

  private func lineEnd(_ bytes: [UInt8], _ position: Int, _ lone: Bool) -> Int? {
    if bytes[position] == 10 { return 1 }
    guard bytes[position] == 13 else { return nil }
    return position + 1 < bytes.count && bytes[position + 1] == 10 ? 2 : lone ? 1 : nil
  }
}

@Suite("Rule: an escape takes the meaning from a line end outside quotes too") struct EscapedLineTests {
  private static func rows(_ bytes: [UInt8], _ dialect: ConvertDialect, step: Int = .max, limit: Int = 1 << 20) throws -> [ConvertRow] {
    let reader = try RowReader(BytesSource(bytes, step: step), dialect: dialect, maxRecordBytes: limit)
    var rows: [ConvertRow] = []
    var row = ConvertRow()
    while try reader.next(&row) { rows.append(row) }
    return rows
  }

  @Test("as INTO OUTFILE, UNLOAD and Hive write them: LF, CR LF, and a CR where CRs end lines")
  func lineEndsInCells() {
    func read(_ text: String, _ quote: String? = nil) -> [String] {
      convert(text) { $0.dialect = ConvertDialect(delimiter: "\t", quote: quote, escape: "\\") }.lines
    }
    #expect(read("id\tnote\n1\tone\\\ntwo\n2\tb\n") == ["id,note", "1,\"one", "two\"", "2,b"])
    #expect(read("id\tnote\r\n1\tone\\\r\ntwo\\\nx\r\n2\tb\r\n") == ["id,note", "1,\"one\r\ntwo", "x\"", "2,b"])
    #expect(read("id\tnote\r1\tone\\\rtwo\r2\tb\r") == ["id,note", "1,\"one\rtwo\"", "2,b"])
    // Python's csv escapes each byte of a line end by itself.
    #expect(read("id\tnote\r\n1\tone\\\r\\\ntwo\r\n") == ["id,note", "1,\"one\r\ntwo\""])
    #expect(read("id\tnote\n1\ta\\\\\n2\tb\n") == ["id,note", "1,a\\", "2,b"], "an escaped escape is none")
    #expect(read("id\tnote\n1\t\"one\\\ntwo\"\n", "\"") == ["id,note", "1,\"one", "two\""], "in quotes too")
    #expect(read("id\tnote\n1\tx\\") == ["id,note", "1,x\\"], "at the end it is a character")
  }

  @Test("a quote that never closes takes no more with it than its own lines") func strayQuotes() {
    let found = convert("a,b\n1,\"x\\\ny\n2,z\n") { $0.dialect.escape = utf8("\\") }
    #expect(found.lines == ["a,b", "1,\"\"\"x", "y\"", "2,z"])
    #expect(found.report.strayQuotes.count == 1 && found.report.rows == 2)
  }

  @Test("footers and comments keep their lines, and lines are counted as they stand in the file") func footersAndComments() throws {
    let text = "a,b\n# c\\\n1,x\\\ny\n2,z\\\ntotal 2\n"
    let found = convert(text) {
      $0.dialect = ConvertDialect(escape: "\\", comment: "#")
      $0.footerRows = 1
    }
    #expect(found.lines == ["a,b", "1,\"x", "y\"", "2,z\\"])
    #expect(found.report.footers.firstLine == 6)
    let source = try RecordReader(
      BytesSource(utf8(text)),
      dialect: {
        var dialect = Dialect()
        (dialect.escape, dialect.comment, dialect.footerRows) = (.character(utf8("\\")), utf8("#"), 1)
        return dialect
      }())
    var batch = RecordBatch()
    #expect(try source.next(&batch))
    #expect(
      (0..<batch.count).map { batch.plain($0).fields.map { String(decoding: $0, as: UTF8.self) } } == [["1", "x\ny"], ["2", "z\\"]])
  }

  @Test("Rule: convert and sources read escapes as the plain reader does", arguments: 0..<20)
  func agreesWithPlainReader(block: Int) throws {
    var (escaped, mended) = (0, 0)
    for number in 0..<100 {
      var random = SeededRandom(seed: UInt64(60_000 + block * 100 + number))
      let quote: UInt8? = Bool.random(using: &random) ? nil : 34
      let feed: [UInt8] = [[10], [10], [13, 10], [13]].randomElement(using: &random) ?? [10]
      let marks: [[UInt8]] = [[44], [92], [92] + feed, feed, [34], [97], [32], [92, 92], [13], [10]]
      var bytes = utf8("x,y") + feed
      for _ in 0..<Int.random(in: 0...40, using: &random) { bytes += marks.randomElement(using: &random) ?? [] }
      let expected = PlainEscapes(delimiter: 44, quote: quote, escape: 92).read(bytes)
      let dialect = ConvertDialect(quote: quote.map { String(UnicodeScalar($0)) }, escape: "\\")
      for step in [1, 1 + number % 7, .max] {
        let rows = try Self.rows(bytes, dialect, step: step)
        #expect(rows.map(\.isMended) == expected.map { $0 == nil }, "\(bytes)")
        for (row, cells) in zip(rows, expected) {
          guard let cells else { continue }
          // Quotes around a whole cell are taken off where no quote can open one.
          #expect((0..<row.count).map { Array(row.bytes($0)) } == cells, "\(bytes)")
        }
      }
      escaped += expected.count { $0?.contains { $0.contains(10) } == true }
      mended += expected.count { $0 == nil }
      var source = Dialect(quote: quote)
      source.escape = .character([92])
      guard expected[0] != nil else { continue }
      let read = try fastRead(bytes, source).records
      #expect(read.count == expected.count - 1, "\(bytes)")
      for (record, cells) in zip(read, expected.dropFirst()) {
        #expect((record.fault == .unclosedQuote) == (cells == nil), "\(bytes)")
        if record.fault == nil { #expect(record.fields == cells, "\(bytes)") }
      }
    }
    #expect(escaped > 0 && mended > 0, "control: both came up")
  }

  @Test("escaped line ends without an end cost linear time, and a record no more than its limit")
  func endlessEscapes() throws {
    let bytes = utf8("a\n") + [UInt8]((0..<400_000).flatMap { _ in [98, 92, 10] })
    let rows = try Self.rows(bytes, ConvertDialect(escape: "\\"), limit: 1000)
    #expect(rows.allSatisfy { $0.text.count <= 1000 } && rows.count > 1000)
    let text = rows.dropFirst().map { String(decoding: $0.text, as: UTF8.self) }.joined()
    #expect(text.count { $0 == "b" } == 400_000)
    var source = Dialect()
    source.escape = .character([92])
    let read = try fastRead(bytes, source, limit: 1000)
    #expect(read.records.dropLast().allSatisfy { $0.fault == .tooLong && $0.raw.count <= 1000 })
    #expect(read.records.reduce(0) { $0 + $1.raw.count { $0 == 98 } } == 400_000)
  }
}
