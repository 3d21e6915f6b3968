import Marketplace
import Registry

/// What makes an entity a repeat infringer (R20): so many listings, or so many brands.
public struct BanRule: Hashable, Sendable {
  /// Listings in tier `file`, at least.
  public var minListings: Int
  /// Brands infringed in tier `file`, at least.
  public var minBrands: Int

  /// An entity reaches either.
  public init(minListings: Int, minBrands: Int) {
    self.minListings = minListings
    self.minBrands = minBrands
  }
}

/// The entities that infringe again and again (R20), by cluster id. Counts the candidates of tier `file`, each listing once.
public func banRows(candidates: [Candidate], hits: [ListingHit], registry: Registry, entities: Entities, rule: BanRule) -> [BanRow] {
  var listings = [Set<UInt64>](repeating: [], count: entities.ids.count)
  var brands = [Set<Int>](repeating: [], count: entities.ids.count)
  for candidate in candidates where candidate.tier == .file && listings.indices.contains(candidate.entity) {
    listings[candidate.entity].insert(hits[candidate.hit].listing)
    brands[candidate.entity].insert(candidate.brand)
  }
  let reasonsOf: [[String]] = listings.indices.map { entity in
    var reasons: [String] = []
    if listings[entity].count >= max(rule.minListings, 1) { reasons.append("many_listings") }
    if brands[entity].count >= max(rule.minBrands, 1) { reasons.append("many_brands") }
    return reasons
  }
  var accounts = [[AccountKey]](repeating: [], count: entities.ids.count)
  for (account, entity) in zip(entities.accounts, entities.entityOfAccount) where !reasonsOf[Int(entity)].isEmpty {
    accounts[Int(entity)].append(account.key)
  }
  let rows = reasonsOf.indices.filter { !reasonsOf[$0].isEmpty }.map { entity in
    BanRow(
      clusterID: entities.ids[entity], accounts: accounts[entity].sorted().map { "\($0.marketplace):\($0.account)" },
      infringingListings: listings[entity].count,
      brands: brands[entity].map { registry.brands[$0].id }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
      firstSeen: entities.firstSeen[entity], reasons: reasonsOf[entity])
  }
  return rows.sorted { $0.clusterID.utf8.lexicographicallyPrecedes($1.clusterID.utf8) }
}
