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
      (Array(text.utf8), "utf-16", "utf-8"), (Array(text.utf8), "utf-32be", "utf-8"),
      (Array("id,name\n1,Müller\n2,Straße\n".utf8), "utf-16", "utf-8"), (Array("id,name\n1,Müller\n".utf8), "utf-16be", "utf-8"),
      (Array("店,名\n".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }), "utf-16", nil),
      (Array("产品".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }), "utf-16", nil),
    ] as [([UInt8], String, String?)] {
      #expect(convert(bytes) { $0.encoding = declared }.report.likelierEncoding == found, "\(declared)")
    }
  }

  @Test("narrow text read as UTF-16 or UTF-32 is never read in silence, and a code page is named only where it is sure")
  func narrowTextReadAsWide() {
    let german = "id,name\n" + (1...30).map { "\($0),Gläser für Küche\n" }.joined()
    let latin = german.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let strange = Array("id,name\n1,abc\n2,def\n3,ghi\n".utf8) + [0x9D, 0xFF, 10]
    for declared in ["utf-16", "utf-16le", "utf-16be", "utf-32"] {
      #expect(convert(Array(german.utf8)) { $0.encoding = declared }.report.likelierEncoding == "utf-8")
      #expect(convert(latin) { $0.encoding = declared }.report.likelierEncoding == "windows-1252")
      let report = convert(strange) { $0.encoding = declared }.report
      #expect(report.likelierEncoding == nil && report.unlikelyEncoding == declared)
      #expect(report.lines.contains { $0.contains("hardly a byte is zero") }, "\(report.lines)")
    }
  }

  @Test("text that is UTF-16 stays so however it is damaged", arguments: [1, 2, 3, 5, 8])
  func damagedWideText(_ seed: Int) {
    let text = "id,名,title\n" + (1...40).map { "\($0),产品上海,Gläser \($0)\n" }.joined()
    for isBig in [false, true] {
      var bytes = text.utf16.flatMap {
        isBig ? [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] : [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)]
      }
      for step in 0..<6 { bytes.remove(at: (seed * 131 + step * 211) % bytes.count) }
      for place in stride(from: seed, to: bytes.count, by: 37) { bytes[place] = UInt8(truncatingIfNeeded: place * 7 + seed) }
      let report = convert(bytes) { $0.encoding = isBig ? "utf-16be" : "utf-16le" }.report
      #expect(report.unlikelyEncoding == nil && [nil, "utf-16le", "utf-16be"].contains(report.likelierEncoding), "\(report.lines)")
    }
    let ideographs = "产品上海名上下不东".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let report = convert(ideographs) { $0.encoding = "utf-16" }.report
    #expect(report.unlikelyEncoding == nil && report.likelierEncoding == nil)
  }
}
