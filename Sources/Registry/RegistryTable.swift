/// A table of the registry. The raw value is its file's name without the ending.
public enum RegistryTable: String, CaseIterable, Hashable, Sendable {
  // In the order of loading: what refers comes after what it refers to.
  case offices
  case niceCategories = "nice_categories"
  case fx
  case rightsHolders = "rights_holders"
  case brands
  case trademarks
  case authorizedSellers = "authorized_sellers"
  case gtinPrefixes = "gtin_prefixes"
  case enrolments
  case programmeRights = "programme_rights"

  /// The file's name, such as `brands.csv`.
  public var fileName: String { rawValue + ".csv" }

  /// The columns that the file must have, in any order.
  public var columns: [String] {
    switch self {
    case .offices: ["office", "country", "source"]
    case .niceCategories: ["category", "nice_class"]
    case .fx: ["currency", "usd_rate"]
    case .rightsHolders: ["rights_holder_id", "name", "country", "is_sme", "industry", "contact_email", "alliance_member_since"]
    case .brands: ["brand_id", "rights_holder_id", "name", "aliases", "categories", "msrp_floor_usd", "msrp_typical_usd"]
    case .trademarks:
      ["brand_id", "mark_text", "office", "registration_no", "status", "filed_on", "registered_on", "expires_on", "nice_classes"]
    case .authorizedSellers:
      ["brand_id", "seller_name", "marketplace", "seller_account_id", "country", "registration_no", "valid_from", "valid_to"]
    case .gtinPrefixes: ["brand_id", "prefix"]
    case .enrolments: ["rights_holder_id", "programme", "status", "since"]
    case .programmeRights: ["programme", "registration_no", "status"]
    }
  }

  /// The columns that the file may have besides; others do no harm and are not read.
  public var optionalColumns: [String] { self == .trademarks ? ["countries"] : [] }

  /// The tables without which this one's rows mean nothing: they refer to them by index.
  public var needs: [RegistryTable] {
    switch self {
    case .trademarks, .authorizedSellers, .gtinPrefixes: [.brands]
    default: []
    }
  }
}
