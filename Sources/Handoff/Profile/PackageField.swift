/// A value that a column of a package may hold.
public enum PackageField: String, CaseIterable, Sendable {
  case candidateID = "candidate_id"
  case marketplace
  case listingID = "listing_id"
  case url
  case title
  case price
  case currency
  /// The probability of infringement with 6 decimals.
  case score
  /// The programme's own reason.
  case reason
  /// Our reason codes, joined by `|`.
  case reasonCodes = "reason_codes"
  case office
  case registrationNo = "registration_no"
  case brandID = "brand_id"
  case brand
  case holderID = "rights_holder_id"
  case holder = "rights_holder"
  case clusterID = "cluster_id"
  case sellerAccountID = "seller_account_id"
  /// The seller's name as the marketplace shows it: personal data.
  case sellerName = "seller_name"
  /// Nice classes joined by `|`.
  case niceClasses = "nice_classes"
  case infringingEntities = "infringing_entities"
  case infringingListings = "infringing_listings"
  case priority
  /// The ids of the brands infringed, joined by `|`.
  case brandIDs = "brand_ids"
  /// Their names, joined by `|`.
  case brands
  case firstSeen = "first_seen"
}

extension PackageField {
  /// Whether people wrote it, so that a spreadsheet may take it for a formula. All else is never touched.
  public var isFreeText: Bool {
    switch self {
    case .title, .reason, .brand, .brands, .holder, .sellerName: true
    default: false
    }
  }

  /// Whether it is about a person. A profile must say `personal_data: true` before it may name such a field.
  public var isPersonal: Bool { self == .sellerName }
}

extension RowKind {
  /// The fields that rows of this kind have.
  public var fields: [PackageField] {
    switch self {
    case .takedowns:
      [
        .candidateID, .marketplace, .listingID, .url, .title, .price, .currency, .score, .reason, .reasonCodes, .office, .registrationNo,
        .brandID, .brand, .holderID, .holder, .clusterID, .sellerAccountID, .sellerName,
      ]
    case .registrations:
      [
        .brandID, .brand, .holderID, .holder, .office, .registrationNo, .niceClasses, .infringingEntities, .infringingListings, .priority,
      ]
    case .removals:
      [
        .clusterID, .marketplace, .sellerAccountID, .sellerName, .infringingListings, .brandIDs, .brands, .firstSeen, .reasonCodes,
      ]
    }
  }
}
