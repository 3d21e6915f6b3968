import Testing

@testable import Tabular

@Suite("Rule: a wrong declared code page is suspected aloud, a right one is not")
struct EncodingWitnessTests {
  private static let latin = [
    "Füllhalter für Schüler", "Crème brûlée", "Piñata grande", "Näh- und Strickzubehör", "Café à la crème", "Größe 40",
  ]
  private static let chinese = ["手机壳 正品", "男士手表 防水", "女包 真皮", "运动鞋 透气", "太阳镜 复古", "香水 持久"]

  private func suspicion(_ rows: [[UInt8]], declared: TextEncoding) throws -> EncodingWitness.Suspicion? {
    let bytes = utf8("a,b\n") + rows.flatMap { utf8("plain,1\n") + $0 + utf8(",1\n") }
    let reader = try RecordReader(BytesSource(bytes), dialect: Dialect(encoding: declared))
    var witness = EncodingWitness(declared: declared)
    var batch = RecordBatch()
    while try reader.next(&batch) { witness.look(at: batch) }
    return witness.suspicion
  }

  private func windows1252(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }

  private func gb18030(_ text: String) throws -> [UInt8] {
    let tables = try #require(CodePageTables.of(.gb18030))
    return text.unicodeScalars.flatMap { scalar -> [UInt8] in
      if scalar.isASCII { return [UInt8(scalar.value)] }
      let wanted = Array(String(scalar).utf8)
      let entry = wanted.enumerated().reduce(UInt32(wanted.count) << 24) { $0 | UInt32($1.element) << UInt32(8 * $1.offset) }
      guard let place = tables.multiple.firstIndex(of: entry) else { return [] }
      return [UInt8(0x81 + place / 191), UInt8(0x40 + place % 191)]
    }
  }

  @Test func wrongDeclarations() throws {
    let utf = try suspicion(Self.latin.map(utf8), declared: .windows1252)
    #expect(utf?.looksLike == "utf-8" && utf?.rows == 6 && utf?.of == 6 && utf?.example == .init(row: 3, byteOffset: 12))
    #expect(try suspicion(Self.chinese.map(utf8), declared: .gb18030)?.looksLike == "utf-8")
    #expect(try suspicion(Self.latin.map(windows1252), declared: .utf8)?.looksLike == "windows-1252")
    #expect(try suspicion(Self.chinese.map(gb18030), declared: .utf8)?.looksLike == "gb18030")
    #expect(try suspicion(Self.chinese.map(gb18030), declared: .windows1252)?.looksLike == "gb18030")
  }

  @Test func rightDeclarations() throws {
    #expect(try suspicion(Self.latin.map(utf8), declared: .utf8) == nil)
    #expect(try suspicion(Self.chinese.map(utf8), declared: .utf8) == nil)
    #expect(try suspicion(Self.latin.map(windows1252), declared: .windows1252) == nil)
    #expect(try suspicion(Self.latin.map(windows1252), declared: .iso8859x1) == nil)
    #expect(try suspicion(Self.chinese.map(gb18030), declared: .gb18030) == nil)
    #expect(try suspicion(Self.chinese.prefix(3).map(utf8), declared: .windows1252) == nil, "too few rows to say anything")
  }

  @Test func utf16InAnEightBitCodePageIsNamed() {
    let bytes = "listing_id,title\n1,2\n".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    for encoding in [TextEncoding.utf8, .windows1252, .gb18030] {
      let fault = #expect(throws: ReadFault.self) { try RecordReader(BytesSource(bytes), dialect: Dialect(encoding: encoding)) }
      #expect(fault?.description.contains("looks like utf-16le") == true && fault?.remedy.contains("encoding: utf-16le") == true)
    }
  }

  @Test("convert tells of another order of bytes, and of UTF-16 read by the byte")
  func wideFilesInConvert() {
    let text = "listing_id,title\n1,kettle\n"
    let little = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    for (bytes, declared, found) in [
      (little, "utf-8", "utf-16le"), (little, "utf-16be", "utf-16le"), (big, "utf-16", "utf-16be"), (little, "utf-16", nil),
      ([0xFE, 0xFF] + big, "utf-16", nil), (little, "utf-16le", nil), (little, "windows-1252", "utf-16le"),
    ] as [([UInt8], String, String?)] {
      #expect(convert(bytes) { $0.encoding = declared }.report.likelierEncoding == found, "\(declared)")
    }
  }
}
