import Candidates
import Text

extension ProgrammePlanner {
  /// Adds a candidate, ordered by listing, marketplace and brand; or says why it stays out.
  func addTakedown(_ row: CandidateRow, brand: PackagedBrand, to builder: inout FileBuilder) -> WithheldReason? {
    builder.add(order: RowOrder(texts: ByteKey([row.listingID, row.marketplace, row.brandID]))) { field in
      switch field {
      case .candidateID: row.candidateID
      case .marketplace: row.marketplace
      case .listingID: row.listingID
      case .url: row.url
      case .title: row.title
      case .price: row.price
      case .currency: row.currency
      case .score: decimals(ofMillionths: row.scoreMillionths)
      case .reason: profile.reasons.reason(of: row.reasons)
      case .reasonCodes: row.reasons.joined(separator: "|")
      case .office: row.office
      case .registrationNo: row.registrationNo
      case .brandID: row.brandID
      case .brand: brand.name
      case .holderID: brand.holderID
      case .holder: inputs.holders[ExactText(brand.holderID)] ?? ""
      case .clusterID: row.clusterID
      case .sellerAccountID: row.sellerAccountID
      case .sellerName: sellerName("\(row.marketplace):\(row.sellerAccountID)")
      case .niceClasses, .infringingEntities, .infringingListings, .priority, .brandIDs, .brands, .firstSeen: ""
      }
    }
  }

  /// A seller's name, where the profile lets personal data in; else nothing.
  func sellerName(_ account: String) -> String { profile.includesPersonalData ? inputs.sellerNames[ExactText(account)] ?? "" : "" }
}

/// A number of millionths, 0 or more, with its 6 decimals: `0.950000`.
func decimals(ofMillionths millionths: Int) -> String {
  let fraction = String(millionths % 1_000_000)
  return "\(millionths / 1_000_000).\(String(repeating: "0", count: max(0, 6 - fraction.count)))\(fraction)"
}
