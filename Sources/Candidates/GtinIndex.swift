import Marketplace
import Registry
import Text

/// Whose GTINs a number belongs to, by the company prefixes of the registry.
public struct GtinIndex: Sendable {
  /// Whose a GTIN is, seen from one brand.
  public enum Owner: Hashable, Sendable {
    /// The brand's own company: it holds the longest prefix with which the number begins.
    case brand
    /// Another company of the registry.
    case otherCompany
    /// Nobody of the registry.
    case unknown
  }

  private let index: RegistryIndex
  /// For each brand the place of its rights holder.
  private let holderOfBrand: [Int]
  private let holderHasPrefix: [Bool]

  /// The prefixes of a registry.
  public init(registry: Registry) {
    index = RegistryIndex(registry)
    var places: [ExactText: Int] = [:]
    holderOfBrand = registry.brands.map { brand in
      let holder = ExactText(brand.rightsHolder)
      let place = places[holder] ?? places.count
      places[holder] = place
      return place
    }
    var known = [Bool](repeating: false, count: places.count)
    for (_, brand) in registry.gtinPrefixes where holderOfBrand.indices.contains(brand) { known[holderOfBrand[brand]] = true }
    holderHasPrefix = known
  }

  /// Whose a GTIN is; nil for none, for one without a company prefix (8 digits), and for a number that is nobody's beside a brand of which
  /// no prefix is known.
  public func owner(of gtin: Gtin?, brand: Int) -> Owner? {
    guard let gtin, gtin.length > 8, holderOfBrand.indices.contains(brand) else { return nil }
    let owners = index.brands(of: gtin)
    if owners.isEmpty { return holderHasPrefix[holderOfBrand[brand]] ? .unknown : nil }
    return owners.contains { holderOfBrand[$0] == holderOfBrand[brand] } ? .brand : .otherCompany
  }
}
