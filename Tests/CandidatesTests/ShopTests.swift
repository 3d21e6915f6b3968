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

  @Test func nearlyEqualTitlesAreOnePieceOfEvidence() throws {
    let sizes = ["black", "red", "size L", "XL 42"].enumerated().map { number, size in
      ListingHit.hit(UInt64(number + 1), title: "leather bag sent with Acme \(size)")
    }
    let alone: [EvidenceCode: Double] = [.shopWithoutOthers: 1, .shopWithoutBrand: 1]
    for hit in sizes.indices { #expect(shop(of: hit, in: sizes) == alone, "another size says nothing new") }
    let one = shop(of: 0, in: [.hit(9, title: "silver watch by Acme for divers")] + sizes.prefix(1))
    #expect(shop(of: 0, in: [.hit(9, title: "silver watch by Acme for divers")] + sizes) == one, "four sizes are one other listing")
    #expect(one[.shopHistoryOfBrand] != nil, "control: another title says something")
    let open = sizes.map { hit in
      var hit = hit
      hit.hit.context = .copyWord
      return hit
    }
    #expect(shop(of: 0, in: Array(open))[.shopDisguises] == 1, "who admits a copy says so each time")
  }

  @Test func aListOfThreeBrandsInTwoSizesIsOnePiece() {
    let hits = (1...2).flatMap { listing in
      (0...1).map { brand in
        ListingHit.hit(UInt64(listing), brand: Int32(brand), at: Int32(brand) * 5, title: "charger cable Acme Birch metre \(listing)")
      }
    }
    #expect(shop(of: 0, in: hits) == [.shopWithoutOthers: 1, .shopWithoutBrand: 1], "other brands of the same title are no other listing")
  }

  @Test func dismissedTitlesKeepTheirLikeOutOfFile() throws {
    var world = World()
    world.scorecard.intercept = 9
    var hits = (1...3).map { ListingHit.hit(UInt64($0), title: "leather bag sent with Acme \(["black", "red", "blue"][$0 - 1])") }
    hits.append(.hit(4, title: "silver watch by Acme for divers"))
    hits.append(.hit(5, account: 4, title: "leather bag sent with Acme green"))
    #expect(world.judge.judge(hits).map(\.tier) == [.file, .file, .file, .file, .file], "control")
    hits[0].decision = .dismiss
    let judged = world.judge.judge(hits)
    #expect(judged.map(\.hit) == [1, 2, 3, 4])
    #expect(judged.map(\.tier) == [.review, .review, .file, .file], "not another title, nor another seller's")
    #expect(judged[0].reasons == [.dismissedAlike])
  }

  @Test func aPlainTitleDismissedSaysNothingOfOneThatHidesTheMarkOrAdmitsACopy() {
    var world = World()
    world.scorecard.intercept = 9
    let title = "leather bag sent with Acme"
    var hits: [ListingHit] = [
      .hit(1, title: title), .hit(2, form: .lookAlike, title: title), .hit(3, context: .copyWord, title: title + " replica"),
      .hit(4, title: title), .hit(5, form: .slip, title: title),
    ]
    hits[0].decision = .dismiss
    #expect(world.judge.judge(hits).map(\.tier) == [.file, .file, .review, .review], "a slip may be a word of its own")
    hits[1].decision = .dismiss
    #expect(world.judge.judge(hits).map(\.tier) == [.review, .review, .review], "who dismisses the hidden one has seen all")
  }
}
