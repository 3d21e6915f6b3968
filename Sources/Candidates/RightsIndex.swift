import Marketplace
import Registry
import Text

/// The marks in force on one day, laid out so that the right of a hit is found without a search through the registry (R16).
public struct RightsIndex: Sendable {
  /// What a hit's mark is protected by.
  public enum Finding: Hashable, Sendable {
    /// No mark of the brand is in force in the class and in a country of the listing.
    case none
    /// This mark (index into ``Registry/trademarks``), in the class of the listing's category.
    case right(trademark: Int)
    /// The category has no class; this mark is in force in a country of the listing, in whatever class.
    case classUnknown(trademark: Int)
  }

  /// A mark in force.
  private struct Entry {
    var trademark: Int32
    /// Bit n stands for Nice class n.
    var classes: UInt64
    /// Index into the distinct sets of countries.
    var coverage: Int32
  }

  /// Where a brand's entries begin; one more than there are brands.
  private var firstEntry: [Int32]
  /// Of each brand by latest expiry, then by number.
  private var entries: [Entry]
  private let coverageCount: Int
  private let marketplaceCount: Int
  private let shippingCount: Int
  /// For (marketplace, shipping list, coverage) the place of the first country that is covered: 0 the home, 1 the list's first.
  private let ranks: [UInt16]
  /// Bit of the Nice class of each category; 0 where it has none.
  private let classOfCategory: [UInt64]
  private static let uncovered = UInt16.max

  /// The marks of the registry in force on a day, for a night's marketplaces, categories and shipping lists.
  public init(registry: Registry, on date: CalendarDate, tables: ListingTables) {
    var ofBrand = [[Entry]](repeating: [], count: registry.brands.count)
    var coverages: [[CountryCode]] = []
    var known: [[CountryCode]: Int32] = [:]
    for (index, mark) in registry.trademarks.enumerated() where mark.inForce(on: date) && ofBrand.indices.contains(mark.brand) {
      let countries = mark.countries(of: registry.officeCountries)
      let coverage = known[countries] ?? Int32(coverages.count)
      if known.updateValue(coverage, forKey: countries) == nil { coverages.append(countries) }
      let classes = mark.niceClasses.reduce(UInt64(0)) { $0 | Self.bit($1) }
      ofBrand[mark.brand].append(Entry(trademark: Int32(index), classes: classes, coverage: coverage))
    }
    firstEntry = [0]
    entries = []
    for list in ofBrand {
      entries += list.sorted { registry.trademarks[Int($0.trademark)].comesBefore(registry.trademarks[Int($1.trademark)]) }
      firstEntry.append(Int32(entries.count))
    }
    coverageCount = coverages.count
    marketplaceCount = tables.marketplaces.count
    shippingCount = tables.shippingLists.count
    let covered = coverages.map(Set.init)
    ranks = tables.marketplaces.flatMap { marketplace in
      tables.shippingLists.flatMap { list in covered.map { Self.rank(of: $0, home: marketplace.home, shipsTo: list) } }
    }
    classOfCategory = tables.categories.map { registry.niceClasses[ExactText($0)].map(Self.bit) ?? 0 }
  }

  /// The one right that a candidate of this brand rests on (R16): the home country's first, then the first of the list of
  /// shipping countries, then the one that expires last, then the smallest number.
  public func right(brand: Int, category: Int, marketplace: Int, shipsTo: Int) -> Finding {
    guard brand >= 0, brand + 1 < firstEntry.count, (0..<marketplaceCount).contains(marketplace), (0..<shippingCount).contains(shipsTo)
    else { return .none }
    let wanted = category < classOfCategory.count ? classOfCategory[category] : 0
    let row = (marketplace * shippingCount + shipsTo) * coverageCount
    var best = Self.uncovered
    var found: Int32 = -1
    for index in Int(firstEntry[brand])..<Int(firstEntry[brand + 1]) where wanted == 0 || entries[index].classes & wanted != 0 {
      let rank = ranks[row + Int(entries[index].coverage)]
      if rank < best { (best, found) = (rank, entries[index].trademark) }
    }
    guard found >= 0 else { return .none }
    return wanted == 0 ? .classUnknown(trademark: Int(found)) : .right(trademark: Int(found))
  }

  /// The place of the first country that a right covers: 0 is the home, 1 the first of the shipping list.
  private static func rank(of covered: Set<CountryCode>, home: CountryCode, shipsTo: [CountryCode]) -> UInt16 {
    if covered.contains(home) { return 0 }
    guard let place = shipsTo.firstIndex(where: covered.contains) else { return uncovered }
    return UInt16(min(place + 1, Int(uncovered) - 1))
  }

  private static func bit(_ niceClass: Int) -> UInt64 { (1...45).contains(niceClass) ? 1 << UInt64(niceClass) : 0 }
}

extension Trademark {
  /// Whether of two rights that cover the same country this one is named: it expires later, or its number comes first.
  func comesBefore(_ other: Trademark) -> Bool {
    guard expiresOn == other.expiresOn else {
      return (expiresOn ?? CalendarDate(daysSinceEpoch: .min)) > (other.expiresOn ?? CalendarDate(daysSinceEpoch: .min))
    }
    guard registrationNo.hasSameBytes(as: other.registrationNo) else {
      return registrationNo.utf8.lexicographicallyPrecedes(other.registrationNo.utf8)
    }
    return office.utf8.lexicographicallyPrecedes(other.office.utf8)
  }
}
