import Candidates

/// The rows of a night that a profile lets in, before they are laid out.
struct HandoffMaterial {
  var takedowns: [(row: CandidateRow, brand: PackagedBrand)] = []
  var registrations: [(row: RegistrationRow, brand: PackagedBrand)] = []
  /// Bans with those of their brands that may be named.
  var removals: [(ban: BanRow, brands: [(id: String, brand: PackagedBrand)])] = []

  /// The same rows apart by rights holder, in the order of the holders' ids. A ban goes to each holder with that holder's brands only.
  func byHolder() -> [(holderID: String, material: HandoffMaterial)] {
    var parts: [String: HandoffMaterial] = [:]
    for takedown in takedowns { parts[takedown.brand.holderID, default: HandoffMaterial()].takedowns.append(takedown) }
    for registration in registrations { parts[registration.brand.holderID, default: HandoffMaterial()].registrations.append(registration) }
    for (ban, brands) in removals {
      for holderID in Set(brands.map(\.brand.holderID)) {
        let own = brands.filter { $0.brand.holderID == holderID }
        parts[holderID, default: HandoffMaterial()].removals.append((ban, own))
      }
    }
    return parts.map { ($0.key, $0.value) }.sorted { precedesByBytes($0.0, $1.0) }
  }

  /// For each seller entity the number of listings of tier `file` against the brands at hand, each listing once.
  func listingsOfClusters() -> [String: Int] {
    var listings: [String: Set<ListingKey>] = [:]
    for (row, _) in takedowns {
      listings[row.clusterID, default: []].insert(ListingKey(marketplace: row.marketplace, listingID: row.listingID))
    }
    return listings.mapValues(\.count)
  }

  private struct ListingKey: Hashable {
    var marketplace: String
    var listingID: String
  }
}
