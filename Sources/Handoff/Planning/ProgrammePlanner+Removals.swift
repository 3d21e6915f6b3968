import Candidates

extension ProgrammePlanner {
  /// The accounts of sellers to be removed, a row each. A row names only brands whose holders the profile admits, and counts only
  /// listings against those: no holder without a mandate is told of, or spoken for.
  func removals(_ layout: FileLayout, _ material: HandoffMaterial) -> [Result<SubmissionRow, RowRefusal>] {
    let listings = material.listingsOfClusters()
    return material.removals.flatMap { ban, brands -> [Result<SubmissionRow, RowRefusal>] in
      guard let count = listings[ban.clusterID] else { return [.failure(RowRefusal(reason: .noListings))] }
      return ban.accounts.map { removal($0, of: ban, brands: brands, listings: count, layout) }
    }
  }

  private func removal(
    _ account: String, of ban: BanRow, brands: [(id: String, brand: PackagedBrand)], listings: Int, _ layout: FileLayout
  ) -> Result<SubmissionRow, RowRefusal> {
    let parts = account.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let marketplace = parts.count == 2 ? String(parts[0]) : ""
    let accountID = parts.count == 2 ? String(parts[1]) : account
    return layout.row(order: (0, [ban.clusterID, marketplace, accountID])) { field in
      switch field {
      case .clusterID: ban.clusterID
      case .marketplace: marketplace
      case .sellerAccountID: accountID
      case .sellerName: sellerName(account)
      case .infringingListings: String(listings)
      case .brandIDs: brands.map(\.id).joined(separator: "|")
      case .brands: brands.map(\.brand.name).joined(separator: "|")
      case .firstSeen: ban.firstSeen.description
      case .reasonCodes: ban.reasons.joined(separator: "|")
      case .candidateID, .listingID, .url, .title, .price, .currency, .score, .reason, .office, .registrationNo, .brandID, .brand,
        .holderID, .holder, .niceClasses, .infringingEntities, .priority:
        ""
      }
    }
  }
}
