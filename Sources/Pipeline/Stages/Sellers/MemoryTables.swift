import Linkage
import Marketplace
import Store

/// The tables that hold what a night's linkage found out, so that the next night need not: beside the snapshot, in its order of accounts.
enum MemoryTables {
  static let cleaned = "cleaned.arrow"
  static let texts = "texts.arrow"
  static let words = "words.arrow"
  static let keys = "keys.arrow"
  static let compared = "compared.arrow"
  /// All of them.
  static let files = [cleaned, texts, words, keys, compared]

  private static let cleanedSchema = Schema(
    CleanedSellers.columns.map { Field($0, .int32) } + [
      Field("legal_form", .uint8), Field("name_words", .uint32), Field("block_keys", .uint8),
    ]
      + ["signature", "sharer_signature", "word_signature"].map { Field($0, .uint64) })
  private static let textsSchema = Schema([Field("column", .uint8), Field("text", .utf8)])
  private static let wordsSchema = Schema([Field("word", .uint32)])
  private static let keysSchema = Schema([Field("key", .uint64)])
  private static let comparedSchema = Schema([Field("first", .uint32), Field("second", .uint32), Field("bits", .float64)])

  /// Writes the tables; pairs are of rows of the snapshot's table, from 0.
  static func write(_ memory: LinkageMemory, to writer: ArtefactWriter) throws {
    let kept = memory.cleaned.kept
    let accounts = try TableWriter(writer.create(cleaned, isPrivate: true), schema: cleanedSchema)
    let signatures = [memory.signatures, memory.sharerSignatures, memory.wordSignatures]
    try accounts.append(
      Chunk(
        kept.numbers.map { .int32($0, nil) } + [.uint8(kept.legalForm, nil), .uint32(kept.nameWords, nil), .uint8(memory.keys.counts, nil)]
          + signatures.map { .uint64($0, nil) }))
    _ = try accounts.finish()
    let texts = try TableWriter(writer.create(Self.texts, isPrivate: true), schema: textsSchema)
    for (number, column) in kept.texts.enumerated() {
      try texts.append(Chunk([.uint8(.init(repeating: UInt8(number), count: column.count), nil), .utf8(TextColumn(column))]))
    }
    _ = try texts.finish()
    let words = try TableWriter(writer.create(Self.words, isPrivate: true), schema: wordsSchema)
    try words.append(Chunk([.uint32(kept.words, nil)]))
    _ = try words.finish()
    let keys = try TableWriter(writer.create(Self.keys, isPrivate: true), schema: keysSchema)
    try keys.append(Chunk([.uint64(memory.keys.keys, nil)]))
    _ = try keys.finish()
    let pairs = try TableWriter(writer.create(compared, isPrivate: true), schema: comparedSchema)
    try pairs.append(
      Chunk([
        .uint32(memory.open.map { UInt32($0 >> 32) }, nil), .uint32(memory.open.map { UInt32(truncatingIfNeeded: $0) }, nil),
        .float64(memory.weights, nil),
      ]))
    _ = try pairs.finish()
  }

  /// Reads the tables back; nil where the artefact was made by other code, whose findings may differ.
  static func read(_ artefact: Artefact, disk: Disk) throws -> LinkageMemory? {
    guard let cleaned = try readCleaned(artefact, disk: disk) else { return nil }
    var memory = LinkageMemory(cleaned: cleaned)
    var counts: [UInt8] = []
    let accounts = try TableReader(path: artefact.path(of: self.cleaned), disk: disk)
    for batch in 0..<accounts.batchCount {
      memory.signatures += try accounts.uint64("signature", batch: batch)
      memory.sharerSignatures += try accounts.uint64("sharer_signature", batch: batch)
      memory.wordSignatures += try accounts.uint64("word_signature", batch: batch)
      counts += try accounts.uint8("block_keys", batch: batch)
    }
    var keys: [UInt64] = []
    let table = try TableReader(path: artefact.path(of: Self.keys), disk: disk)
    for batch in 0..<table.batchCount { keys += try table.uint64("key", batch: batch) }
    guard let keys = AccountKeys(keys, counts: counts) else { return nil }
    memory.keys = keys
    let pairs = try TableReader(path: artefact.path(of: compared), disk: disk)
    for batch in 0..<pairs.batchCount {
      let first = try pairs.uint32("first", batch: batch)
      let second = try pairs.uint32("second", batch: batch)
      for place in first.indices { memory.open.append(UInt64(first[place]) << 32 | UInt64(second[place])) }
      memory.weights += try pairs.float64("bits", batch: batch)
    }
    return memory.isSound ? memory : nil
  }

  /// The cleaned accounts in the order of the snapshot; nil where the artefact was made by other code.
  static func readCleaned(_ artefact: Artefact, disk: Disk) throws -> CleanedSellers? {
    guard artefact.manifest.revision == StageName.sellers.revision else { return nil }
    var kept = CleanedSellers.Kept(
      numbers: .init(repeating: [], count: CleanedSellers.columns.count), legalForm: [], nameWords: [], words: [],
      texts: .init(repeating: ByteColumn(), count: CleanedSellers.columns.count + 1))
    let accounts = try TableReader(path: artefact.path(of: cleaned), disk: disk)
    for batch in 0..<accounts.batchCount {
      for (number, name) in CleanedSellers.columns.enumerated() { kept.numbers[number] += try accounts.int32(name, batch: batch) }
      kept.legalForm += try accounts.uint8("legal_form", batch: batch)
      kept.nameWords += try accounts.uint32("name_words", batch: batch)
    }
    let words = try TableReader(path: artefact.path(of: Self.words), disk: disk)
    for batch in 0..<words.batchCount { kept.words += try words.uint32("word", batch: batch) }
    let texts = try TableReader(path: artefact.path(of: Self.texts), disk: disk)
    for batch in 0..<texts.batchCount {
      let columns = try texts.uint8("column", batch: batch)
      let column = ByteColumn(try texts.text("text", batch: batch))
      // The texts of a column stand one behind the other.
      var start = 0
      while start < columns.count {
        let end = columns[start...].firstIndex { $0 != columns[start] } ?? columns.count
        guard Int(columns[start]) < kept.texts.count else { return nil }
        kept.texts[Int(columns[start])].append(column, start..<end)
        start = end
      }
    }
    return CleanedSellers(kept)
  }
}
