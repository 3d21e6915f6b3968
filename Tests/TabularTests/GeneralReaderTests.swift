import TestKit
import Testing

@testable import Tabular

/// What the reader said of a file: rows with where they stand, and what was passed over.
private struct ReadOut: Equatable {
  var header: [String]
  var records: [PlainRecord] = []
  var tally = ReadTally()
}

private func read(
  _ bytes: [UInt8], _ dialect: Dialect, limit: Int = 1 << 20, step: Int = .max, decodesFirst: Bool? = nil
) throws -> ReadOut {
  let reader = try RecordReader(
    BytesSource(bytes, step: step), dialect: dialect, limits: Limits(maxRecordBytes: limit), splitting: .fast,
    decodesFirst: decodesFirst ?? !dialect.isFramedFirst)
  var out = ReadOut(header: reader.header)
  var batch = RecordBatch()
  while try reader.next(&batch) {
    for record in 0..<batch.count { out.records.append(batch.plain(record)) }
  }
  out.tally = reader.tally
  return out
}

private func dialect(_ change: (inout Dialect) -> Void) -> Dialect {
  var dialect = Dialect()
  change(&dialect)
  return dialect
}

extension TextEncoding {
  /// A text in this code page, by the C library.
  fileprivate func encode(_ text: String) -> [UInt8] {
    switch self {
    case .utf16, .utf16LittleEndian: text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    case .utf16BigEndian: text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    case .utf32, .utf32LittleEndian:
      text.unicodeScalars.flatMap { scalar in (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> UInt32(8 * $0)) } }
    case .utf32BigEndian:
      text.unicodeScalars.flatMap { scalar in (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> UInt32(24 - 8 * $0)) } }
    default: Array(text.utf8)
    }
  }
}

/// Bytes, and then a fault.
private final class DamagedSource: ByteSource {
  private let bytes: BytesSource

  init(_ bytes: [UInt8], step: Int) { self.bytes = BytesSource(bytes, step: step) }

  func read(into buffer: inout [UInt8], upTo count: Int) throws -> Int {
    let got = bytes.read(into: &buffer, upTo: count)
    if got == 0 { throw GzipFault(.truncated, compressedOffset: 0, unpackedOffset: 0, member: 1) }
    return got
  }
}

