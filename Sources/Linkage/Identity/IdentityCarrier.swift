import Marketplace
import Text

/// Gives the old ids to new clusters and new ids to the rest.
struct IdentityCarrier {
  private let previous: EntitySnapshot?
  private let history: AccountHistory
  private let linkage: Linkage
  private let date: CalendarDate

  /// Two entities of the two nights and how many accounts they share.
  private struct Overlap {
    var old: Int
    var new: Int
    var accounts: Int
  }

  init(previous: EntitySnapshot?, history: AccountHistory, linkage: Linkage, date: CalendarDate) {
    self.previous = previous
    self.history = history
    self.linkage = linkage
    self.date = date
  }

  func assign(sha256: ([UInt8]) -> [UInt8]) -> EntityAssignment {
    let old = previous?.entities ?? []
    var overlaps = self.overlaps()
    var oldOfNew = [Int?](repeating: nil, count: linkage.clusterCount)
    var newOfOld = [Int?](repeating: nil, count: old.count)
    // Where an old entity and a new cluster share accounts with no other one, nothing is contested: so it is of nearly all.
    var claims = (old: [Int](repeating: 0, count: old.count), new: [Int](repeating: 0, count: linkage.clusterCount))
    for overlap in overlaps {
      claims.old[overlap.old] += 1
      claims.new[overlap.new] += 1
    }
    var hasPast = [Bool](repeating: false, count: linkage.clusterCount)
    overlaps.removeAll { overlap in
      guard claims.old[overlap.old] == 1, claims.new[overlap.new] == 1 else { return false }
      oldOfNew[overlap.new] = overlap.old
      newOfOld[overlap.old] = overlap.new
      hasPast[overlap.new] = true
      return true
    }
    let ranked = overlaps.sorted { left, right in
      if left.accounts != right.accounts { return left.accounts > right.accounts }
      if old[left.old].bornOn != old[right.old].bornOn { return old[left.old].bornOn < old[right.old].bornOn }
      // The old entities are ordered by id, the clusters are numbered by their bytewise smallest account.
      return (left.old, left.new) < (right.old, right.new)
    }
    for overlap in ranked where oldOfNew[overlap.new] == nil && newOfOld[overlap.old] == nil {
      oldOfNew[overlap.new] = overlap.old
      newOfOld[overlap.old] = overlap.new
    }
    let entities = named(oldOfNew, sha256: sha256)
    var retired = previous?.retired ?? []
    var events: [EntityEvent] = []
    for overlap in ranked {
      let from = old[overlap.old]
      let into = entities[overlap.new].id
      if newOfOld[overlap.old] == overlap.new { hasPast[overlap.new] = true; continue }
      if newOfOld[overlap.old] == nil {
        newOfOld[overlap.old] = overlap.new  // the largest overlap comes first: it is the heir
        retired.append(.init(id: from.id, bornOn: from.bornOn, successor: into, retiredOn: date))
        events.append(.merged(id: from.id, into: into))
      } else if oldOfNew[overlap.new] == nil {
        events.append(.split(from: from.id, id: into))
      } else {
        events.append(.moved(from: from.id, into: into, accounts: overlap.accounts))
      }
      hasPast[overlap.new] = true
    }
    for cluster in 0..<linkage.clusterCount where !hasPast[cluster] { events.append(.born(id: entities[cluster].id)) }
    return ordered(entities, oldOfNew, retired: retired, events: events)
  }

  /// How many accounts each old entity shares with each new cluster, only where there are any.
  private func overlaps() -> [Overlap] {
    var pairs: [UInt64] = []
    for (place, old) in history.oldEntity.enumerated() {
      if old >= 0 { pairs.append(UInt64(old) << 32 | UInt64(linkage.clusterOf[place])) }
    }
    var overlaps: [Overlap] = []
    var last: UInt64?
    for pair in radixSorted(pairs) {
      if pair == last {
        overlaps[overlaps.count - 1].accounts += 1
      } else {
        overlaps.append(Overlap(old: Int(pair >> 32), new: Int(pair & 0xFFFF_FFFF), accounts: 1))
        last = pair
      }
    }
    return overlaps
  }

