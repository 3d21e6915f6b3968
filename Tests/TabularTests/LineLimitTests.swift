import Testing

@testable import Tabular

@Suite("Rule: a line of 16 MiB is read and a longer one is not, whatever ends it and however it is read") struct LineLimitTests {
  @Test(arguments: ["\n", "\r\n", "\r", ""], [Implementation.fast, .reference])
  func isExact(_ end: String, _ writing: Implementation) {
    let head = utf8("name\(end.isEmpty ? "\n" : end)short\(end.isEmpty ? "\n" : end)")
    let most = RowReader.maxLineBytes
    for length in [most, most + 1] {
      let bytes = head + [UInt8](repeating: 97, count: length) + utf8(end) + (end.isEmpty ? [] : utf8("last\(end)"))
      for step in [Int.max, 1_000_003] {
        let found = ConvertFastTests.convert(BytesSource(bytes, step: step), ConvertSettings(), writing).result
        if length > most {
          #expect(found.fault?.contains("a line is longer than \(most) bytes") == true, "\(found.fault ?? "none")")
          #expect(found.output == utf8("name\nshort\n"))
        } else {
          #expect(found.fault == nil && found.report.rows == (end.isEmpty ? 2 : 3))
        }
      }
    }
  }
}
