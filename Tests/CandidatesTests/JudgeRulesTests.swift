import Candidates
import Marketplace
import Registry
import Screening
import Testing

/// A world in which a copy word is as good as proof.
private func world(_ change: (inout World) -> Void = { _ in }) -> World {
  var world = World()
  world.weigh(.copyWord, 8)
  change(&world)
  return world
}

/// A hit that admits a copy, but for what is given.
private func copy(
  _ listing: UInt64 = 1, brand: Int32 = 0, at start: Int32 = 0, form: MarkForm = .name, also context: HitContext = [],
  category: UInt16 = 0, account: UInt32 = 2, condition: Condition = .new
) -> ListingHit {
  .hit(
    listing, brand: brand, at: start, form: form, context: context.union(.copyWord), category: category, account: account,
    condition: condition)
}

@Suite("Rule: no right, authorised, used or nominative: no candidate, whatever the score") struct ExclusionTests {
  @Test func controlTheHitIsFiled() {
    let candidates = world().judge.judge([copy()])
    #expect(candidates.map(\.tier) == [.file])
    #expect(candidates.first?.trademark == 0)
    #expect(candidates.first?.entity == 1)
    #expect(candidates.first?.reasons == [.copyWord])
  }

  @Test func noRight() {
    #expect(world { $0.registry.trademarks = [] }.judge.judge([copy()]).isEmpty)
    #expect(world().judge.judge([copy(category: 1)]).isEmpty, "not in this class")
  }

  @Test func authorised() {
    let judged = world { $0.registry.authorisations = [.row(account: AccountKey(marketplace: "aurora", account: "0"))] }
    #expect(judged.judge.judge([copy(1, account: 1), copy(2, account: 2)]).map(\.hit) == [1], "both its accounts, and no other's")
  }

  @Test func usedGoods() {
    #expect(world().judge.judge([copy(condition: .used)]).isEmpty)
    #expect(world().judge.judge([copy(also: .usedWord, condition: .unknown)]).isEmpty)
    #expect(world().judge.judge([copy(condition: .unknown)]).count == 1, "control: without such a word it stays")
    #expect(world().judge.judge([copy(also: .usedWord)]).count == 1, "of goods said to be new, the word is mere evidence")
  }

  @Test func nominative() {
    let plain = world { $0.weigh(.categoryOfBrand, 8) }.judge
    #expect(plain.judge([.hit()]).count == 1, "control")
    #expect(plain.judge([.hit(context: .nominative)]).isEmpty)
    #expect(plain.judge([.hit(form: .masked, context: .nominative)]).count == 1, "who hides a mark names no goods that fit")
    #expect(plain.judge([.hit(context: [.nominative, .copyWord])]).count == 1)
  }

  @Test func aFrameThatBrandFieldAndCategoryContradictIsLeftToAnAnalyst() {
    let judge = world {
      $0.weigh(.priceFarBelow, 8)
      $0.registry.brands[0].categories = ["handbags"]
    }.judge
    let contradicted = judge.judge([.hit(context: .nominative, price: 1, brandField: .sameBrand)])
    #expect(contradicted.map(\.tier) == [.review])
    #expect(contradicted.first?.reasons == [.priceFarBelow, .fitsPerhaps])
    #expect(judge.judge([.hit(context: .nominative, price: 1)]).isEmpty, "the brand field says nothing")
  }

  @Test func whatIsAnOrdinaryWordIsNeverFiled() {
    let judge = world { $0.weigh(.priceFarBelow, 8) }.judge
    #expect(judge.judge([.hit(context: .ordinaryUse, price: 1)]).map(\.tier) == [.review])
    #expect(judge.judge([.hit(context: .perhapsOrdinaryUse, price: 1)]).map(\.tier) == [.review])
    #expect(judge.judge([.hit(price: 1)]).map(\.tier) == [.file], "control")
  }

  @Test func aKindOfGoodsThatFitsOthersIsFiledOnlyWhereHardlyADoubtIsLeft() {
    func tiers(_ weight: Double, _ form: MarkForm) -> [Tier] {
      world { $0.weigh(.priceFarBelow, weight) }.judge.judge([.hit(form: form, context: .goodsThatFit, price: 1)]).map(\.tier)
    }
    #expect(tiers(5, .name) == [.review])
    #expect(tiers(5, .masked) == [.file], "who hides a mark fits nothing")
    #expect(tiers(8, .name) == [.file])
    let filed = world { $0.weigh(.priceFarBelow, 8) }.judge.judge([.hit(context: .goodsThatFit, price: 1)])
    #expect(filed.map(\.reasons) == [[.priceFarBelow, .goodsThatFit]], "what a lower score would keep out is said")
    #expect(TierThresholds(file: 0.95).certain == 999_000)
  }

  @Test func whatWasFiledForCertainLeavesFileBelowItsThreshold() {
    let thresholds = TierThresholds(file: 0.95, keep: 0.9)
    for (score, tier) in [(950_000, Tier.file), (949_999, .review)] {
      var candidate = Candidate(
        hit: 0, brand: 0, scoreMillionths: score, tier: .review, reasons: [.goodsThatFit], trademark: 0, entity: 0)
      candidate.stay(filedBefore: true, thresholds)
      #expect(candidate.tier == tier, "\(score)")
    }
  }

