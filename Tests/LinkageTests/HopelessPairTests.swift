import Marketplace
import TestKit
import Testing

@testable import Linkage

@Suite("Rule: a pair whose names are not compared cannot be linked, whatever they are worth") struct HopelessPairTests {
  private let table: LinkageTable
  private let weights: ModelWeights
  private let pairs: [Pair]
  private let nameLevels = Comparisons.name.levels.count
  private let togetherLevels = Comparisons.together.levels.count

  init() throws {
    let accounts = TestWorld(sellers: 60, seed: 21).accounts.sorted { $0.key < $1.key }
    let model = try shippedModel()
    table = LinkageTable(CleanedSellers(cleaning: accounts, threads: 1), KnownWords(model.nameKnowledge))
    weights = ModelWeights(AdaptedModel(model, hashes: accounts.map(\.key.hash)))
    pairs = randomPairs(count: 1_000, among: accounts.count, seed: 3) + table.candidatePairs()
  }

  @Test func noneOfThemReachesTheThreshold() {
    var hopeless = 0
    var linked = 0
    for pair in pairs {
      var levels: [UInt8] = []
      table.appendLevelsButNames(pair.first, pair.second, to: &levels)
      if weights.bounds.mayReachThreshold(levels) { continue }
      hopeless += 1
      // Whatever the names share, in the worst case all of it.
      for name in 0..<nameLevels {
        for nearness in 0..<togetherLevels / Comparisons.contactCounts {
          var other = levels
          other[Comparisons.name.rawValue] = UInt8(name)
          other[Comparisons.together.rawValue] += UInt8(nearness * Comparisons.contactCounts)
          // By the model of either account, since each passes on to the next one when its time has come.
          for first in 0..<table.clean.count where weights.weight(other, first: first) >= weights.thresholdBits { linked += 1 }
        }
      }
    }
    #expect(linked == 0)
    #expect(hopeless > 100 && hopeless < pairs.count, "control: \(hopeless) of \(pairs.count)")
  }

  @Test func levelsAreTheSameInOneStepAndInTwo() {
    let differ = pairs.filter { pair in
      var levels: [UInt8] = [1, 2, 3]
      table.appendLevelsButNames(pair.first, pair.second, to: &levels)
      table.addNames(pair.first, pair.second, to: &levels)
      return Array(levels.dropFirst(3)) != table.levels(pair.first, pair.second)
    }
    #expect(differ == [])
  }
}

@Suite("Rule: what a night keeps for the next one fits together") struct LinkageMemoryTests {
  @Test func listsThatDoNotFitAreTold() throws {
    let accounts = TestWorld(sellers: 40, seed: 22).accounts
    let date = CalendarDate(daysSinceEpoch: 20_000)
    let memory = assignEntities(previous: nil, accounts: accounts, date: date, model: try shippedModel()) { $0 }.memory
    #expect(memory.isSound && !memory.open.isEmpty && memory.weights.contains { $0 > 0 }, "control")
    let damages: [(inout LinkageMemory) -> Void] = [
      { $0.cleaned = CleanedSellers() }, { $0.wordSignatures.removeLast() }, { $0.sharerSignatures.removeLast() },
      { $0.keys = AccountKeys() },
      { $0.weights.removeLast() },
      { $0.open[0] = UInt64(accounts.count) }, { $0.open[0] = 1 << 32 }, { $0.open[0] = 5 << 32 | 5 },
    ]
    for (number, damage) in damages.enumerated() {
      var other = memory
      damage(&other)
      #expect(!other.isSound, "damage \(number)")
    }
  }
}
