import Linkage
import Marketplace
import Store

/// The tables that hold an entity snapshot: every account ever seen with its entity, and the ids that are given no more.
enum SnapshotTables {
  static let accounts = "snapshot.arrow"
  static let retired = "retired.arrow"
  static let files = [accounts, retired]

  private static let accountSchema = Schema(
    [Field("marketplace", .utf8), Field("account", .utf8)] + SellerColumns.names.map { Field($0, .utf8) } + [
      Field("entity_id", .utf8), Field("born_on", .int32), Field("first_seen", .int32), Field("confidence", .float64),
    ])
  private static let retiredSchema = Schema([
    Field("entity_id", .utf8), Field("born_on", .int32), Field("successor", .utf8), Field("retired_on", .int32),
  ])

  /// Writes both tables; days are counted from 1970-01-01.
  static func write(_ snapshot: EntitySnapshot, to writer: ArtefactWriter) throws {
    let output = try TableWriter(writer.create(accounts, isPrivate: true), schema: accountSchema)
    let entities = snapshot.entityOf.map { snapshot.entities[$0] }
    var columns = snapshot.accounts.columns.map { Column.utf8(TextColumn($0)) }
    columns += [
      .utf8(TextColumn(entities.map(\.id))), .int32(entities.map(\.bornOn.daysSinceEpoch), nil),
      .int32(snapshot.firstSeen.map(\.daysSinceEpoch), nil), .float64(snapshot.confidence, nil),
    ]
    try output.append(Chunk(columns))
    _ = try output.finish()

    let gone = try TableWriter(writer.create(retired, isPrivate: false), schema: retiredSchema)
    try gone.append(
      Chunk([
        .utf8(TextColumn(snapshot.retired.map(\.id))), .int32(snapshot.retired.map(\.bornOn.daysSinceEpoch), nil),
        .utf8(TextColumn(snapshot.retired.map(\.successor))), .int32(snapshot.retired.map(\.retiredOn.daysSinceEpoch), nil),
      ]))
    _ = try gone.finish()
  }

  /// Reads both tables back.
  static func read(_ artefact: Artefact, disk: Disk) throws -> EntitySnapshot {
    var all = AccountTable()
    var entities = ByteColumn()
    var bornOn: [CalendarDate] = []
    var firstSeen: [CalendarDate] = []
    var confidence: [Double] = []
    let table = try TableReader(path: artefact.path(of: accounts), disk: disk)
    for batch in 0..<table.batchCount {
      var columns: [ByteColumn] = []
      for name in ["marketplace", "account"] + SellerColumns.names { columns.append(ByteColumn(try table.text(name, batch: batch))) }
      guard let more = AccountTable(columns: columns) else { continue }
      all.append(more, more.indices)
      let ids = ByteColumn(try table.text("entity_id", batch: batch))
      entities.append(ids, 0..<ids.count)
      bornOn += try table.int32("born_on", batch: batch).map { CalendarDate(daysSinceEpoch: $0) }
      firstSeen += try table.int32("first_seen", batch: batch).map { CalendarDate(daysSinceEpoch: $0) }
      confidence += try table.float64("confidence", batch: batch)
    }
    return EntitySnapshot(
      accounts: all, entityIDs: entities, bornOn: bornOn, firstSeen: firstSeen, confidence: confidence,
      retired: try readRetired(artefact, disk: disk))
  }

  /// Tonight's accounts as the linkage of their night cleaned them; nil where that was other code.
  static func cleaned(of accounts: [SellerAccount], _ artefact: Artefact, disk: Disk) throws -> CleanedSellers? {
    guard let cleaned = try MemoryTables.readCleaned(artefact, disk: disk) else { return nil }
    let table = try TableReader(path: artefact.path(of: self.accounts), disk: disk)
    var placeOf: [AccountKey: Int] = .init(minimumCapacity: cleaned.count)
    for batch in 0..<table.batchCount {
      let marketplace = try table.text("marketplace", batch: batch)
      let account = try table.text("account", batch: batch)
      for place in 0..<account.count {
        placeOf[AccountKey(marketplace: marketplace[place], account: account[place])] = placeOf.count
      }
    }
    let found = accounts.compactMap { placeOf[$0.key] }.filter { $0 < cleaned.count }
    return found.count == accounts.count ? cleaned.selecting(found) : nil
  }

  /// Reads the ids that are given no more; open to the group.
  static func readRetired(_ artefact: Artefact, disk: Disk) throws -> [EntitySnapshot.RetiredEntity] {
    let table = try TableReader(path: artefact.path(of: retired), disk: disk)
    var gone: [EntitySnapshot.RetiredEntity] = []
    for batch in 0..<table.batchCount {
      let id = try table.text("entity_id", batch: batch)
      let born = try table.int32("born_on", batch: batch)
      let successor = try table.text("successor", batch: batch)
      let retiredOn = try table.int32("retired_on", batch: batch)
      for place in 0..<id.count {
        gone.append(
          .init(
            id: id[place], bornOn: CalendarDate(daysSinceEpoch: born[place]), successor: successor[place],
            retiredOn: CalendarDate(daysSinceEpoch: retiredOn[place])))
      }
    }
    return gone
  }
}