@Suite("Rule: what is decoded first gives the rows, offsets and bytes of the file itself")
struct GeneralReaderTests {
  @Test(arguments: [
    TextEncoding.utf16, .utf16LittleEndian, .utf16BigEndian, .utf32, .utf32LittleEndian, .utf32BigEndian,
  ])
  func wideCodePages(_ encoding: TextEncoding) throws {
    let lines = ["id,name", "1,Žofie 漢字 😀", "\"2\",\"a\n\"\"b\"\"\"", "", "3,\"open", "4,x"]
    for mark in ["", "\u{FEFF}"] {
      for end in ["\n", "\r\n"] {
        let bytes = encoding.encode(mark) + lines.flatMap { encoding.encode($0 + end) }
        for step in [1, 3, .max] {
          let out = try read(bytes, Dialect(encoding: encoding), step: step)
          #expect(out.header == ["id", "name"] && out.tally.blankLines == 1)
          #expect(out.records.map(\.row) == [2, 3, 4, 5] && out.records.map(\.fault) == [nil, nil, .unclosedQuote, nil])
          #expect(
            out.records.map { $0.fields.map { String(decoding: $0, as: UTF8.self) } } == [
              ["1", "Žofie 漢字 😀"], ["2", "a\n\"b\""], [], ["4", "x"],
            ])
          for record in out.records {
            #expect(Array(bytes[record.offset..<record.offset + record.raw.count]) == record.raw)
          }
          #expect(out.records.map(\.raw)[2] == encoding.encode("3,\"open") && out.records.map(\.raw)[3] == encoding.encode("4,x"))
        }
      }
    }
  }

  @Test("Rule: all whole records before damage are given out, however the bytes come", arguments: [1, 5, 300, 64 << 10, .max])
  func damage(step: Int) throws {
    let text = "a,b\n" + (0..<40_000).map { "\($0),é\n" }.joined() + "cut"
    for encoding in [TextEncoding.utf8, .utf16LittleEndian] {
      let source = DamagedSource(encoding.encode(text), step: step)
      let reader = try RecordReader(
        source, dialect: Dialect(encoding: encoding), limits: Limits(), splitting: .fast, decodesFirst: true)
      var batch = RecordBatch()
      var rows = 0
      #expect(throws: ReadFault.self) {
        repeat { rows += batch.count } while try reader.next(&batch)
      }
      #expect(rows + batch.count == 40_000)
      #expect(reader.remains.lines == 1 && reader.remains.bytes == encoding.encode("cut").count)
    }
  }

  @Test func aByteOrderMarkDecidesTheOrder() throws {
    let text = "\u{FEFF}a,b\n1,2\n"
    for (declared, found) in [(TextEncoding.utf16, TextEncoding.utf16BigEndian), (.utf32, .utf32BigEndian)] {
      #expect(try RecordReader(BytesSource(found.encode(text)), dialect: Dialect(encoding: declared)).encoding == found)
      #expect(try RecordReader(BytesSource(declared.encode(text)), dialect: Dialect(encoding: declared)).encoding == declared)
    }
    #expect(try read(TextEncoding.utf16BigEndian.encode(text), Dialect(encoding: .utf16)).records.count == 1)
    #expect(try read(TextEncoding.utf32BigEndian.encode(text), Dialect(encoding: .utf32)).header == ["a", "b"])
  }

  @Test func unsafeSeparatorsAreFoundAfterDecoding() throws {
    // 83 7C is one character of Shift_JIS, 81 7C of GB18030: the second byte is no separator.
    let cases: [(TextEncoding, [UInt8])] = [
      (.shiftJIS, [0x83, 0x7C]), (.windows31J, [0x83, 0x7C]), (.gb18030, [0x81, 0x7C]), (.big5, [0xA4, 0x7C]),
    ]
    for (encoding, character) in cases {
      let text = String(decoding: try #require(SystemConverter(encoding).utf8(character)), as: UTF8.self)
      let bytes = utf8("a|b\n") + character + utf8("|1\n") + [0x81] + utf8("\n2|3\n")
      let out = try read(bytes, Dialect(delimiter: UInt8(ascii: "|"), encoding: encoding), step: 2)
      #expect(out.records.map(\.fault) == [nil, .undecodable, nil], "\(encoding)")
      let first = out.records[0].fields.map { String(decoding: $0, as: UTF8.self) }
      #expect(text.unicodeScalars.count == 1 && first == [text, "1"], "\(encoding) \(first)")
      #expect(out.records.map(\.offset) == [4, 4 + character.count + 3, 4 + character.count + 5])
    }
    for (encoding, bytes, text) in [
      (TextEncoding.eucJP, [0xA4, 0xA2] as [UInt8], "あ"), (.eucKR, [0xB0, 0xA1], "가"), (.windows949, [0x81, 0x41], "갂"),
      (.eucJP, [0x8F, 0xB0, 0xA1], "丂"),
    ] {
      let out = try read(utf8("a,b\n") + bytes + utf8(",1\n"), Dialect(encoding: encoding), step: 1)
      #expect(out.records.map { String(decoding: $0.fields[0], as: UTF8.self) } == [text])
    }
  }

  @Test func longDelimitersEscapesCommentsPreamblesFooters() throws {
    let text = "made by us\n\nid || name\n# note\n1 || a\\\"b\n2 || \"x \\\" || y\nz\"\n3 || \"\"\"\"\n\ntotal 3\nend"
    let dialect = dialect {
      $0.delimiter = utf8(" || ")
      $0.escape = .character(utf8("\\"))
      $0.comment = utf8("#")
      ($0.skip, $0.footerRows) = (2, 2)
    }
    for step in [1, 5, .max] {
      let out = try read(utf8(text), dialect, step: step)
      #expect(out.header == ["id", "name"])
      #expect(texts(PlainReader.Result(records: out.records)) == [["1", "a\"b"], ["2", "x \" || y\nz"], ["3", "\""]])
      #expect(out.records.map(\.row) == [2, 3, 4])
      #expect(out.tally.commentLines == 1 && out.tally.footerLines == 2 && out.tally.skippedLines == 2 && out.tally.blankLines == 1)
    }
  }

  @Test func headersOfSeveralRowsAreJoined() throws {
    let text = utf8("price,,seller\nin euros,title,id\n1,2,3\n")
    for first in [false, true] {
      let out = try read(text, dialect { $0.headerRows = 2 }, decodesFirst: first)
      #expect(out.header == ["price in euros", "title", "seller id"])
      #expect(out.records.map(\.row) == [3])
    }
  }

  @Test func wordsForNothing() throws {
    let out = try read(utf8("a,b\nNULL,x\n\"N/A\",NULLs\n"), dialect { $0.nullWords = [utf8("NULL"), utf8("N/A")] })
    #expect(texts(PlainReader.Result(records: out.records)) == [["", "x"], ["", "NULLs"]])
    #expect(out.tally.nulls == 2)
  }

  @Test func undecodableBytesAreReplacedAndCounted() throws {
    let bytes = utf8("a,b\nx,") + [0xC3] + utf8("\n\"q\",é\ny,") + [0xE2, 0x82] + utf8("z,\n") + [0xFF, 0xFE] + utf8(",1\n")
    for first in [false, true] {
      let out = try read(bytes, dialect { $0.undecodable = .replace }, decodesFirst: first)
      #expect(texts(PlainReader.Result(records: out.records)) == [["x", "\u{FFFD}"], ["q", "é"], ["\u{FFFD}\u{FFFD}", "1"]])
      #expect(out.records.map(\.fault) == [nil, nil, .fieldCount, nil])
      #expect(out.tally.mendedRows == 2 && out.tally.replacements == 3)
      #expect(try read(bytes, Dialect(), decodesFirst: first).records.map(\.fault) == [.undecodable, nil, .undecodable, .undecodable])
    }
  }

  @Test("Rule: replacing gives the same both ways, however the bytes come", arguments: 0..<20)
  func replacingProperty(block: Int) throws {
    for number in 0..<50 {
      var file = RandomFile(seed: UInt64(700_000 + block * 50 + number))
      file.dialect.undecodable = .replace
      file.dialect.nullWords = number % 3 == 0 ? [utf8("a"), utf8("b ")] : []
      file.dialect.headerRows = 1 + number % 2
      guard let expected = try? read(file.bytes, file.dialect, limit: file.limit, decodesFirst: false) else {
        #expect(throws: ReadFault.self, "\(file)") { try read(file.bytes, file.dialect, limit: file.limit, decodesFirst: true) }
        continue
      }
      for step in [1 + number % 7, .max] {
        #expect(try read(file.bytes, file.dialect, limit: file.limit, step: step, decodesFirst: false) == expected, "\(file)")
        #expect(try read(file.bytes, file.dialect, limit: file.limit, step: step, decodesFirst: true) == expected, "\(file)")
      }
    }
  }

  @Test("Rule: rows of any dialect do not depend on how the bytes come, and stand where they are said to stand", arguments: 0..<20)
  func anyDialectProperty(block: Int) throws {
    var good = 0
    for number in 0..<40 {
      var random = SeededRandom(seed: UInt64(800_000 + block * 40 + number))
      let dialect = dialect {
        $0.delimiter = [utf8(","), utf8("||"), utf8("|"), utf8("¦"), utf8(", ")].randomElement(using: &random) ?? []
        $0.quote = [nil, utf8("\""), utf8("’")].randomElement(using: &random) ?? nil
        $0.escape = Bool.random(using: &random) ? .double : .character(utf8("\\"))
        $0.comment = Bool.random(using: &random) ? nil : utf8("//")
        $0.encoding = [.utf8, .utf16, .utf16BigEndian, .utf32, .shiftJIS, .gb18030].randomElement(using: &random) ?? .utf8
        ($0.skip, $0.footerRows) = (Int.random(in: 0...1, using: &random), Int.random(in: 0...2, using: &random))
      }
      let words = [String(decoding: dialect.delimiter, as: UTF8.self), "\"", "’", "\\", "//", "\n", "\r\n", "\r", "a", "é", "漢", "😀", " "]
      let limit = Bool.random(using: &random) ? Int.random(in: 4...60, using: &random) : 1 << 20
      var bytes: [UInt8] = dialect.encoding.encode("p\nx" + words[0] + "y\n")
      for _ in 0..<Int.random(in: 0...80, using: &random) {
        bytes += dialect.encoding.encode(words.randomElement(using: &random) ?? "")
        if Int.random(in: 0...30, using: &random) == 0 { bytes.append(UInt8.random(in: 0...255, using: &random)) }
      }
      let expected = try? read(bytes, dialect, limit: limit)
      good += (expected?.records ?? []).count { $0.fault == nil }
      for step in [1, 3, Int.random(in: 4...200, using: &random)] {
        #expect((try? read(bytes, dialect, limit: limit, step: step)) == expected, "\(dialect) \(bytes) step \(step)")
      }
      for record in expected?.records ?? [] {
        #expect(Array(bytes[record.offset..<record.offset + record.raw.count]) == record.raw)
        #expect(record.raw.count <= limit)
      }
    }
    #expect(good > 0, "control: rows came up")
  }

  @Test func damageLeavesTheRowsBefore() throws {
    let packed = try GzipEncoder.pack(TextEncoding.utf16.encode("a,b\n1,2\n3,4\n5,") + [UInt8](repeating: 65, count: 10))
    let reader = try RecordReader(GzipSource(BytesSource(packed + [1])), dialect: Dialect(encoding: .utf16))
    var batch = RecordBatch()
    let fault = #expect(throws: ReadFault.self) { try reader.next(&batch) }
    #expect(fault?.damage?.code == "trailing_garbage" && batch.count == 2)
    #expect(reader.remains.bytes == 14 && reader.remains.lines == 1)
  }
}
