/// The end of an Arrow file: the schema again, and where every message stands.
struct ArrowFooter {
  /// Where a message stands.
  struct Block: Hashable {
    var offset: Int
    /// Its metadata with the mark, the length and the padding.
    var metadataLength: Int
    var bodyLength: Int
  }

  var schema: Schema
  /// For each column the id of its dictionary, where it has one.
  var dictionaryIDs: [Int64?]
  var dictionaries: [Block]
  var batches: [Block]

  /// The FlatBuffer.
  var encoded: [UInt8] {
    FlatBufferWriter.encode(
      .table([
        (0, .int16(ArrowNumbers.version5)), (1, schema.arrowTable), (2, Self.words(dictionaries)), (3, Self.words(batches)),
      ]))
  }

  init(schema: Schema, dictionaries: [Block], batches: [Block]) {
    self.schema = schema
    dictionaryIDs = []
    self.dictionaries = dictionaries
    self.batches = batches
  }

  /// Reads the FlatBuffer, and checks that every message lies within the first `limit` bytes of the file, and that none of a kind
  /// overlaps the one before, so that reading them all costs no more than the file is long.
  init(_ bytes: [UInt8], limit: Int) throws(TableProblem) {
    let table = try FlatTable(root: bytes)
    guard try table.number(0, default: Int16(0)) == ArrowNumbers.version5 else {
      throw TableProblem(.unsupported("its metadata are not of version 5"))
    }
    guard let schemaTable = try table.table(1) else { throw TableProblem(damage: "the footer has no schema", at: 0) }
    (schema, dictionaryIDs) = try Schema.parse(schemaTable)
    dictionaries = try Self.blocks(table.words(2, perStruct: 3), limit: limit)
    batches = try Self.blocks(table.words(3, perStruct: 3), limit: limit)
  }

  /// A Block struct is 24 bytes: the offset, the metadata's length in 32 bits and as many of padding, the body's length.
  private static func words(_ blocks: [Block]) -> FlatValue {
    .words(blocks.flatMap { [Int64($0.offset), Int64($0.metadataLength), Int64($0.bodyLength)] }, perStruct: 3)
  }

  private static func blocks(_ words: [Int64], limit: Int) throws(TableProblem) -> [Block] {
    var blocks: [Block] = []
    var free: Int64 = 8
    for place in stride(from: 0, to: words.count, by: 3) {
      let offset = words[place]
      let metadata = Int64(Int32(truncatingIfNeeded: words[place + 1]))
      let body = words[place + 2]
      guard offset >= free, metadata >= 16, body >= 0, offset <= limit, metadata <= Int64(limit) - offset,
        body <= Int64(limit) - offset - metadata
      else { throw TableProblem(damage: "a message overlaps another, or runs out of the file", at: Int(clamping: offset)) }
      free = offset + metadata + body
      blocks.append(Block(offset: Int(offset), metadataLength: Int(metadata), bodyLength: Int(body)))
    }
    return blocks
  }
}
