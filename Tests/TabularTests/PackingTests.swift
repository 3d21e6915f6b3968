import TestKit
import Testing

@testable import Tabular

@Suite("Rule: what packed a file is told by its first bytes, and a file cut within them is a packed one")
struct PackingTests {
  /// What a file of unknown packing gives.
  private func read(_ packed: [UInt8]) -> (bytes: [UInt8], fault: (any Error)?) {
    let source = FileHead.unpacked(BytesSource(packed))
    var buffer = [UInt8](repeating: 0, count: 100)
    var bytes: [UInt8] = []
    do {
      while case let got = try source.read(into: &buffer, upTo: 100), got > 0 { bytes += buffer[..<got] }
      return (bytes, nil)
    } catch {
      return (bytes, error)
    }
  }

  private static let skippable: [UInt8] = [0x53, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]
  private static let text = utf8("a,b\n1,2\n")

  @Test func packedFilesAreUnpackedAndOthersLeftAlone() throws {
    let packed = try [Self.text, GzipEncoder.pack(Self.text), zstdFrame(Self.text), Self.skippable + zstdFrame(Self.text)]
    for file in packed {
      let result = read(file)
      #expect(result.bytes == Self.text && result.fault == nil)
    }
  }

  @Test(arguments: ["", "S", "P", "(a", "(\n", "\u{1F}\n", "\u{1F}a,b\n", "S*a", "id"]) func shortTextsStayTexts(_ text: String) {
    let result = read(utf8(text))
    #expect(result.bytes == utf8(text) && result.fault == nil)
  }

  @Test(arguments: [1, 2, 3, 4, 9]) func aCutFileIsTruncated(_ cut: Int) throws {
    let gzip = read(Array(try GzipEncoder.pack(Self.text)[..<cut]))
    #expect(gzip.bytes.isEmpty && gzip.fault as? GzipFault == GzipFault(.truncated, compressedOffset: cut, unpackedOffset: 0, member: 1))
    for file in [zstdFrame(Self.text), Self.skippable] where cut > 1 || file != Self.skippable {
      let zstd = read(Array(file[..<cut]))
      #expect(zstd.bytes.isEmpty && zstd.fault as? ZstdFault == ZstdFault(.truncated, compressedOffset: cut, unpackedOffset: 0, frame: 1))
    }
  }
}
