import Store
import TestKit
import Testing

@Suite("Rule: a table writer refuses what no reader could make sense of") struct TableWriterFaultTests {
  private static let schema = Schema([Field("id", .uint32), Field("text", .utf8), Field("word", .dictionary, nullable: true)])
  private static let ids = Column.uint32([1, 2])
  private static let texts = Column.utf8(TextColumn(["a", "b"]))

  private static func bytes(_ bytes: [UInt8]...) -> TextColumn {
    var column = TextColumn()
    for value in bytes { column.append(value.span) }
    return column
  }

  @Test(
    arguments: [
      ([ids, texts], nil, .columnCount(expected: 3, found: 2)),
      ([ids, .utf8(TextColumn(["a"])), texts], "text", .columnLength(expected: 2, found: 1)),
      ([.uint32([1, 2], Validity(count: 1)), texts, texts], "id", .columnLength(expected: 2, found: 1)),
      ([.int32([1, 2]), texts, texts], "id", .wrongType(expected: [.uint32], found: .int32)),
      ([ids, .binary(TextColumn(["a", "b"])), texts], "text", .wrongType(expected: [.utf8], found: .binary)),
      ([ids, .utf8(TextColumn(["a", nil])), texts], "text", .nullValue),
      ([ids, .utf8(bytes([0xC3], [0xA9])), texts], "text", .notText),
      ([ids, .utf8(bytes([0xFF], [])), texts], "text", .notText),
      ([ids, texts, .utf8(bytes([0xFF], []))], "word", .notText),
      ([ids, texts, .dictionary(indices: [0, 1], values: TextColumn(["a"]))], "word", .noSuchDictionaryValue(1)),
    ] as [([Column], String?, TableFault.Reason)])
  func refused(_ columns: [Column], _ column: String?, _ reason: TableFault.Reason) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("table")
    #expect(throws: TableFault(path: path, column: column, reason: reason)) { try write(Self.schema, [Chunk(columns)], to: path) }
  }

  @Test func controlTheSameRowsRightAreTaken() throws {
    let folder = try TemporaryFolder()
    let columns: [Column] = [Self.ids, Self.texts, .dictionary(indices: [0, 9], values: TextColumn(["a"]), Validity(bits: [1], count: 2))]
    #expect(try write(Self.schema, [Chunk(columns)], to: folder.file("table")).rows == 2)
  }

  @Test func notesThatNoReaderTakesAreRefused() throws {
    let folder = try TemporaryFolder()
    let schema = Schema([Field("id", .uint8)], metadata: [("note", String(repeating: "x", count: 70_000))])
    #expect(throws: TableFault.self) { try write(schema, [], to: folder.file("table")) }
  }

  @Test(arguments: [5, 28] as [Int32])
  func aFaultAtEveryCallIsThrown(_ errno: Int32) throws {
    for nth in 1... {
      let folder = try TemporaryFolder()
      let faulty = FaultyDisk(failing: nth, with: errno)
      do {
        try write(Self.schema, [Chunk([Self.ids, Self.texts, Self.texts])], to: folder.file("table"), disk: faulty.disk)
        #expect(nth > 4 && faulty.count < nth, "call \(nth) failed unseen")
        return
      } catch let fault as TableFault {
        guard case .disk(let cause) = fault.reason else {
          Issue.record("\(fault)")
          return
        }
        #expect(cause.errno == errno)
      } catch let fault as DiskFault {
        #expect(fault.errno == errno)
      }
    }
  }
}
