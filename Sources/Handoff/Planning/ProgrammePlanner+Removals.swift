import Candidates
import Tabular

extension ProgrammePlanner {
  /// Adds the accounts of sellers to be removed, a row each, and says why some stay out. A row names only brands whose holders the profile
  /// admits, and counts only listings against those: no holder without a mandate is told of, or spoken for.
  func addRemovals(_ material: HandoffMaterial, to builder: inout FileBuilder) -> [WithheldReason] {
    let listings = material.listingsOfClusters()
    var withheld: [WithheldReason] = []
    for (ban, brands) in material.removals {
      guard let count = listings[ban.clusterID] else {
        withheld.append(.noListings)
        continue
      }
      withheld += ban.accounts.compactMap { addRemoval($0, of: ban, brands: brands, listings: count, to: &builder) }
    }
    return withheld
  }

  private func addRemoval(
    _ account: String, of ban: BanRow, brands: [(id: String, brand: PackagedBrand)], listings: Int, to builder: inout FileBuilder
  ) -> WithheldReason? {
    let parts = account.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let marketplace = parts.count == 2 ? String(parts[0]) : ""
    let accountID = parts.count == 2 ? String(parts[1]) : account
    return builder.add(order: RowOrder(texts: ByteKey([ban.clusterID, marketplace, accountID]))) { field in
      switch field {
      case .clusterID: ban.clusterID
      case .marketplace: marketplace
      case .sellerAccountID: accountID
      case .sellerName: sellerName(account)
      case .infringingListings: String(listings)
      case .brandIDs: joinedList(brands.map(\.id))
      case .brands: joinedList(brands.map(\.brand.name))
      case .firstSeen: ban.firstSeen.description
      case .reasonCodes: ban.reasons.joined(separator: "|")
      case .candidateID, .listingID, .url, .title, .price, .currency, .score, .reason, .office, .registrationNo, .brandID, .brand,
        .holderID, .holder, .niceClasses, .infringingEntities, .priority:
        ""
      }
    }
  }
}
