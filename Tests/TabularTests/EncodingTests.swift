import TestKit
import Testing

@testable import Tabular

@Suite("Rule: decoding loses nothing and mends nothing")
struct EncodingTests {
  /// Fields read by the product, a record each: their UTF-8, or nil where the record is undecodable.
  private func decode(_ fields: [[UInt8]], _ encoding: TextEncoding) throws -> [[UInt8]?] {
    let bytes = utf8("a,b\n") + fields.flatMap { $0 + utf8(",\n") }
    let records = try fastRead(bytes, Dialect(quote: nil, encoding: encoding)).records
    #expect(records.count == fields.count)
    #expect(records.allSatisfy { $0.fault == nil || $0.fault == .undecodable })
    return records.map(\.fields.first)
  }

  /// Compares the product with the system on each of the fields, and returns how many are decodable.
  private func compare(_ fields: [[UInt8]], _ encoding: TextEncoding) throws -> Int {
    let found = try decode(fields, encoding)
    let system = SystemConverter(encoding)
    for (field, text) in zip(fields, found) { #expect(text == system.utf8(field), "\(field)") }
    return found.count { $0 != nil }
  }

  @Test func everyByteOfWindows1252() throws {
    let bytes = (UInt8(1)...255).filter { ![10, 13, UInt8(ascii: ",")].contains($0) }
    _ = try compare(bytes.map { [$0] }, .windows1252)
    let undecodable = zip(bytes, try decode(bytes.map { [$0] }, .windows1252)).filter { $0.1 == nil }.map(\.0)
    #expect(undecodable == [0x81, 0x8D, 0x8F, 0x90, 0x9D])
  }

  @Test(
    "random bytes are decoded as by the system's converter",
    arguments: TextEncoding.framedFirst.filter { !$0.rawValue.hasPrefix("ibm") && $0 != .macintosh })
  func randomBytes(encoding: TextEncoding) throws {
    var random = SeededRandom(seed: 18030)
    let pool: [UInt8] = [
      0x30, 0x39, 0x41, 0x7E, 0x80, 0x81, 0x84, 0x95, 0xA0, 0xBF, 0xC2, 0xC3, 0xE0, 0xE4, 0xED, 0xEF, 0xF0, 0xF4, 0xFE, 0xFF,
    ]
    let fields = (0..<4000).map { _ in
      (0..<Int.random(in: 1...12, using: &random)).map { _ in
        Bool.random(using: &random) ? UInt8.random(in: 45...255, using: &random) : pool.randomElement(using: &random) ?? 0
      }
    }
    let decodable = try compare(fields, encoding)
    let hasGaps = encoding == .gb18030 || (CodePageTables.of(encoding)?.single.dropFirst().contains(0) ?? true)
    #expect(decodable >= 20 && (decodable <= 3980 || !hasGaps), "control: both outcomes came up, \(decodable)")
  }

  @Test func everyCharacterOfUTF8ComesBack() throws {
    let blocks = stride(from: 0xA0, to: 0x1_1000, by: 0x400).map { start in
      utf8(String(String.UnicodeScalarView((start..<start + 0x400).compactMap(Unicode.Scalar.init))))
    }
    #expect(try decode(blocks, .utf8) == blocks)
  }

  @Test func everyPairOfGB18030() throws {
    let pairs = (UInt8(0x80)...0xFF).flatMap { lead in (UInt8(0x30)...0xFF).map { [lead, $0] } }
    #expect((20_000...24_000).contains(try compare(pairs, .gb18030)))
  }

  @Test func aByteOrderMarkIsNoPartOfTheHeaderButCountsInOffsets() throws {
    for (encoding, mark) in [(TextEncoding.utf8, [UInt8(0xEF), 0xBB, 0xBF]), (.gb18030, [0x84, 0x31, 0x95, 0x33])] {
      let bytes = mark + utf8("\"a\",b\n1,2\n")
      let reader = try RecordReader(BytesSource(bytes, step: 1), dialect: Dialect(encoding: encoding))
      #expect(reader.header == ["a", "b"])
      #expect(try fastRead(bytes, Dialect(encoding: encoding)).records.map(\.offset) == [mark.count + 6])
    }
    let inside = try fastRead(utf8("a,b\n\u{FEFF}1,2\n"), Dialect())
    #expect(texts(inside) == [["\u{FEFF}1", "2"]], "only in front of the file")
  }

  @Test func oneBadByteCostsOneRow() throws {
    let result = try fastRead(utf8("a,b\nx,") + [0xC3] + utf8("\ny,é\n"), Dialect())
    #expect(result.records.map(\.fault) == [.undecodable, nil])
    #expect(result.records[0].raw == utf8("x,") + [0xC3])
  }

  @Test func namesOfCodePages() {
    #expect(TextEncoding(name: "UTF-8") == .utf8)
    #expect(TextEncoding(name: "gb18030") == .gb18030)
    #expect(TextEncoding(name: "Windows-1252") == .windows1252)
    #expect(TextEncoding(name: "latin-99") == nil)
  }
}
