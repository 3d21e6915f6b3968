import Testing

@testable import Tabular

/// A line without end, made as it is read.
final class Repeating: ByteSource {
  private let pattern: [UInt8]
  private let block: [UInt8]
  private var left: Int
  private var first: [UInt8]

  init(_ pattern: [UInt8], count: Int, after first: [UInt8]) {
    self.pattern = pattern
    block = Array(repeatElement(pattern, count: 10_000).joined())
    self.first = first
    left = count
  }

  func read(into buffer: inout [UInt8], upTo count: Int) -> Int {
    if !first.isEmpty {
      let given = first.count
      buffer.replaceSubrange(0..<given, with: first)
      first = []
      return given
    }
    let times = min(left, max(1, min(count, block.count) / pattern.count))
    left -= times
    buffer.replaceSubrange(0..<times * pattern.count, with: block[..<(times * pattern.count)])
    return times * pattern.count
  }
}

@Suite("Rule: quotes that never close cost neither time nor memory")
struct LookAheadTests {
  /// Each of these opens a quote in every line that no line closes, whether read from within quotes or from outside.
  static let patterns = ["x\",\"y\n", "x\"\"\",\"y\n", "a\",\"b\",\"c\n"]

  private func frames(_ source: any ByteSource, limit: Int) throws -> (framer: Framer, lines: Int, unclosed: Int, widest: Int) {
    var framer = Framer(source, dialect: Dialect(), limits: Limits(maxRecordBytes: limit))
    framer.loneReturns = false
    var lines = 0
    var unclosed = 0
    var widest = 0
    while let frame = try framer.next() {
      lines += 1
      if frame.fault == .unclosedQuote { unclosed += 1 }
      widest = max(widest, framer.window.capacity)
      framer.window.consume(frame.next)
    }
    return (framer, lines, unclosed, widest)
  }

  @Test("a file full of them is searched about twice", arguments: patterns, [1000, 100_000])
  func everyLineOpensAQuote(pattern: String, limit: Int) throws {
    let lines = 12_000
    let found = try frames(Repeating(utf8(pattern), count: lines, after: utf8("\"open\n")), limit: limit)
    let bytes = lines * pattern.utf8.count
    #expect(found.lines == lines + 1)
    #expect(found.unclosed > lines / 2, "control: the pattern does what it is for, \(found.unclosed)")
    #expect(found.framer.searchedBytes < 3 * bytes, "\(found.framer.searchedBytes) of \(bytes)")
  }

  @Test("memory is bounded by the limit", arguments: ["x", "x\n", "\"\"", ",\"\n\","])
  func endlessRecords(pattern: String) throws {
    let limit = 64 << 10
    let found = try frames(Repeating(utf8(pattern), count: 400_000, after: utf8("\"open,")), limit: limit)
    #expect(found.lines > 0)
    #expect(found.widest <= 1 << 20, "\(found.widest) bytes")
  }
}
