import Candidates
import Text

extension ProgrammePlanner {
  /// Adds a right to be registered, ordered by priority, then by brand, office and number; or says why it stays out.
  func addRegistration(_ row: RegistrationRow, brand: PackagedBrand, to builder: inout FileBuilder) -> WithheldReason? {
    builder.add(order: RowOrder(number: row.priority, texts: ByteKey([row.brandID, row.office, row.registrationNo]))) { field in
      switch field {
      case .brandID: row.brandID
      case .brand: brand.name
      case .holderID: brand.holderID
      case .holder: inputs.holders[ExactText(brand.holderID)] ?? ""
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
