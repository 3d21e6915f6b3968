import Linkage
import Marketplace
import Store

/// What happened to an entity's id on a published night.
public struct EntityChange: Equatable, Sendable {
  /// The night.
  public var date: CalendarDate
  /// `born`, `merged`, `split` or `moved`.
  public var kind: String
  /// The entity; of `merged` the id that is given no more, of `split` and `moved` the one that lost accounts.
  public var entityID: String
  /// The id that took over, the new one, or the one that gained accounts; empty for `born`.
  public var otherID: String
  /// How many accounts moved, 0 for other kinds.
  public var accounts: Int
}

/// What an entity's id stands for on the newest published night.
public struct ResolvedEntity: Equatable, Sendable {
  /// An id that is given no more.
  public struct Step: Equatable, Sendable {
    /// The id.
    public var id: String
    /// The id that took over.
    public var successor: String
    /// The night from which on it is given no more; of an id that the newest night knows nothing of, the night of the publication that gave it.
    public var retiredOn: CalendarDate
  }

  /// An account of the entity.
  public struct Account: Equatable, Sendable {
    /// Which account it is.
    public var key: AccountKey
    /// Whether the newest night showed it.
    public var isShown: Bool
  }

  /// The newest published night.
  public var date: CalendarDate
  /// The ids on the way to the one that is given today, the one that was asked for first.
  public var steps: [Step]
  /// The id that is given today.
  public var id: String
  /// Its accounts, in the order of their keys.
  public var accounts: [Account]
  /// Whether accounts of earlier nights are closed to this user, so that some may be missing.
  public var isPartial: Bool
}

extension Inspector {
  /// Hands what happened to entities on the published nights since a date, in their order, to `body`; on all of them for nil.
  ///
  /// - Throws: status 1 where a night's artefact is gone.
  public func entityChanges(since: CalendarDate?, _ body: (EntityChange) -> Bool) throws(RunFault) {
    do {
      for date in try workspace.publishedDates() where since.map({ $0 <= date }) ?? true {
        guard let night = try workspace.night(date) else { continue }
        let table = try TableReader(path: workspace.sellers(of: night).path(of: EventTable.name), disk: disk)
        for batch in 0..<table.batchCount {
          let kind = try table.text("kind", batch: batch)
          let id = try table.text("entity_id", batch: batch)
          let other = try table.text("other_id", batch: batch)
          let moved = try table.uint32("accounts", batch: batch)
          for place in moved.indices {
            let change = EntityChange(
              date: date, kind: kind[place], entityID: id[place], otherID: other[place], accounts: Int(moved[place]))
            if !body(change) { return }
          }
        }
      }
    } catch {
      throw RunFault(error)
    }
  }

  /// What an id that any published night gave stands for now.
  ///
  /// - Throws: status 1 where no night ever gave it.
  public func resolveEntity(_ id: String) throws(RunFault) -> ResolvedEntity {
    do {
      let night = try workspace.publishedNight(nil)
      let sellers = try workspace.sellers(of: night)
      var next: [String: ResolvedEntity.Step] = [:]
      for gone in try SnapshotTables.readRetired(sellers, disk: disk) {
        next[gone.id] = .init(id: gone.id, successor: gone.successor, retiredOn: gone.retiredOn)
      }
      var steps: [ResolvedEntity.Step] = []
      var current = id
      while let step = next.removeValue(forKey: current) {
        steps.append(step)
        current = step.successor
      }
      let rows = try NightEntities(sellers, disk: disk).rows
      let snapshot = try? SnapshotTables.read(sellers, disk: disk)
      if steps.isEmpty, !rows.contains(where: { $0.clusterID == id }), snapshot?.entities.contains(where: { $0.id == id }) != true,
        let step = try heir(of: id, rows, snapshot, on: night.date)
      {
        steps.append(step)
        current = step.successor
      }
      let shown = rows.filter { $0.clusterID == current }.map(\.key)
      var accounts = shown.map { ResolvedEntity.Account(key: $0, isShown: true) }
      let known = Set(shown)
      if let snapshot {
        for (place, account) in snapshot.accounts.enumerated()
        where snapshot.entities[snapshot.entityOf[place]].id == current && !known.contains(account.key) {
          accounts.append(.init(key: account.key, isShown: false))
        }
      }
      guard !accounts.isEmpty || !steps.isEmpty else {
        throw RunFault(
          .failed, "no entity \(id) up to \(night.date)",
          remedy: snapshot == nil
            ? "Check the id; or its accounts are of earlier nights, which only who runs the pipeline may read"
            : "Check the id: E and 13 letters and digits, as seller-clusters.csv.gz shows them")
      }
      return ResolvedEntity(
        date: night.date, steps: steps, id: current, accounts: accounts.sorted { $0.key < $1.key }, isPartial: snapshot == nil)
    } catch {
      throw RunFault(error)
    }
  }

  /// Where the accounts of an id went that the newest night knows nothing of, because the publication that gave it was replaced or made later: to the
  /// entity that has most of them today, of several the one with the smallest id. Nil where there is none.
  private func heir(
    of id: String, _ rows: [NightEntities.Row], _ snapshot: EntitySnapshot?, on date: CalendarDate
  ) throws -> ResolvedEntity.Step? {
    guard let gone = try PublishedClusters.find(id, in: workspace, disk: disk) else { return nil }
    let wanted = Set(gone.accounts)
    var entityOf: [AccountKey: String] = [:]
    for row in rows where wanted.contains(row.key) { entityOf[row.key] = row.clusterID }
    if let snapshot {
      for place in snapshot.accounts.indices where wanted.contains(snapshot.accounts.key(place)) {
        entityOf[snapshot.accounts.key(place)] = snapshot.entities[snapshot.entityOf[place]].id
      }
    }
    let counts = entityOf.values.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    guard let most = counts.values.max(), let heir = counts.filter({ $0.value == most }).keys.min() else { return nil }
    return ResolvedEntity.Step(id: id, successor: heir, retiredOn: gone.date ?? date)
  }
}
