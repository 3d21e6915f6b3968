/// A batch of columns in a file: where its buffers stand and how long they are.
struct PlacedBatch: Sendable {
  let layout: BatchLayout
  /// Where the body begins in the file.
  private let body: Int

  /// Reads the metadata of a batch of rows.
  init(_ file: TableFile, _ block: ArrowFooter.Block, types: [ColumnType]) throws(TableProblem) {
    let header = try Self.header(file, block, kind: ArrowNumbers.recordBatch)
    layout = try BatchLayout(header, types: types, bodyLength: block.bodyLength)
    body = block.offset + block.metadataLength
  }

  /// Reads the metadata of a dictionary; tells its id too.
  static func dictionary(_ file: TableFile, _ block: ArrowFooter.Block) throws(TableProblem) -> (id: Int64, batch: PlacedBatch) {
    let header = try header(file, block, kind: ArrowNumbers.dictionaryBatch)
    guard try header.number(2, default: UInt8(0)) == 0 else { throw TableProblem(.unsupported("a dictionary comes in parts")) }
    guard let table = try header.table(1) else { throw TableProblem(damage: "a dictionary has no values", at: block.offset) }
    let layout = try BatchLayout(table, types: [.utf8], bodyLength: block.bodyLength)
    return (try header.number(0, default: 0), PlacedBatch(layout: layout, body: block.offset + block.metadataLength))
  }

  private init(layout: BatchLayout, body: Int) {
    self.layout = layout
    self.body = body
  }

  private static func header(_ file: TableFile, _ block: ArrowFooter.Block, kind: UInt8) throws(TableProblem) -> FlatTable {
    try ArrowMessage.decode(file.bytes(at: block.offset, count: block.metadataLength), kind: kind, bodyLength: block.bodyLength)
  }

  /// Reads `count` numbers from a buffer.
  func numbers<Number: BitwiseCopyable>(_ file: TableFile, buffer: Int, count: Int, as: Number.Type) throws(TableProblem) -> [Number] {
    let place = layout.buffers[buffer]
    if count == 0 { return [] }
    let bytes = try file.bytes(at: body + place.offset, count: place.length)
    guard let size = try unpackedSize(bytes) else {
      let start = layout.isCompressed ? 8 : 0
      guard (bytes.count - start) / MemoryLayout<Number>.stride >= count else {
        throw TableProblem(damage: "a buffer is too short for its rows", at: body + place.offset)
      }
      return [Number](copying: bytes, from: start, count: count)
    }
    return try ZstdUnpacker.unpack(bytes, from: 8, size: size, count: count, as: Number.self)
  }

  /// The bytes that a packed buffer says to have when unpacked; nil if it is not packed.
  private func unpackedSize(_ bytes: [UInt8]) throws(TableProblem) -> Int? {
    guard layout.isCompressed else { return nil }
    guard bytes.count >= 8 else { throw TableProblem(damage: "a packed buffer does not say its size", at: body) }
    let size = Int64(truncatingIfNeeded: bytes[0..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    return size == -1 ? nil : Int(size)
  }
}
