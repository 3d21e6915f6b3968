import Testing

@testable import Linkage

@Suite("Rule: a list is weighed by what lists of its length taught") struct ShorterListsTests {
  private func model(shorter: [Double]?) -> LinkageModel {
    let level = LinkageModel.Level(name: "level", m: 1, u: 1, bits: 1, shorter: shorter)
    return LinkageModel(
      priorBits: -8, shorterPriorBits: shorter.map { $0.map { $0 - 9 } }, thresholdBits: 2,
      comparisons: [.init(name: "one", levels: [level])],
      accounts: 51_200)
  }

  @Test(
    "between two lengths by their logarithm, beyond them the prior alone",
    arguments: [
      (102_400, 1, -8.25), (51_200, 1, -8), (50_000, 1, -8), (25_600, 2, -7), (6_400, 4, -5), (1_600, 8, -1), (800, 10, 1), (400, 10, 1.25),
    ])
  func lengths(_ accounts: Int, _ bits: Double, _ prior: Double) {
    let adapted = model(shorter: [4, 10]).adapted(to: accounts)
    #expect(abs(adapted.comparisons[0].levels[0].bits - bits) < 1e-9)
    #expect(abs(adapted.priorBits - prior) < 1e-9)
  }

  @Test func aModelWithoutThemChangesItsPriorOnly() {
    let adapted = model(shorter: nil).adapted(to: 800)
    #expect(adapted.priorBits == -6.5)
    #expect(adapted.comparisons[0].levels[0].bits == 1)
  }

  @Test func trainingLearnsThemFromParts() throws {
    let world = TestWorld(sellers: 800, seed: 21)
    let cleaned = CleanedSellers(cleaning: world.accounts, threads: 2)
    let plain = try trainModel(accounts: world.accounts, seed: 1)
    #expect(plain.shorterPriorBits == nil, "control: parts of fewer than 500 accounts are too short to learn from")
    var taught = plain
    taught.learnShorterLists(from: cleaned, world.owner, seed: 1, leastAccounts: 100, threads: 2)
    #expect(taught.shorterPriorBits?.count == 1)
    #expect(taught.faults().isEmpty)
    #expect(taught.comparisons.dropLast(2).allSatisfy { $0.levels.allSatisfy { $0.shorter?.count == 1 } })
    var again = plain
    again.learnShorterLists(from: cleaned, world.owner, seed: 1, leastAccounts: 100, threads: 1)
    #expect(again == taught, "the same whatever the threads")
    let address = Comparisons.address.rawValue
    let equal = taught.comparisons[address].levels[5]
    #expect((equal.shorter?[0] ?? -1) != equal.bits, "what they teach is not what the whole list taught")
  }
}
