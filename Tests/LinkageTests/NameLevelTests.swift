import Marketplace
import Testing

@testable import Linkage

@Suite("Rule: words of a name that were moved about do not make it another seller's") struct WordOrderTests {
  private let home = SellerFields(
    name: "Zorbanix Quellor4 Lda", phone: "+44 20 7333 4444", country: "GB", city: "Leeds", address: "9 Mill Road")

  private func order(_ first: String, _ second: String) throws -> (level: String, bits: Double) {
    var world = TestWorld(sellers: 200, seed: 41)
    var fields = home
    fields.name = first
    let one = world.add(fields, owner: -1)
    fields.name = second
    let other = world.add(fields, owner: -1)
    let explanation = LinkageExplainer(world.accounts, model: try shippedModel()).explainPair(one, other)
    let step = try #require(explanation.steps.first { $0.comparison == "order" })
    return (step.level, explanation.weight)
  }

  @Test func whereTheBrandHasAWordOfItsOwn() throws {
    let swapped = try order("Zorbanix Quellor4 Lda", "Quellor4 Zorbanix")
    #expect(swapped.level == "other order, words were moved about")
    #expect(swapped.bits > (try shippedModel()).thresholdBits, "with phone, address and city beside it, it is a link")
  }

  @Test func notWhereOtherBrandsAreMadeOfTheSameWords() {
    func parts(_ order: UInt64) -> NameParts {
      NameParts(
        core: 7, brandCount: 2, brandOrder: order, brandHash: 7, rarest: -1, trade: -1, isShuffled: false, isBusiness: true,
        isIdeographic: false, characters: 0)
    }
    let levels = Comparisons.order.levels
    #expect(levels[parts(1).orderLevel(parts(2), hasOwnWord: false)] == "other order of two")
    #expect(levels[parts(1).orderLevel(parts(2), hasOwnWord: true)] == "other order, words were moved about")
    #expect(levels[parts(1).orderLevel(parts(1), hasOwnWord: true)] == "same order of two")
  }
}

@Suite("Rule: Chinese names of one sound in other characters are different names") struct CharactersTests {
  private func level(_ first: String, _ second: String) throws -> String {
    var world = TestWorld(sellers: 200, seed: 42)
    // Enough names with the ending for it to be known as one.
    for (number, own) in ["福", "华", "利", "海", "金"].enumerated() {
      world.add(SellerFields(name: own + "龙贸易有限公司", country: "CN", city: "Putian"), owner: -10 - number)
    }
    let one = world.add(SellerFields(name: first, country: "CN", city: "Putian"), owner: -1)
    let other = world.add(SellerFields(name: second, country: "CN", city: "Putian"), owner: -2)
    let steps = LinkageExplainer(world.accounts, model: try shippedModel()).explainPair(one, other).steps
    return try #require(steps.first { $0.comparison == "order" }).level
  }

  @Test func otherCharactersAreTold() throws {
    #expect(try level("星宝贸易有限公司", "兴宝贸易公司") == "other characters of one sound")
    #expect(try level("星宝贸易有限公司", "星宝贸易公司") == "same order of two", "control")
  }

  @Test func traditionalCharactersAreTheSame() throws { #expect(try level("兴宝贸易有限公司", "興寶贸易公司") == "same order of two") }
}

@Suite("Rule: a value that differently named sellers share is a hub, and one seller's spellings are one name") struct HubSizeTests {
  @Test func namesOfWhichOneHasAllWordsOfTheOtherCountOnce() {
    let values: [Int32] = [0, 0, 0, 0, 1, -1]
    let names: [UInt64] = [10, 11, 12, 12, 13, 14]
    #expect(hubSizes(values, names: names) == [3, 3, 3, 3, 1, 0], "control: three names")
    let words: [[Int32]] = [[1, 2], [2, 3, 1], [4], [4], [5], [6]]
    #expect(hubSizes(values, names: names) { words[$0] } == [2, 2, 2, 2, 1, 0])
    let agents: [[Int32]] = [[1, 2], [1, 3], [4], [4], [5], [6]]
    #expect(hubSizes(values, names: names) { agents[$0] } == [3, 3, 3, 3, 1, 0], "a word in common tells nothing")
    #expect(hubSizes(values, names: names) { _ in [7] } == [1, 1, 1, 1, 1, 0])
  }
}

@Suite("Rule: a person's name and a company's are one seller's only if they say the same") struct KindLevelTests {
  private func parts(_ brand: UInt64, isBusiness: Bool) -> NameParts {
    NameParts(
      core: brand, brandCount: 1, brandOrder: brand, brandHash: brand, rarest: -1, trade: -1, isShuffled: false, isBusiness: isBusiness,
      isIdeographic: false, characters: 0)
  }

  @Test func kindsOfOtherBrandsAreLevelsOfTheirOwn() {
    let levels = [
      (1, true, 2, true), (1, true, 1, false), (1, false, 1, false), (1, true, 2, false), (1, false, 2, false), (0, false, 0, false),
    ]
    .map { Comparisons.kind.levels[parts($0.0, isBusiness: $0.1).kindLevel(parts($0.2, isBusiness: $0.3))] }
    #expect(
      levels == [
        "two companies", "one company", "no company", "one company, other brand", "no company, other brand", "no company, other brand",
      ])
  }

  @Test func theyWeighAgainstAMatch() throws {
    let kind = try shippedModel().comparisons[Comparisons.kind.rawValue].levels
    #expect(kind[3].bits < -1 && (kind[3].shorter ?? []).allSatisfy { $0 < -1 })
  }
}
