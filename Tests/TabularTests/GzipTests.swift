import Tabular
import Testing

@Suite("Rule: gzip is unpacked whole or not at all")
struct GzipTests {
  @Test func packedBytesComeBack() throws {
    let bytes = [UInt8]((0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) })
    let source = GzipSource(BytesSource(try GzipEncoder.pack(bytes)))
    var buffer = [UInt8](repeating: 0, count: bytes.count + 1)
    #expect(try source.read(into: &buffer, upTo: buffer.count) == bytes.count)
    #expect(Array(buffer[..<bytes.count]) == bytes)
  }
}
