import Linkage
import Marketplace
import Store

/// Sellers: who is behind the night's accounts (rules R14 and R15).
///
/// Reads the accounts of all marketplaces, the model, analysts' decisions and the previous night's snapshot; writes tonight's clusters, the snapshot of
/// the date, what the linkage found out, for the next night, and what changed.
struct SellersStage {
  /// The marketplaces' selections, in the order of their names.
  let selections: [(marketplace: String, artefact: Artefact)]
  let model: LinkageModel
  let modelDigest: String
  let previous: PreviousNight?
  /// What analysts decided about pairs of accounts.
  let decisions: DecisionsInForce
  /// Whether what the previous night found out may be used: it saves time and changes nothing.
  let isIncremental: Bool
  let date: CalendarDate
  let threads: Int
  let disk: Disk

  static let clusters = "clusters.arrow"

  var request: StageRequest {
    var inputs = selections.map {
      StageInput("accounts", path: $0.marketplace, digest: $0.artefact.digest(of: SelectionStage.accounts))
    }
    inputs.append(StageInput("model", digest: modelDigest))
    inputs.append(decisions.sellersInput)
    if let previous { inputs += SnapshotTables.files.map { StageInput("previous \($0)", digest: previous.sellers.digest(of: $0)) } }
    return StageRequest(.sellers, subject: "", settings: .object([:]), inputs: inputs, date: date)
  }

  /// Writes the tables and gives the counts.
  func write(to writer: ArtefactWriter) throws -> [String: Int] {
    let accounts = try NightAccounts.table(selections, disk: disk)
    let before = try previous.map { try SnapshotTables.read($0.sellers, disk: disk) }
    let memory = isIncremental ? try previous.flatMap { try MemoryTables.read($0.sellers, disk: disk) } : nil
    let assigned = assignEntities(
      previous: before, memory: memory, accounts: accounts, date: date, model: model, decisions: decisions.sellers,
      threads: threads
    ) { SHA256.digest($0).bytes }
    try writeClusters(accounts, assigned, to: writer)
    try SnapshotTables.write(assigned.snapshot, to: writer)
    try MemoryTables.write(assigned.memory, to: writer)
    try EventTable.write(assigned.events, to: writer)
    let tonight = Set(assigned.entityOf)
    return [
      "accounts": accounts.count, "entities": tonight.count, "accounts_ever": assigned.snapshot.accounts.count,
      "events": assigned.events.count,
    ]
  }

  /// One row for each of tonight's accounts, in the order of marketplace and account id.
  private func writeClusters(_ accounts: AccountTable, _ assigned: EntityAssignment, to writer: ArtefactWriter) throws {
    let output = try TableWriter(writer.create(Self.clusters, isPrivate: false), schema: NightEntities.schema)
    var ids = TextColumn()
    var bornOn: [Int32] = []
    for number in assigned.entityOf {
      let entity = assigned.snapshot.entities[number]
      ids.append(entity.id)
      bornOn.append(entity.bornOn.daysSinceEpoch)
    }
    try output.append(
      Chunk([
        .utf8(TextColumn(accounts.columns[0])), .utf8(TextColumn(accounts.columns[1])), .utf8(ids), .int32(bornOn, nil),
        .float64(assigned.confidence, nil),
      ]))
    _ = try output.finish()
  }
}
