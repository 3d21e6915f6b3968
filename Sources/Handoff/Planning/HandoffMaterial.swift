import Candidates
import Text

/// The rows of a night that a profile lets in, before they are laid out.
struct HandoffMaterial {
  var takedowns: [(row: CandidateRow, brand: PackagedBrand)] = []
  var registrations: [(row: RegistrationRow, brand: PackagedBrand)] = []
  /// Bans with those of their brands that may be named.
  var removals: [(ban: BanRow, brands: [(id: String, brand: PackagedBrand)])] = []

  /// The same rows apart by rights holder, in the order of the holders' ids. A ban goes to each holder with that holder's brands only.
  func byHolder() -> [(holderID: String, material: HandoffMaterial)] {
    var parts: [ExactText: HandoffMaterial] = [:]
    for takedown in takedowns { parts[ExactText(takedown.brand.holderID), default: HandoffMaterial()].takedowns.append(takedown) }
    for registration in registrations {
      parts[ExactText(registration.brand.holderID), default: HandoffMaterial()].registrations.append(registration)
    }
    for (ban, brands) in removals {
      for holderID in Set(brands.map { ExactText($0.brand.holderID) }) {
        let own = brands.filter { ExactText($0.brand.holderID) == holderID }
        parts[holderID, default: HandoffMaterial()].removals.append((ban, own))
      }
    }
    return parts.sorted { $0.key < $1.key }.map { ($0.key.text, $0.value) }
  }

  /// For each seller entity the number of listings of tier `file` against the brands at hand, each listing once.
  func listingsOfClusters() -> [String: Int] {
    var listings: [String: Set<ListingKey>] = [:]
    for (row, _) in takedowns {
      listings[row.clusterID, default: []].insert(ListingKey(marketplace: ExactText(row.marketplace), listingID: ExactText(row.listingID)))
    }
    return listings.mapValues(\.count)
  }

  private struct ListingKey: Hashable {
    var marketplace: ExactText
    var listingID: ExactText
  }
}
