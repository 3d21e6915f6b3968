import Marketplace
import TestKit
import Testing

@testable import Linkage

@Suite("Rule: a pair whose names are not compared cannot be linked, whatever they are worth") struct HopelessPairTests {
  private let table: LinkageTable
  private let weights: ModelWeights
  private let pairs: [Pair]

  init() throws {
    let accounts = TestWorld(sellers: 150, seed: 21).accounts.sorted { $0.key < $1.key }
    let model = try shippedModel().adapted(to: accounts.count)
    table = LinkageTable(CleanedSeller.clean(accounts, threads: 1), KnownWords(model.nameKnowledge))
    weights = ModelWeights(model)
    pairs = randomPairs(count: 4_000, among: accounts.count, seed: 3) + table.candidatePairs()
  }

  @Test func noneOfThemReachesTheThreshold() {
    var hopeless = 0
    for pair in pairs {
      var levels: [UInt8] = []
      table.appendLevelsButNames(pair.first, pair.second, to: &levels)
      if weights.mayReachThreshold(levels) { continue }
      hopeless += 1
      // Whatever the names share, in the worst case all of it.
      for name in Comparisons.name.levels.indices {
        for nearness in 0..<4 {
          var other = levels
          other[Comparisons.name.rawValue] = UInt8(name)
          other[Comparisons.together.rawValue] += UInt8(nearness * Comparisons.contactCounts)
          #expect(weights.weight(other) < weights.thresholdBits)
        }
      }
    }
    #expect(hopeless > 100 && hopeless < pairs.count, "control: \(hopeless) of \(pairs.count)")
  }

  @Test func levelsAreTheSameInOneStepAndInTwo() {
    for pair in pairs {
      var levels: [UInt8] = [1, 2, 3]
      table.appendLevelsButNames(pair.first, pair.second, to: &levels)
      table.addNames(pair.first, pair.second, to: &levels)
      #expect(Array(levels.dropFirst(3)) == table.levels(pair.first, pair.second))
    }
  }
}

@Suite("Rule: what a night keeps for the next one fits together") struct LinkageMemoryTests {
  @Test func listsThatDoNotFitAreTold() throws {
    let accounts = TestWorld(sellers: 40, seed: 22).accounts
    let date = CalendarDate(daysSinceEpoch: 20_000)
    let memory = assignEntities(previous: nil, accounts: accounts, date: date, model: try shippedModel()) { $0 }.memory
    #expect(memory.isSound && !memory.compared.isEmpty && !memory.linked.isEmpty, "control")
    let damages: [(inout LinkageMemory) -> Void] = [
      { $0.cleaned.removeLast() }, { $0.wordSignatures.removeLast() }, { $0.isOpen.removeLast() }, { $0.weights.removeLast() },
      { $0.compared[0] = UInt64(accounts.count) }, { $0.linked[0] = 1 << 32 }, { $0.compared[0] = 5 << 32 | 5 },
    ]
    for (number, damage) in damages.enumerated() {
      var other = memory
      damage(&other)
      #expect(!other.isSound, "damage \(number)")
    }
  }
}
