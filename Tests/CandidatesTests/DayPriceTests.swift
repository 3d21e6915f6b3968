import Registry
import Testing

@testable import Candidates

@Suite("Rule: a price is held against the brand's own of the day") struct DayPriceTests {
  /// Account 0 and 1 are authorised for the first brand. Of what the brands' goods cost the registry knows nothing, unless it is said.
  private func evidence(
    _ hits: [ListingHit], of hit: ListingHit, registryKnows: Bool = false, _ change: (inout World) -> Void = { _ in }
  ) -> [Evidence] {
    var world = World()
    if !registryKnows {
      for brand in world.registry.brands.indices {
        world.registry.brands[brand].floorPriceUSD = nil
        world.registry.brands[brand].typicalPriceUSD = nil
      }
    }
    world.registry.authorisations = [.row(account: .init(marketplace: "aurora", account: "0"))]
    change(&world)
    var judge = world.judge
    judge.prices = judge.dayPrices(of: hits)
    var found: [Evidence] = []
    judge.reader.read(hit, classIsUnknown: false, into: &found)
    return found.filter { [.priceBelowOthers, .priceAmongOthers].contains($0.code) }
  }

  private func hits(_ prices: [Int64], account: UInt32 = 0, brand: Int32 = 0, currency: UInt16 = 0) -> [ListingHit] {
    prices.enumerated().map { .hit(UInt64($0), brand: brand, currency: currency, account: account, price: $1) }
  }

  private let prices: [Int64] = [17_000, 18_000, 19_000, 20_000, 21_000, 22_000, 23_000, 24_000, 5_000]

  @Test func farBelowTheMedianOfAuthorisedSellers() throws {
    let low = try #require(evidence(hits(prices), of: .hit(price: 12_000)).first)
    #expect(low.code == .priceBelowOthers)
    // Median ln 20000, absolute deviations in thousandths 0 49 51 95 105 140 163 182 1386: their median 105.
    #expect(abs(low.value - 511.0 / (1.4826 * 105)) < 0.02, "\(low.value)")
    #expect(evidence(hits(prices), of: .hit(price: 1)) == [Evidence(.priceBelowOthers, 5)], "so many deviations at most")
    #expect(evidence(hits(prices), of: .hit(price: 19_500)) == [Evidence(.priceAmongOthers)])
    #expect(evidence(hits(prices), of: .hit(price: 90_000)) == [Evidence(.priceAmongOthers)], "a high price is none of copies")
  }

  @Test func aLowPriceIsNotCountedTwiceWhereTheRegistryKnowsPrices() {
    #expect(evidence(hits(prices), of: .hit(price: 12_000), registryKnows: true).isEmpty)
    #expect(evidence(hits(prices), of: .hit(price: 19_500), registryKnows: true) == [Evidence(.priceAmongOthers)])
  }

  @Test func eachCurrencyAndBrandByItself() {
    #expect(evidence(hits(prices), of: .hit(brand: 1, price: 12_000)).isEmpty)
    #expect(evidence(hits(prices), of: .hit(currency: 1, price: 12_000)).isEmpty)
  }

  @Test func fewPricesSayNothing() { #expect(evidence(hits(Array(prices.prefix(7))), of: .hit(price: 1)).isEmpty) }

  @Test func ofAnotherCategoryTheBrandsPricesCount() {
    #expect(evidence(hits(prices), of: .hit(category: 1, price: 19_500)) == [Evidence(.priceAmongOthers)])
  }

  @Test func otherBrandsOfTheCategoryCountInPartsOfTheirUsualPrices() {
    let many = hits(prices + prices + prices, brand: 1)
    func allows(_ world: inout World) {
      world.registry.authorisations = [.row(brand: 1, account: .init(marketplace: "aurora", account: "0"))]
    }
    #expect(evidence(many, of: .hit(price: 19_500), registryKnows: true, allows) == [Evidence(.priceAmongOthers)])
    // The first brand's usual price is twice as high then.
    let dearer = evidence(many, of: .hit(price: 19_500), registryKnows: true) {
      allows(&$0)
      $0.registry.brands[0].typicalPriceUSD = 800
    }
    #expect(dearer.isEmpty, "the registry's own price says that it is low")
  }

  @Test func ofAllSellersOnlyALowPriceSaysAnything() {
    let many = hits(prices + prices + prices, account: 2)
    #expect(evidence(many, of: .hit(price: 8_000)).map(\.code) == [.priceBelowOthers])
    #expect(evidence(many, of: .hit(price: 20_000)).isEmpty, "they may be copies")
  }

  @Test func pricesOfWhatOnlyFitsAndOfUsedGoodsCountForNothing() {
    let other = hits(prices).map { hit in
      var hit = hit
      hit.hit.context = .nominative
      return hit
    }
    let used = prices.enumerated().map { ListingHit.hit(UInt64($0), account: 0, price: $1, condition: .used) }
    #expect(evidence(other + used, of: .hit(price: 1)).isEmpty)
  }

  @Test func theOrderOfListingsCountsForNothing() {
    let hit = ListingHit.hit(price: 12_345)
    #expect(evidence(hits(prices), of: hit) == evidence(hits(prices.reversed()), of: hit))
  }
}
