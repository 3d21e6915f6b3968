import Registry

/// Whose GTINs a number belongs to, by the company prefixes of the registry.
public struct GtinIndex: Sendable {
  /// Whose a GTIN is, seen from one brand.
  public enum Owner: Hashable, Sendable {
    /// The brand's own company: one that holds the brand's prefix, or a prefix of its rights holder.
    case brand
    /// Another company of the registry.
    case otherCompany
    /// Nobody of the registry.
    case unknown
  }

  /// By prefix, its digits behind a leading 1 so that its zeros count, the places of the rights holders that have it.
  private var holders: [UInt64: [Int32]] = [:]
  private var lengths: [Int] = []
  private let holderOfBrand: [Int32]
  private let hasPrefix: [Bool]

  /// The prefixes of a registry. Those that are no digits, or not 4 to 12 of them, say nothing.
  public init(registry: Registry) {
    var places: [String: Int32] = [:]
    holderOfBrand = registry.brands.map { brand in
      let place = places[brand.rightsHolder] ?? Int32(places.count)
      places[brand.rightsHolder] = place
      return place
    }
    var known = [Bool](repeating: false, count: places.count)
    var seen: Set<Int> = []
    for (prefix, brand) in registry.gtinPrefixes where holderOfBrand.indices.contains(brand) && (4...12).contains(prefix.utf8.count) {
      guard let key = UInt64("1" + prefix) else { continue }
      let holder = holderOfBrand[brand]
      if holders[key]?.contains(holder) != true { holders[key, default: []].append(holder) }
      known[Int(holder)] = true
      seen.insert(prefix.utf8.count)
    }
    hasPrefix = known
    lengths = seen.sorted(by: >)
  }

  /// Whose a GTIN of 8, 12, 13 or 14 digits is; nil where there is none, or where nothing is known of the brand's own prefixes and
  /// the number is nobody's.
  public func owner(gtin: UInt64, length: Int, brand: Int) -> Owner? {
    guard length > 8, gtin > 0, brand < holderOfBrand.count else { return nil }
    // As a GTIN-13: the packing digit of a GTIN-14 goes, a GTIN-12 gets a 0 in front.
    let digits = gtin % 10_000_000_000_000
    for prefixLength in lengths {
      let key = Self.power[prefixLength] + digits / Self.power[13 - prefixLength]
      guard let found = holders[key] else { continue }
      return found.contains(holderOfBrand[brand]) ? .brand : .otherCompany
    }
    return hasPrefix[Int(holderOfBrand[brand])] ? .unknown : nil
  }

  private static let power: [UInt64] = (0...13).map { (0..<$0).reduce(UInt64(1)) { value, _ in value * 10 } }
}
