import Marketplace
import Registry
import Text

/// What true new goods of each brand cost, to hold a listing's price against.
public struct PriceIndex: Sendable {
  /// How a price compares.
  public enum Level: Hashable, Sendable {
    /// The price, its currency or the brand's own prices are unknown, or it lies between the others.
    case nothing
    /// Below half of the floor.
    case farBelow
    /// Below the floor, the lowest at which true new goods are sold.
    case belowFloor
    /// From half way between floor and usual price on.
    case usual
  }

  /// USD for a minor unit of each currency; 0 where unknown.
  private let usdPerMinorUnit: [Double]
  private let floor: [Double]
  private let usual: [Double]

  /// The prices of the registry's brands. A brand with a usual price alone has half of it as its floor.
  public init(registry: Registry, tables: ListingTables) {
    usdPerMinorUnit = tables.currencies.map { currency in
      (registry.usdRates[ExactText(currency.code)] ?? 0) / (0..<max(0, currency.minorDigits)).reduce(1.0) { value, _ in value * 10 }
    }
    floor = registry.brands.map { $0.floorPriceUSD ?? ($0.typicalPriceUSD ?? 0) / 2 }
    usual = registry.brands.map { $0.typicalPriceUSD ?? ($0.floorPriceUSD ?? 0) * 2 }
  }

  /// A price in USD; 0 where it or its currency is unknown.
  public func usd(minorUnits: Int64, currency: Int) -> Double {
    currency < usdPerMinorUnit.count ? Double(minorUnits) * usdPerMinorUnit[currency] : 0
  }

  /// Whether the registry says what the brand's goods cost.
  func knows(brand: Int) -> Bool { floor.indices.contains(brand) && floor[brand] > 0 }

  /// The brand's usual price in USD; 0 where it is unknown.
  func usualUSD(brand: Int) -> Double { usual.indices.contains(brand) ? usual[brand] : 0 }

  /// Where a price stands among the brand's.
  public func level(brand: Int, minorUnits: Int64, currency: Int) -> Level {
    let price = usd(minorUnits: minorUnits, currency: currency)
    guard price > 0, brand < floor.count, floor[brand] > 0 else { return .nothing }
    if price < floor[brand] / 2 { return .farBelow }
    if price < floor[brand] { return .belowFloor }
    return price >= (floor[brand] + max(usual[brand], floor[brand])) / 2 ? .usual : .nothing
  }
}
