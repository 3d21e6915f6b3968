import Store
import TestKit
import Testing

@Suite("Rule: a table reads as it was written, and equal rows give equal files") struct TableRoundTripTests {
  @Test func randomTablesComeBack() throws {
    let folder = try TemporaryFolder()
    var random = SeededRandom(seed: 4)
    for trial in 0..<150 {
      let batchRows = [1, 7, 8, 9, 64, 1000].randomElement(using: &random) ?? 1
      let rows = [0, 1, batchRows - 1, batchRows, batchRows + 1, 3 * batchRows].randomElement(using: &random) ?? 0
      let table = RandomTable(rows: min(rows, 200), columns: Int.random(in: 1...14, using: &random), &random)
      let path = folder.file("\(trial)")
      let result = try write(table.schema, table.chunks, to: path, batchRows: batchRows)
      #expect(result.rows == min(rows, 200))
      let reader = try TableReader(path: path, disk: .real)
      #expect(reader.schema == table.schema)
      #expect(reader.rowCount == result.rows)
      #expect((0..<reader.batchCount).map { reader.rows(inBatch: $0) } == sizes(result.rows, batchRows))
      #expect(try written(reader) == table.values, "trial \(trial)")
    }
  }

  @Test func theFileDoesNotDependOnTheChunks() throws {
    let folder = try TemporaryFolder()
    let numbers = (0..<100).map { Int64($0) }
    let texts = (0..<100).map { $0 % 9 == 0 ? nil : "text \($0 % 11)" }
    let schema = Schema([Field("number", .int64), Field("text", .utf8, nullable: true), Field("word", .dictionary, nullable: true)])
    var digests: Set<Digest> = []
    for step in [1, 3, 8, 16, 50, 100] {
      let chunks = stride(from: 0, to: 100, by: step).map { start in
        let range = start..<min(start + step, 100)
        return Chunk([.int64(Array(numbers[range])), .utf8(TextColumn(Array(texts[range]))), .utf8(TextColumn(Array(texts[range])))])
      }
      digests.insert(try write(schema, chunks, to: folder.file("\(step)"), batchRows: 32).sha256)
    }
    #expect(digests.count == 1)
    let other = [Chunk([.int64(numbers), .utf8(TextColumn(texts)), .utf8(TextColumn(texts.reversed()))])]
    #expect(try !digests.contains(write(schema, other, to: folder.file("other"), batchRows: 32).sha256), "control")
  }

  @Test func longTextsEndABatch() throws {
    let folder = try TemporaryFolder()
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 20 << 20)
    var texts = TextColumn()
    for size in [1, 20 << 20, 20 << 20, 1, 40] { texts.append(long, 0..<size) }
    let path = folder.file("table")
    try write(Schema([Field("text", .utf8)]), [Chunk([.utf8(texts)])], to: path)
    let reader = try TableReader(path: path, disk: .real)
    #expect((0..<reader.batchCount).map { reader.rows(inBatch: $0) } == [2, 3])
    #expect(try reader.text("text", batch: 1).range(0).count == 20 << 20)
  }

  @Test func typedReadingGivesPlainArrays() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("table")
    let schema = Schema([Field("time", .timestamp), Field("small", .uint8), Field("word", .dictionary, nullable: true)])
    let words = TextColumn(["b", nil, "a", "b"])
    try write(schema, [Chunk([.timestamp([0, 1, 2, -3]), .uint8([9, 8, 7, 6]), .utf8(words)])], to: path)
    let reader = try TableReader(path: path, disk: .real)
    #expect(try reader.int64("time", batch: 0) == [0, 1, 2, -3])
    #expect(try reader.uint8("small", batch: 0) == [9, 8, 7, 6])
    #expect(try reader.text("word", batch: 0) == words)
    let (indices, values, validity) = try reader.dictionary("word", batch: 0)
    #expect(indices == [0, 0, 1, 0])
    #expect(values == TextColumn(["b", "a"]))
    #expect(validity?.nullCount == 1)
    let wrong = #expect(throws: TableFault.self) { try reader.uint32("small", batch: 0) }
    #expect(wrong?.description == "column small of \(path) holds uint8, not uint32")
    #expect(throws: TableFault(path: path, column: "none", reason: .noSuchColumn)) { try reader.uint32("none", batch: 0) }
    #expect(throws: TableFault(path: path, reason: .noSuchBatch(1, of: 1))) { try reader.uint8("small", batch: 1) }
  }

  /// The rows of each batch.
  private func sizes(_ rows: Int, _ batchRows: Int) -> [Int] {
    stride(from: 0, to: rows, by: batchRows).map { min(batchRows, rows - $0) }
  }
}

/// Writes a table.
@discardableResult
func write(
  _ schema: Schema, _ chunks: [Chunk], to path: String, batchRows: Int = 65_536, disk: Disk = .real
) throws -> (rows: Int, size: Int, sha256: Digest) {
  let writer = try TableWriter(FileWriter(creating: path, disk: disk), schema: schema, batchRows: batchRows)
  for chunk in chunks { try writer.append(chunk) }
  return try writer.finish()
}

/// Every value of a table, a column after the other.
func written(_ reader: TableReader) throws -> [[String]] {
  try reader.schema.fields.map { field in
    try (0..<reader.batchCount).flatMap { try reader.column(field.name, batch: $0).written }
  }
}