  /// The entity of each cluster: the old one that was given to it, or a new one.
  private func named(_ oldOfNew: [Int?], sha256: ([UInt8]) -> [UInt8]) -> [EntitySnapshot.Entity] {
    var fresh: Set<String> = []
    var first = [Int](repeating: -1, count: linkage.clusterCount)
    for (place, cluster) in linkage.clusterOf.enumerated() where first[cluster] < 0 { first[cluster] = place }
    var entities: [EntitySnapshot.Entity] = []
    entities.reserveCapacity(oldOfNew.count)
    for cluster in 0..<linkage.clusterCount {
      if let old = oldOfNew[cluster], let previous {
        entities.append(previous.entities[old])
        continue
      }
      let id = freshId(of: history.accounts.key(first[cluster]), sha256: sha256) { isTaken($0) || fresh.contains($0) }
      fresh.insert(id)
      entities.append(.init(id: id, bornOn: date))
    }
    return entities
  }

  /// E and 13 characters of the digest of the key, with -2, -3, ... if the id was ever given before.
  private func freshId(of key: AccountKey, sha256: ([UInt8]) -> [UInt8], isTaken: (String) -> Bool) -> String {
    let digest = sha256(Array(key.marketplace.utf8) + [0x1F] + Array(key.account.utf8))
    let id = "E" + base32(Array(digest.prefix(9))).prefix(13)
    if !isTaken(id) { return id }
    var number = 2
    while isTaken("\(id)-\(number)") { number += 1 }
    return "\(id)-\(number)"
  }

  /// Whether an id was ever given on an earlier night; both lists are ordered by it.
  private func isTaken(_ id: String) -> Bool {
    guard let previous else { return false }
    return Self.contains(previous.entities, id, \.id) || Self.contains(previous.retired, id, \.id)
  }

  private static func contains<Element>(_ sorted: [Element], _ id: String, _ idOf: (Element) -> String) -> Bool {
    var range = 0..<sorted.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      let other = idOf(sorted[middle])
      if other == id { return true }
      range = other < id ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return false
  }

  /// The parts in the order of the snapshot's promises.
  private func ordered(
    _ entities: [EntitySnapshot.Entity], _ oldOfNew: [Int?], retired: [EntitySnapshot.RetiredEntity], events: [EntityEvent]
  ) -> EntityAssignment {
    let order = ordered(entities, oldOfNew)
    var rank = [Int](repeating: 0, count: order.count)
    for (place, cluster) in order.enumerated() { rank[cluster] = place }
    let snapshot = EntitySnapshot(
      accounts: history.accounts, entityOf: linkage.clusterOf.map { rank[$0] }, firstSeen: history.firstSeen,
      confidence: linkage.confidence, entities: order.map { entities[$0] },
      retired: retired.sorted { $0.id < $1.id })
    return EntityAssignment(
      snapshot: snapshot, entityOf: history.tonight.map { snapshot.entityOf[$0] },
      confidence: history.tonight.map { snapshot.confidence[$0] },
      events: events.sorted { $0.order.lexicographicallyPrecedes($1.order) }, memory: LinkageMemory())
  }
}

extension IdentityCarrier {
  /// The clusters in the order of their entities' ids: those that have their id from before are in that order by their old entity.
  private func ordered(_ entities: [EntitySnapshot.Entity], _ oldOfNew: [Int?]) -> [Int] {
    var newOfOld = [Int](repeating: -1, count: previous?.entities.count ?? 0)
    var fresh: [Int] = []
    for (cluster, old) in oldOfNew.enumerated() {
      if let old { newOfOld[old] = cluster } else { fresh.append(cluster) }
    }
    fresh.sort { entities[$0].id < entities[$1].id }  // ids are ASCII: in the order of their bytes
    var order: [Int] = []
    order.reserveCapacity(entities.count)
    var next = 0
    for cluster in newOfOld where cluster >= 0 {
      while next < fresh.count, entities[fresh[next]].id < entities[cluster].id {
        order.append(fresh[next])
        next += 1
      }
      order.append(cluster)
    }
    return order + fresh[next...]
  }
}

extension EntityEvent {
  /// The ids in the order in which events are sorted, as bytes.
  fileprivate var order: [UInt8] {
    switch self {
    case .born(let id): Array("0\(id)".utf8)
    case .merged(let id, let into): Array("1\(id) \(into)".utf8)
    case .split(let from, let id): Array("2\(from) \(id)".utf8)
    case .moved(let from, let into, _): Array("3\(from) \(into)".utf8)
    }
  }
}
