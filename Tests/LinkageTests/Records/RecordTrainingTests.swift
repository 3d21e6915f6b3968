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
