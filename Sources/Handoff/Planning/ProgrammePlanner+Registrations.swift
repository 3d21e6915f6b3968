import Candidates

extension ProgrammePlanner {
  /// A right to be registered as a row, ordered by priority, then by brand, office and number.
  func registration(_ row: RegistrationRow, brand: PackagedBrand, _ layout: FileLayout) -> Result<SubmissionRow, RowRefusal> {
    layout.row(order: (row.priority, [row.brandID, row.office, row.registrationNo])) { field in
      switch field {
      case .brandID: row.brandID
      case .brand: brand.name
      case .holderID: brand.holderID
      case .holder: inputs.holders[brand.holderID] ?? ""
      case .office: row.office
      case .registrationNo: row.registrationNo
      case .niceClasses: row.niceClasses.map(String.init).joined(separator: "|")
      case .infringingEntities: String(row.infringingEntities)
      case .infringingListings: String(row.infringingListings)
      case .priority: String(row.priority)
      case .candidateID, .marketplace, .listingID, .url, .title, .price, .currency, .score, .reason, .reasonCodes, .clusterID,
        .sellerAccountID, .sellerName, .brandIDs, .brands, .firstSeen:
        ""
      }
    }
  }
}
