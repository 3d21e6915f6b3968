import Linkage
import Marketplace
import Store

/// The tables that hold what a night's linkage found out, so that the next night need not: beside the snapshot, in its order of accounts.
enum MemoryTables {
  static let cleaned = "cleaned.arrow"
  static let compared = "compared.arrow"
  static let links = "links.arrow"

  private static let cleanedSchema = Schema(
    CleanedSeller.columns.map { Field($0, .utf8) } + [Field("signature", .uint64), Field("word_signature", .uint64)])
  private static let comparedSchema = Schema([Field("first", .uint32), Field("second", .uint32), Field("open", .uint8)])
  private static let linksSchema = Schema([Field("first", .uint32), Field("second", .uint32), Field("bits", .float64)])

  /// Writes the tables; pairs are of rows of the snapshot's table, from 0.
  static func write(_ memory: LinkageMemory, to writer: ArtefactWriter) throws {
    var columns = Array(repeating: TextColumn(), count: CleanedSeller.columns.count)
    for account in memory.cleaned {
      for (place, text) in account.texts.enumerated() { columns[place].append(text, text.indices) }
    }
    let accounts = try TableWriter(writer.create(cleaned, isPrivate: true), schema: cleanedSchema)
    try accounts.append(Chunk(columns.map { .utf8($0) } + [.uint64(memory.signatures, nil), .uint64(memory.wordSignatures, nil)]))
    _ = try accounts.finish()
    let pairs = try TableWriter(writer.create(compared, isPrivate: true), schema: comparedSchema)
    try pairs.append(Chunk(places(memory.compared) + [.uint8(memory.isOpen.map { $0 ? 1 : 0 }, nil)]))
    _ = try pairs.finish()
    let linked = try TableWriter(writer.create(links, isPrivate: true), schema: linksSchema)
    try linked.append(Chunk(places(memory.linked) + [.float64(memory.weights, nil)]))
    _ = try linked.finish()
  }

  private static func places(_ codes: [UInt64]) -> [Column] {
    [.uint32(codes.map { UInt32($0 >> 32) }, nil), .uint32(codes.map { UInt32(truncatingIfNeeded: $0) }, nil)]
  }

  /// Reads the tables back; nil where the artefact was made by other code, whose findings may differ.
  static func read(_ artefact: Artefact, disk: Disk) throws -> LinkageMemory? {
    guard artefact.manifest.revision == StageName.sellers.revision else { return nil }
    var memory = LinkageMemory(cleaned: try readCleaned(artefact, disk: disk) ?? [])
    let accounts = try TableReader(path: artefact.path(of: cleaned), disk: disk)
    for batch in 0..<accounts.batchCount {
      memory.signatures += try accounts.uint64("signature", batch: batch)
      memory.wordSignatures += try accounts.uint64("word_signature", batch: batch)
    }
    let pairs = try TableReader(path: artefact.path(of: compared), disk: disk)
    memory.compared = try codes(pairs)
    for batch in 0..<pairs.batchCount { memory.isOpen += try pairs.uint8("open", batch: batch).map { $0 != 0 } }
    let linked = try TableReader(path: artefact.path(of: links), disk: disk)
    memory.linked = try codes(linked)
    for batch in 0..<linked.batchCount { memory.weights += try linked.float64("bits", batch: batch) }
    return memory.isSound ? memory : nil
  }

  /// The cleaned accounts in the order of the snapshot; nil where the artefact was made by other code.
  static func readCleaned(_ artefact: Artefact, disk: Disk) throws -> [CleanedSeller]? {
    guard artefact.manifest.revision == StageName.sellers.revision else { return nil }
    let table = try TableReader(path: artefact.path(of: cleaned), disk: disk)
    var accounts: [CleanedSeller] = []
    accounts.reserveCapacity(table.rowCount)
    for batch in 0..<table.batchCount {
      let columns = try CleanedSeller.columns.map { try table.text($0, batch: batch) }
      for place in 0..<table.rows(inBatch: batch) {
        guard let account = CleanedSeller(texts: columns.map { $0.bytes[$0.range(place)] }) else { return nil }
        accounts.append(account)
      }
    }
    return accounts
  }

  private static func codes(_ table: TableReader) throws -> [UInt64] {
    var codes: [UInt64] = []
    codes.reserveCapacity(table.rowCount)
    for batch in 0..<table.batchCount {
      let first = try table.uint32("first", batch: batch)
      let second = try table.uint32("second", batch: batch)
      for place in first.indices { codes.append(UInt64(first[place]) << 32 | UInt64(second[place])) }
    }
    return codes
  }
}
