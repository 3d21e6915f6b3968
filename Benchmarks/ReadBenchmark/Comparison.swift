import Tabular

/// Reads a packed file both ways side by side.
enum Comparison {
  struct Difference: Error {
    var row: Int
    var fast: String
    var reference: String
  }

  /// Row, byte offset and reason of each record that cannot be read; throws at the first record that the two ways say other things of.
  static func rejects(of packed: [UInt8], _ dialect: Dialect) throws -> [String] {
    var fast = try Cursor(packed, dialect, .fast)
    var reference = try Cursor(packed, dialect, .reference)
    var rejects: [String] = []
    while try fast.advance() {
      guard try reference.advance() else { throw Difference(row: fast.row, fast: fast.words, reference: "the end") }
      if !fast.says(what: reference) { throw Difference(row: fast.row, fast: fast.words, reference: reference.words) }
      if let fault = fast.fault { rejects.append("\(fast.row),\(fast.offset),\(fault.code)") }
    }
    if try reference.advance() { throw Difference(row: reference.row, fast: "the end", reference: reference.words) }
    return rejects
  }
}

/// A place in a file that is read record by record.
struct Cursor {
  private let reader: RecordReader
  private var batch = RecordBatch()
  private var record = 0

  init(_ packed: [UInt8], _ dialect: Dialect, _ way: Implementation) throws {
    reader = try RecordReader(GzipSource(BytesSource(packed), unpacking: way), dialect: dialect, splitting: way)
  }

  /// Goes on to the next record; false at the end.
  mutating func advance() throws -> Bool {
    record += 1
    guard record >= batch.count else { return true }
    record = 0
    return try reader.next(&batch)
  }

  var row: Int { batch.rows[record] }
  var offset: Int { batch.byteOffsets[record] }
  var fault: RecordFault? { batch.faults[record] }
  var words: String { "row \(row) at \(offset) \(fault?.code ?? "good") \((0..<batch.columnCount).map { batch.string(record, $0) })" }

  func says(what other: Cursor) -> Bool {
    guard row == other.row, offset == other.offset, fault == other.fault, batch.columnCount == other.batch.columnCount else { return false }
    guard batch.rawBytes[batch.raw(record)] == other.batch.rawBytes[other.batch.raw(other.record)] else { return false }
    return (0..<batch.columnCount).allSatisfy {
      batch.text[batch.field(record, $0)] == other.batch.text[other.batch.field(other.record, $0)]
    }
  }
}