  @Test func anHonestSellerOfWhatPerhapsFitsIsNeverFiled() {
    let judge = world {
      for code in [EvidenceCode.categoryOfBrand, .shopHistoryOfBrand, .priceFarBelow] { $0.weigh(code, 8) }
    }.judge
    let bags = (0..<40).map { ListingHit.hit(UInt64($0), context: .perhapsNominative, price: 1) }
    let tiers = judge.judge(bags).map(\.tier)
    #expect(tiers.count == 40 && tiers.allSatisfy { $0 == .review })
    let goods = (0..<40).map { ListingHit.hit(UInt64($0), price: 1) }
    #expect(judge.judge(goods).contains { $0.tier == .file }, "control")
    let hidden = (0..<40).map { ListingHit.hit(UInt64($0), form: .masked, context: .perhapsNominative, price: 1) }
    #expect(judge.judge(hidden).contains { $0.tier == .file }, "who hides a mark fits nothing")
  }

  @Test func notOriginalIsNoExcuseForTheBrandsOwnKindOfGoods() {
    var world = World()
    world.registry.niceClasses["watches"] = 18
    #expect(world.judge.judge([.hit(context: .notOriginal, category: 1)]).isEmpty, "a spare part")
    #expect(world.judge.judge([.hit(context: .notOriginal)]).count == 1, "a handbag that is not the brand's own")
  }
}

@Suite("Rule: some evidence keeps a candidate out of `file`, however high its score") struct ReviewAtMostTests {
  @Test func categoryWithoutClass() {
    let candidates = world().judge.judge([copy(category: 2)])
    #expect(candidates.map(\.tier) == [.review])
    #expect(candidates.first?.reasons == [.copyWord, .classUnknown])
  }

  @Test func refurbishedAndParallel() {
    #expect(world().judge.judge([copy(condition: .refurbished)]).map(\.tier) == [.review])
    #expect(world().judge.judge([copy(also: .parallelImport)]).map(\.tier) == [.review])
    let titled = world().judge.judge([copy(also: .usedWord)])
    #expect(titled.map(\.tier) == [.review], "also where only the title says so")
    #expect(titled.first?.reasons == [.copyWord, .usedWord], "the reason is named")
  }
}

@Suite("Rule: one candidate for each listing and brand") struct OneCandidateTests {
  @Test func theHeaviestHitCounts() {
    let hits = [ListingHit.hit(at: 0), copy(at: 10), ListingHit.hit(at: 20, context: .nominative)]
    #expect(world().judge.judge(hits).map(\.hit) == [1])
  }

  @Test func theTitleBeatsTheBrandField() {
    #expect(world().judge.judge([copy(also: .brandField), copy(at: 5)]).map(\.hit) == [1])
    #expect(world().judge.judge([copy(also: .brandField)]).map(\.hit) == [0], "control: alone, it counts")
  }

  @Test func twoBrandsAreTwo() {
    #expect(world().judge.judge([copy(brand: 0, at: 0), copy(brand: 1, at: 10)]).map(\.brand) == [0, 1])
  }

  @Test func anExactNameBeatsASlipOverIt() {
    let slip = copy(brand: 0, at: 0, form: .slip)
    #expect(world().judge.judge([slip, copy(brand: 1, at: 2)]).map(\.brand) == [1])
    #expect(world().judge.judge([slip, copy(brand: 1, at: 4)]).map(\.brand) == [0, 1], "control: beside it, both count")
  }

  @Test func theLongerMarkTakesWhatItContains() {
    let inner = ListingHit.hit(brand: 0, at: 5, length: 4, context: .copyWord)
    let outer = ListingHit.hit(brand: 1, at: 0, length: 9, context: .copyWord)
    #expect(world().judge.judge([inner, outer]).map(\.brand) == [1])
  }
}

@Suite("Rule: scores are rounded to millionths before they meet a threshold") struct ThresholdTests {
  @Test func theThresholdItselfBelongs() {
    let tiers = TierThresholds(file: 0.95, review: 0.5, watch: 0.05)
    let wanted: [(Int, Tier?)] = [
      (950_000, .file), (949_999, .review), (500_000, .review), (499_999, .watch), (50_000, .watch), (49_999, nil),
    ]
    for (score, tier) in wanted { #expect(tiers.tier(ofMillionths: score, evidence: []) == tier, "\(score)") }
    #expect(tiers.tier(ofMillionths: 1_000_000, evidence: [Evidence(.usedWord)]) == .review)
  }

  @Test func probabilities() {
    #expect(millionths(logOdds: 0) == 500_000)
    #expect(millionths(logOdds: 2.944439) == 950_000)
    #expect(millionths(logOdds: 800) == 1_000_000)
    #expect(millionths(logOdds: -800) == 0)
  }
}
