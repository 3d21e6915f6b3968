import TestKit
import Testing

@testable import Tabular

@Suite("Rule: a file that holds no delimited text is named and not read") struct FileKindTests {
  private static let begins: [(kind: FileKind, bytes: [UInt8])] = [
    (.zip, Array("PK".utf8) + [3, 4, 20, 0, 6, 0, 8, 0]), (.compound, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]),
    (.pdf, Array("%PDF-1.7\n%".utf8)), (.xz, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0, 4]),
    (.bzip2, Array("BZh91AY&SY".utf8)), (.sevenZip, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4]),
    (.parquet, Array("PAR1".utf8) + [0x15, 4, 0x15]), (.arrow, Array("ARROW1".utf8) + [0, 0, 255, 255]),
    (.sqlite, Array("SQLite format 3".utf8) + [0, 16, 0]), (.gzip, [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]),
    (.zstd, zstdFrame(Array("a,b\n".utf8))), (.lz4, [0x04, 0x22, 0x4D, 0x18, 0x64]), (.compress, [0x1F, 0x9D, 0x90]),
    (.rar, Array("Rar!".utf8) + [0x1A, 0x07, 1, 0]), (.avro, Array("Obj".utf8) + [1, 4]),
    (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
    (.tar, Array("listings.csv".utf8) + [UInt8](repeating: 0, count: 245) + Array("ustar".utf8) + [0]),
  ]

  @Test func eachKindIsKnownByItsFirstBytes() throws {
    #expect(Set(Self.begins.map(\.kind)) == Set(FileKind.allCases))
    for (kind, begin) in Self.begins {
      #expect(FileKind(firstBytes: Array(begin.prefix(FileKind.magicBytes))) == kind)
      // What is packed is refused only within what was unpacked.
      let bytes = kind == .gzip || kind == .zstd ? try GzipEncoder.pack(begin) : begin
      let converter = try Converter(
        BytesSource(bytes + (bytes == begin ? Array("a,b\n".utf8) : []), step: 1), ConvertSettings(), output: { _ in }, rejects: nil)
      let fault = #expect(throws: ConvertFault.self) { try converter.run() }
      #expect(fault.map { "\($0)" }?.contains(kind.rawValue) == true)
      #expect(fault?.remedy.contains("as CSV") == true)
      let read = #expect(throws: ReadFault.self) {
        try RecordReader(FileHead.unpacked(BytesSource(bytes)), dialect: Dialect())
      }
      #expect(read.map { "\($0)" }?.contains(kind.rawValue) == true)
    }
  }

  @Test(
    "texts that begin alike are texts",
    arguments: ["PK,name\n", "%PDF,size\n", "BZh9,name\n", "PAR1,PAR2\n", "ARROW1;x\n", "7z\n", "SQLite format 3,a\n"])
  func textsAreRead(_ text: String) throws {
    var written: [UInt8] = []
    let converter = try Converter(BytesSource(Array(text.utf8)), ConvertSettings(), output: { written += $0 }, rejects: nil)
    try converter.run()
    #expect(written.count >= text.utf8.count)
  }
}
