import Candidates
import Marketplace
import Screening
import Testing

@Suite("Rule: a shop's other listings are evidence, the listing itself is not") struct ShopTests {
  /// A world in which only a copy word speaks.
  private func world() -> World {
    var world = World()
    world.scorecard.firstLookIntercept = -2
    world.weigh(.copyWord, 8)
    return world
  }

  /// The evidence of the shop that a hit has among others.
  private func shop(of hit: Int, in hits: [ListingHit]) -> [EvidenceCode: Double] {
    let judge = world().judge
    var found: [EvidenceCode: Double] = [:]
    judge.forEachJudgement(of: hits, history: judge.history(of: hits)) { judgement in
      guard judgement.hit == hit else { return }
      for evidence in judgement.evidence where evidence.code.name.hasPrefix("shop_") { found[evidence.code] = evidence.value }
    }
    return found
  }

  @Test func aListingAloneHasNoShop() {
    let alone: [EvidenceCode: Double] = [.shopWithoutOthers: 1, .shopWithoutBrand: 1]
    #expect(shop(of: 0, in: [.hit(1, context: .copyWord)]) == alone)
    #expect(shop(of: 0, in: [.hit(1, context: .copyWord), .hit(2, context: .copyWord, account: 3)]) == alone, "another entity's")
    let two = [ListingHit.hit(1, context: .copyWord), .hit(1, brand: 1, at: 9, context: .copyWord)]
    #expect(shop(of: 0, in: two) == alone, "its own other brand is no other listing")
  }

  @Test func badNeighboursWeighMoreThanGoodOnes() throws {
    let honest = (10..<20).map { ListingHit.hit(UInt64($0), account: 4) }
    let beside = { (context: HitContext) in [ListingHit.hit(1), .hit(2, context: context)] + honest }
    let bad = shop(of: 0, in: beside(.copyWord))
    let good = shop(of: 0, in: beside([]))
    let weights = (try #require(bad[.shopHistory]), try #require(good[.shopHistory]))
    #expect(weights.0 > 0)
    #expect(weights.1 < weights.0)
    #expect(bad[.shopDisguises] == 1)
    #expect(good[.shopDisguises] == nil)
  }

  @Test func oneTitleAmongManyThatAdmitsACopyWeighsLessThanMany() {
    let honest = (10..<17).map { ListingHit.hit(UInt64($0)) }
    #expect(shop(of: 0, in: [.hit(1), .hit(2, context: .copyWord)] + honest)[.shopDisguises] == 0.5, "one in eight of its others")
    let copies = (20..<24).map { ListingHit.hit(UInt64($0), context: .copyWord) }
    #expect(shop(of: 0, in: [.hit(1)] + copies + honest)[.shopDisguises] == 1, "four in eleven")
  }

  @Test func anOrdinaryWordBesideACopyWordAdmitsNoCopy() {
    #expect(shop(of: 0, in: [.hit(1), .hit(2, context: [.copyWord, .ordinaryUse])])[.shopDisguises] == nil)
    #expect(shop(of: 0, in: [.hit(1), .hit(2, context: .copyWord)])[.shopDisguises] == 1, "control")
  }

  @Test func theEntitysOtherAccountsAreItsShop() {
    #expect(shop(of: 0, in: [.hit(1, account: 0), .hit(2, context: .copyWord, account: 1)])[.shopDisguises] == 1)
  }

  @Test func otherBrandsAreCounted() {
    let hits = [ListingHit.hit(1), .hit(2, brand: 1, context: .copyWord), .hit(3, brand: 1, context: .copyWord)]
    #expect(shop(of: 0, in: hits)[.shopBrands] == 1)
    #expect(shop(of: 1, in: hits)[.shopBrands] == nil, "brand 0 looks honest")
    #expect(shop(of: 0, in: hits)[.shopHistoryOfBrand] == nil)
    #expect(shop(of: 0, in: hits)[.shopWithoutBrand] == 1, "brand 0 has no other listing here")
    #expect(shop(of: 0, in: hits)[.shopWithoutOthers] == nil)
    #expect(shop(of: 1, in: hits)[.shopWithoutBrand] == nil, "control: brand 1 has another")
  }

  @Test func nothingCountedWeighsNothing() {
    #expect(shrunkenLogOdds(hits: 0, count: 0, prior: 0.2) == 0)
    #expect(shrunkenLogOdds(hits: 3, count: 3, prior: 0.2) > 0)
    #expect(shrunkenLogOdds(hits: 0, count: 3, prior: 0.2) < 0)
  }
}
