/// Writes a table as an Arrow IPC file, a batch of rows at a time: memory does not grow with the rows, only with the distinct texts of
/// dictionary columns. Dictionaries are written after the last batch and listed in the footer, which the format allows.
///
/// Equal rows give equal files, however they were cut into chunks. After a fault the file is not to be used.
///
/// Source: Apache Arrow, "Arrow Columnar Format", version 1.5, IPC File Format.
public final class TableWriter {
  private let file: FileWriter
  private let schema: Schema
  private let batchRows: Int
  private var columns: [PendingColumn]
  private var encoder = BatchEncoder()
  private var batches: [ArrowFooter.Block] = []
  private var pendingRows = 0
  private var rows = 0

  /// Begins a table in a file of its own. A batch ends after `batchRows` rows, or before where a text column would pass 32 MiB.
  public init(_ file: FileWriter, schema: Schema, batchRows: Int = 65_536) throws(TableFault) {
    self.file = file
    self.schema = schema
    self.batchRows = max(1, batchRows)
    columns = schema.fields.map(PendingColumn.init)
    guard schema.isWithinLimits else {
      throw TableFault(path: file.path, reason: .unwritable("there are more than 1,024 columns or notes, or one longer than 64 KiB"))
    }
    try write(ArrowNumbers.magic + [0, 0])
    try write(ArrowMessage.encode(kind: ArrowNumbers.schema, schema.arrowTable, bodyLength: 0))
  }

  /// Adds rows. A dictionary column takes texts too.
  public func append(_ chunk: Chunk) throws(TableFault) {
    guard chunk.columns.count == columns.count else {
      throw TableFault(path: file.path, reason: .columnCount(expected: columns.count, found: chunk.columns.count))
    }
    for (place, column) in chunk.columns.enumerated() {
      for count in [column.count, column.validity?.count ?? chunk.rows] where count != chunk.rows {
        throw fault(.init(.columnLength(expected: chunk.rows, found: count)), place)
      }
    }
    var start = 0
    while start < chunk.rows {
      let taken = room(for: chunk, from: start)
      for (place, column) in chunk.columns.enumerated() {
        do { try columns[place].append(column, start..<start + taken) } catch { throw fault(error, place) }
      }
      start += taken
      pendingRows += taken
      if pendingRows == batchRows || start < chunk.rows { try flush() }
    }
  }

  /// Ends the table and its file: the last batch, the dictionaries, the footer. Tells the rows, the file's size in bytes and its SHA-256.
  public func finish() throws(TableFault) -> (rows: Int, size: Int, sha256: Digest) {
    if pendingRows > 0 { try flush() }
    let dictionaries = try writeDictionaries()
    try write(ArrowMessage.littleEndian(ArrowNumbers.continuation) + [0, 0, 0, 0])
    let footer = ArrowFooter(schema: schema, dictionaries: dictionaries, batches: batches).encoded
    try write(footer + ArrowMessage.littleEndian(UInt32(footer.count)) + ArrowNumbers.magic)
    do {
      let (size, sha256) = try file.finish()
      file.rows = rows
      return (rows, size, sha256)
    } catch {
      throw TableFault(path: file.path, reason: .disk(error))
    }
  }

  /// How many rows of a chunk fit into the batch; an empty batch takes one in any case.
  private func room(for chunk: Chunk, from start: Int) -> Int {
    var room = min(chunk.rows - start, batchRows - pendingRows)
    for (place, column) in chunk.columns.enumerated() { room = columns[place].room(for: column, from: start, wanted: room) }
    return pendingRows == 0 ? max(1, room) : room
  }

  private func flush() throws(TableFault) {
    for place in columns.indices {
      let column = columns[place]
      do throws(TableProblem) {
        guard column.field.type != .utf8 || areAllUTF8(column.values, offsets: column.offsets) else { throw TableProblem(.notText) }
        try encoder.add(
          values: column.values, offsets: column.offsets, validity: column.validity, isVariable: column.field.type.width == nil)
      } catch { throw fault(error, place) }
    }
    let layout = encoder.finish(rows: pendingRows)
    batches.append(try writeMessage(kind: ArrowNumbers.recordBatch, layout.arrowTable))
    rows += pendingRows
    pendingRows = 0
    for place in columns.indices { columns[place].removeAll() }
  }

  private func writeDictionaries() throws(TableFault) -> [ArrowFooter.Block] {
    var blocks: [ArrowFooter.Block] = []
    for (place, column) in columns.enumerated() where column.field.type == .dictionary {
      let texts = column.dictionary.values
      do throws(TableProblem) {
        guard areAllUTF8(texts.bytes, offsets: texts.offsets) else { throw TableProblem(.notText) }
        try encoder.add(values: texts.bytes, offsets: texts.offsets, validity: nil, isVariable: true)
      } catch { throw fault(error, place) }
      let layout = encoder.finish(rows: texts.count)
      let header = FlatValue.table([(0, .int64(Int64(place))), (1, layout.arrowTable), (2, .bool(false))])
      blocks.append(try writeMessage(kind: ArrowNumbers.dictionaryBatch, header))
    }
    return blocks
  }

  /// Writes a message with the encoder's body.
  private func writeMessage(kind: UInt8, _ header: FlatValue) throws(TableFault) -> ArrowFooter.Block {
    let metadata = ArrowMessage.encode(kind: kind, header, bodyLength: encoder.body.count)
    let block = ArrowFooter.Block(offset: file.offset, metadataLength: metadata.count, bodyLength: encoder.body.count)
    try write(metadata)
    try write(encoder.body)
    encoder.removeBody()
    return block
  }

  private func write(_ bytes: [UInt8]) throws(TableFault) {
    do { try file.write(bytes) } catch { throw TableFault(path: file.path, reason: .disk(error)) }
  }

  private func fault(_ problem: TableProblem, _ place: Int) -> TableFault {
    problem.fault(in: file.path, column: schema.fields[place].name)
  }
}
