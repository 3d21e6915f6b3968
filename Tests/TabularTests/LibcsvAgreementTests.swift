import CCSV
import TestKit
import Testing

@testable import Tabular

@Suite("Rule: on well-formed files framer and libcsv together say what libcsv says alone")
struct LibcsvAgreementTests {
  @Test(arguments: 0..<50)
  func wellFormedFiles(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let columns = Int.random(in: 2...5, using: &random)
    let pieces = ["", "a", " b", "\"", ",", "\n", "\r\n", "é", "漢字", "\t", "'"]
    var writer = CSVWriter()
    for _ in 0..<60 {
      for _ in 0..<columns {
        writer.field((0..<Int.random(in: 0...4, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined())
      }
      writer.endRow()
    }
    let header = (1...columns).map { "c\($0)" }.joined(separator: ",")
    let bytes = utf8(header + "\n") + writer.take()
    let ours = try fastRead(bytes, Dialect(), step: 50).records
    #expect(ours.allSatisfy { $0.fault == nil })
    #expect(ours.map(\.fields) == Array(WholeFile.rows(bytes).dropFirst()))
  }
}

/// A whole file through libcsv alone.
final class WholeFile {
  private var rows: [[[UInt8]]] = []
  private var row: [[UInt8]] = []

  static func rows(_ bytes: [UInt8]) -> [[[UInt8]]] {
    let file = WholeFile()
    var parser = unsafe csv_parser()
    unsafe csv_init(&parser, 0)
    unsafe csv_set_space_func(&parser) { _ in 0 }
    let context = unsafe Unmanaged.passUnretained(file).toOpaque()
    let field: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = { start, count, context in
      guard let context = unsafe context else { return }
      let bytes = unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
      unsafe Unmanaged<WholeFile>.fromOpaque(context).takeUnretainedValue().row.append(bytes)
    }
    let end: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, context in
      guard let context = unsafe context else { return }
      let file = unsafe Unmanaged<WholeFile>.fromOpaque(context).takeUnretainedValue()
      file.rows.append(file.row)
      file.row = []
    }
    _ = unsafe bytes.withUnsafeBytes { unsafe csv_parse(&parser, $0.baseAddress, $0.count, field, end, context) }
    unsafe csv_fini(&parser, field, end, context)
    unsafe csv_free(&parser)
    return file.rows
  }
}
