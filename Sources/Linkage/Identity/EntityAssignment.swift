import Marketplace

/// What a night's linkage came to.
public struct EntityAssignment: Equatable, Sendable {
  /// The new snapshot, tonight's accounts and all earlier ones in it.
  public var snapshot: EntitySnapshot
  /// For each of tonight's accounts, in the caller's order, the index of its entity in `snapshot.entities`.
  public var entityOf: [Int]
  /// For each of tonight's accounts the confidence of its cluster.
  public var confidence: [Double]
  /// What changed since the previous snapshot, ordered by id.
  public var events: [EntityEvent]
  /// What the linkage found out about the snapshot's accounts, for the next night.
  public var memory: LinkageMemory
}

/// Links tonight's accounts together with all earlier ones and carries the entities' ids on.
///
/// Old ids go to new clusters one to one by the largest number of accounts in common; ties go to the older id, then to the smaller one,
/// then to the cluster with the bytewise smallest account. A cluster without an old id gets a new one, from its bytewise smallest account.
/// - Parameters:
///   - previous: the snapshot of the night before, nil on the first night.
///   - memory: what the night before found out, with the same code; nil to find out everything anew. The result is the same.
///   - accounts: tonight's accounts, each key once.
///   - decisions: what analysts decided about pairs of accounts.
///   - threads: how many threads work; the result is the same for any number.
///   - sha256: gives the 32 bytes of the SHA-256 of its argument.
public func assignEntities(
  previous: EntitySnapshot?, memory: LinkageMemory? = nil, accounts: AccountTable, date: CalendarDate, model: LinkageModel,
  decisions: [SellerDecision] = [], threads: Int = manyThreads, sha256: (_ bytes: [UInt8]) -> [UInt8]
) -> EntityAssignment {
  let merged = AccountHistory(previous: previous, tonight: accounts, date: date)
  var earlier: OrderedLink.Earlier?
  if let memory, let previous, memory.isSound, memory.cleaned.count == previous.accounts.count {
    earlier = .init(
      memory: memory, oldPlace: merged.oldPlace, isUnchanged: merged.isUnchanged, clusterOf: previous.entityOf,
      confidence: previous.confidence)
  }
  let linked = OrderedLink(merged.accounts, model: model, decisions: decisions, earlier: earlier, threads: threads)
  let carried = IdentityCarrier(previous: previous, history: merged, linkage: linked.linkage, date: date)
  var assigned = carried.assign(sha256: sha256)
  assigned.memory = linked.memory
  return assigned
}

/// The same for accounts that stand in no table.
public func assignEntities(
  previous: EntitySnapshot?, memory: LinkageMemory? = nil, accounts: [SellerAccount], date: CalendarDate, model: LinkageModel,
  decisions: [SellerDecision] = [], threads: Int = manyThreads, sha256: (_ bytes: [UInt8]) -> [UInt8]
) -> EntityAssignment {
  assignEntities(
    previous: previous, memory: memory, accounts: AccountTable(accounts), date: date, model: model, decisions: decisions, threads: threads,
    sha256: sha256)
}
