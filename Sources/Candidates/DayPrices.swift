import Glibc
import Screening

/// What goods of each brand cost on a day, by its own listings, to hold a listing's price against.
///
/// A cell's prices are described by median and median absolute deviation of their logarithms, which a few outlets and errors do not move.
/// Cells, each of one currency: a brand in a category, then a brand, both of authorised sellers; then a category, of authorised sellers'
/// prices in parts of their brands' usual ones; then a brand in a category, of all sellers. The first with enough prices counts. Logarithms
/// are held in whole thousandths, so that the order of listings counts for nothing.
///
/// Source: Hampel, "The Influence Curve and Its Role in Robust Estimation", JASA 69 (1974), pp. 383-393.
public struct DayPrices: Sendable {
  /// Below the median by so many deviations a price is low; above, it is among the others.
  static let near = 1.0
  /// The most deviations that count.
  static let farthest = 5.0
  /// How many prices a cell of authorised sellers needs, and how many one of a whole category or of all sellers.
  static let fewest = 8
  static let fewestOfMany = 24
  /// No deviation is less, in thousandths of the natural logarithm: goods of one price are not all one model.
  private static let leastDeviation = 100.0
  /// A normal distribution's standard deviation for a median absolute deviation.
  private static let deviationOfMedian = 1.4826

  /// A listing's price as it is learnt from.
  struct Shown {
    var brand: Int32
    var category: UInt16
    var currency: UInt16
    var minorUnits: Int64
    /// In parts of the brand's usual price; 0 where that is unknown.
    var ofUsual: Double
    var isAuthorised: Bool
  }

  /// Where a price stands.
  struct Place {
    /// How many robust deviations above the median.
    var deviations: Double
    /// Whether the others are those of authorised sellers.
    var isOfAuthorised: Bool
  }

  private struct Cell: Hashable {
    var brand: Int32
    var category: Int32
    var currency: UInt16
  }

  private struct Spread {
    var median: Double
    var deviation: Double

    func deviations(_ thousandths: Int) -> Double { (Double(thousandths) - median) / deviation }
  }

  private var ofAuthorised: [Cell: Spread] = [:]
  private var ofCategory: [Cell: Spread] = [:]
  private var ofAll: [Cell: Spread] = [:]

  /// No prices.
  public static let none = DayPrices(learning: [])

  init(learning shown: [Shown]) {
    var authorised: [Cell: [Int]] = [:]
    var categories: [Cell: [Int]] = [:]
    var all: [Cell: [Int]] = [:]
    for price in shown where price.minorUnits > 0 {
      let thousandths = Self.thousandths(Double(price.minorUnits))
      let cell = Cell(brand: price.brand, category: Int32(price.category), currency: price.currency)
      all[cell, default: []].append(thousandths)
      guard price.isAuthorised else { continue }
      authorised[cell, default: []].append(thousandths)
      authorised[Cell(brand: price.brand, category: -1, currency: price.currency), default: []].append(thousandths)
      guard price.ofUsual > 0 else { continue }
      categories[Cell(brand: -1, category: cell.category, currency: price.currency), default: []].append(Self.thousandths(price.ofUsual))
    }
    ofAuthorised = authorised.compactMapValues { Self.spread($0, fewest: Self.fewest) }
    ofCategory = categories.compactMapValues { Self.spread($0, fewest: Self.fewestOfMany) }
    ofAll = all.compactMapValues { Self.spread($0, fewest: Self.fewestOfMany) }
  }

  /// Whether a listing's price is one of the brand's goods, sold as new.
  static func tells(_ hit: ListingHit) -> Bool {
    hit.condition == .new && hit.priceMinorUnits > 0 && !hit.isPhotographOnly
      && hit.hit.context.isDisjoint(with: [.nominative, .perhapsNominative, .notOriginal, .ordinaryUse, .perhapsOrdinaryUse, .usedWord])
  }

  /// Where a listing's price stands; nil where too few others are known. `usualUSD` is the brand's usual price, `usd` the listing's; 0 where
  /// unknown.
  func place(of listing: ListingHit, usualUSD: Double, usd: Double) -> Place? {
    guard listing.priceMinorUnits > 0 else { return nil }
    let cell = Cell(brand: listing.hit.brand, category: Int32(listing.category), currency: listing.currency)
    let thousandths = Self.thousandths(Double(listing.priceMinorUnits))
    let ofBrand = Cell(brand: listing.hit.brand, category: -1, currency: listing.currency)
    if let spread = ofAuthorised[cell] ?? ofAuthorised[ofBrand] {
      return Place(deviations: spread.deviations(thousandths), isOfAuthorised: true)
    }
    let ofGoods = Cell(brand: -1, category: cell.category, currency: cell.currency)
    if usualUSD > 0, usd > 0, let spread = ofCategory[ofGoods] {
      return Place(deviations: spread.deviations(Self.thousandths(usd / usualUSD)), isOfAuthorised: true)
    }
    return ofAll[cell].map { Place(deviations: $0.deviations(thousandths), isOfAuthorised: false) }
  }

  private static func thousandths(_ value: Double) -> Int { Int((log(value) * 1000).rounded()) }

  private static func spread(_ values: [Int], fewest: Int) -> Spread? {
    guard values.count >= fewest else { return nil }
    let median = median(values.map(Double.init))
    let deviation = Self.median(values.map { abs(Double($0) - median) })
    return Spread(median: median, deviation: max(deviationOfMedian * deviation, leastDeviation))
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
