import Linkage
import Marketplace
import Store

/// The tables that hold what a night's linkage found out, so that the next night need not: beside the snapshot, in its order of accounts.
enum MemoryTables {
  static let cleaned = "cleaned.arrow"
  static let compared = "compared.arrow"

  private static let blockSignatures = (0..<LinkageMemory.blockSignatureCount).map { "block_signature_\($0)" }
  private static let cleanedSchema = Schema(
    CleanedSellers.columns.map { Field($0, .utf8) }
      + (["signature", "sharer_signature", "word_signature"] + blockSignatures).map { Field($0, .uint64) })
  private static let comparedSchema = Schema([Field("first", .uint32), Field("second", .uint32), Field("bits", .float64)])

  /// Writes the tables; pairs are of rows of the snapshot's table, from 0.
  static func write(_ memory: LinkageMemory, to writer: ArtefactWriter) throws {
    let accounts = try TableWriter(writer.create(cleaned, isPrivate: true), schema: cleanedSchema)
    let signatures = [memory.signatures, memory.sharerSignatures, memory.wordSignatures] + memory.blockSignatures
    try accounts.append(
      Chunk(memory.cleaned.texts.map { .utf8(TextColumn(bytes: $0.bytes, offsets: $0.offsets)) } + signatures.map { .uint64($0, nil) }))
    _ = try accounts.finish()
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
    memory.blockSignatures = .init(repeating: [], count: blockSignatures.count)
    let accounts = try TableReader(path: artefact.path(of: self.cleaned), disk: disk)
    for batch in 0..<accounts.batchCount {
      memory.signatures += try accounts.uint64("signature", batch: batch)
      memory.sharerSignatures += try accounts.uint64("sharer_signature", batch: batch)
      memory.wordSignatures += try accounts.uint64("word_signature", batch: batch)
      for (number, name) in blockSignatures.enumerated() { memory.blockSignatures[number] += try accounts.uint64(name, batch: batch) }
    }
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
    let table = try TableReader(path: artefact.path(of: cleaned), disk: disk)
    var accounts = CleanedSellers()
    for batch in 0..<table.batchCount {
      let columns = try CleanedSellers.columns.compactMap { name in
        let column = try table.text(name, batch: batch)
        return ByteColumn(bytes: column.bytes, offsets: column.offsets)
      }
      guard let more = CleanedSellers(texts: columns) else { return nil }
      accounts.append(more, 0..<more.count)
    }
    return accounts
  }
}
