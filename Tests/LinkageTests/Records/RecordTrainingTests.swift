import Glibc
import TestKit
import Testing

@testable import Linkage

@Suite("Rule: a table that is too short to tell how its columns lean on each other keeps the weights of independent ones")
struct RecordTrainingTests {
  private func model(_ persons: Int) throws -> RecordModel {
    let rows = RecordWorld.persons(persons, seed: 31)
    return try RecordLinker(RecordWorld.table(RecordWorld.columns, rows), RecordWorld.settings, threads: 1).train()
  }

  /// The bits of the highest level of a comparison, and what it says alone.
  private func best(_ model: RecordModel, _ name: String) throws -> (bits: Double, alone: Double) {
    let level = try #require(model.comparisons.first { $0.name == name }?.levels.last)
    return (level.bits, Glibc.log2(level.m / level.u))
  }

  @Test("the columns of these tables are independent", arguments: [150, 600]) func independentColumns(_ persons: Int) throws {
    let model = try model(persons)
    for name in ["born", "town"] {
      let best = try best(model, name)
      #expect(best.bits > best.alone * 0.6 && best.bits < best.alone * 1.4, "\(name): \(best.bits) bits, alone \(best.alone)")
    }
  }

  @Test func columnsThatFollowFromEachOtherShareWhatTheySay() throws {
    // The town stands in a second column again, and neighbours share both.
    let rows = RecordWorld.persons(1_500, seed: 32).map { $0 + [$0[5]] }
    var settings = RecordWorld.settings
    settings.comparisons.append(.init(name: "again", kind: .text, columns: ["again"]))
    settings.blocking.append([RecordSettings.Key(.first, length: 3, ["surname"]), RecordSettings.Key(.whole, ["again"])])
    let linker = try RecordLinker(RecordWorld.table(RecordWorld.columns + ["again"], rows), settings, threads: 1)
    let model = try linker.train()
    let town = try best(model, "town")
    let again = try best(model, "again")
    #expect(town.bits + again.bits < (town.alone + again.alone) * 0.8, "\(town), \(again)")
  }

  @Test func oneComparisonLinksWhatARuleHoldsFor() throws {
    var random = SeededRandom(seed: 33)
    func word() -> String { (0..<7).map { _ in String(Array("bdfgklmnprstaeiou").randomElement(using: &random) ?? "a") }.joined() }
    let names = (0..<200).map { _ in "\(word()) \(word())" }
    let twice = names.prefix(40).map { $0.uppercased() }
    let rows = (names + twice).enumerated().map { ["r\(1_000 + $0)", $1] }
    var settings = RecordSettings(
      id: "id", comparisons: [.init(name: "name", kind: .text, columns: ["name"])],
      blocking: [[RecordSettings.Key(.words, ["name"])], [RecordSettings.Key(.first, length: 3, ["name"])]])
    func pairs() throws -> Int {
      let linker = try RecordLinker(RecordWorld.table(["name"], rows), settings, threads: 1)
      return try RecordWorld.clusters(rows, linker.link(linker.train())).filter { $0.count == 2 }.count
    }
    settings.deterministic = [[RecordSettings.Key(.words, ["name"])]]
    #expect(try pairs() == 40)
  }
}

@Suite("Rule: what no pair was counted at says nothing for a match") struct LevelLimitTests {
  /// Pairs of rows that share a phone of their own, all of one name but for the last rows, of another each.
  private func model(pairs: Int, others: Int, byName: Bool = true) throws -> RecordModel {
    let rows = (0..<pairs * 2).map { row in
      ["r\(10_000 + row)", row < pairs * 2 - others ? "Acme" : "Bolt \(row)", "4930\(1_000_000 + row / 2 * 7919)"]
    }
    let settings = RecordSettings(
      id: "id",
      comparisons: [.init(name: "name", kind: .company, columns: ["name"]), .init(name: "phone", kind: .phone, columns: ["phone"])],
      blocking: (byName ? [[RecordSettings.Key(.words, ["name"])]] : []) + [[RecordSettings.Key(.whole, ["phone"])]])
    return try RecordLinker(RecordWorld.table(["name", "phone"], rows), settings, threads: 1).train()
  }

  @Test("a column that is the same everywhere weighs nothing and leaves the prior plausible", arguments: [true, false])
  func aColumnThatIsTheSameEverywhere(_ byName: Bool) throws {
    let model = try model(pairs: 300, others: 0, byName: byName)
    #expect(model.comparisons[0].levels.allSatisfy { $0.bits == 0 }, "\(model.comparisons[0].levels)")
    #expect(model.silentComparisons == ["name"])
    #expect(model.priorBits > -14 && model.priorBits < -7, "one pair in 600 matches: \(model.priorBits)")
    #expect((model.comparisons[1].levels.last?.bits ?? 0) > 3, "an equal phone speaks for a match")
  }

  @Test("values that differ never speak for a match", arguments: [0, 1, 2, 10]) func valuesThatDiffer(_ others: Int) throws {
    for comparison in try model(pairs: 50, others: others).comparisons {
      let different = try #require(comparison.levels.first { $0.name == "different" })
      #expect(different.bits <= 0, "\(comparison.name): \(different.bits)")
    }
  }

  @Test func whatIsWrittenIsWithinBounds() throws {
    var model = try model(pairs: 20, others: 0)
    model.priorBits = -.infinity
    model.thresholdBits = 1e9
    model.comparisons[0].levels[1].bits = .nan
    model.comparisons[0].levels[1].u = 1.000_000_1
    model.comparisons[1].levels[2].m = 0
    #expect(!model.faults().isEmpty, "control")
    #expect(model.withinBounds().faults() == [])
  }
}
