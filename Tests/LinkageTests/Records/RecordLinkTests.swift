import TestKit
import Testing

@testable import Linkage

@Suite("Rule: records of one person come together, whatever the order and the threads") struct RecordLinkTests {
  private static let rows = RecordWorld.persons(600, seed: 5)

  private func link(_ rows: [[String]], threads: Int = 1, settings: RecordSettings = RecordWorld.settings) throws -> RecordLinkage {
    let linker = try RecordLinker(RecordWorld.table(RecordWorld.columns, rows), settings, threads: threads)
    return try linker.link(linker.train())
  }

  @Test func personsAreFoundWithoutLabels() throws {
    let found = RecordWorld.clusters(Self.rows, try link(Self.rows))
    let right = found.filter { $0.count == 2 && $0[0].dropLast() == $0[1].dropLast() }.count
    let wrong = found.filter { Set($0.map { $0.dropLast() }).count > 1 }.count
    #expect(right >= 585 && wrong <= 3, "\(right) of 600 found, \(wrong) wrong")
  }

  @Test func nothingDependsOnOrderOrThreads() throws {
    var random = SeededRandom(seed: 11)
    let shuffled = Self.rows.shuffled(using: &random)
    let one = try RecordLinker(RecordWorld.table(RecordWorld.columns, Self.rows), RecordWorld.settings, threads: 1)
    let other = try RecordLinker(RecordWorld.table(RecordWorld.columns, shuffled), RecordWorld.settings, threads: 3)
    let model = try one.train()
    #expect(try model == other.train())
    let left = one.link(model)
    let right = other.link(model)
    #expect(RecordWorld.clusters(Self.rows, left) == RecordWorld.clusters(shuffled, right))
    #expect(left.confidence == right.confidence && left.linkedPairs == right.linkedPairs)
  }

  @Test func everyRecordComesOnce() throws {
    let found = try link(Self.rows)
    #expect(found.order.sorted() == Array(Self.rows.indices))
    #expect(found.order.map { Self.rows[$0][0] } == Self.rows.map { $0[0] }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    for (record, first) in zip(found.order, found.firstOf) {
      #expect(!Self.rows[record][0].utf8.lexicographicallyPrecedes(Self.rows[first][0].utf8), "a cluster is named by its smallest id")
    }
  }

  @Test func twoListsGiveNoTwoOfOne() throws {
    var settings = RecordWorld.settings
    settings.source = "list"
    // A third copy of every tenth person stands in the first list again.
    let rows = Self.rows.map { $0 + [String($0[0].last ?? "a")] }
    let more = stride(from: 0, to: rows.count, by: 20).map { [rows[$0][0] + "a"] + rows[$0].dropFirst() }
    let all = rows + more
    let linker = try RecordLinker(RecordWorld.table(RecordWorld.columns + ["list"], all), settings, threads: 2)
    let found = try RecordWorld.clusters(all, linker.link(linker.train()))
    let lists = Dictionary(uniqueKeysWithValues: all.map { ($0[0], $0[6]) })
    #expect(found.allSatisfy { cluster in Set(cluster.map { lists[$0] ?? "" }).count == cluster.count })
    #expect(found.filter { $0.count == 2 }.count > 550, "control: the lists are linked")
  }

  @Test func aWaterfallAddsUp() throws {
    let records = try PreparedRecords(RecordWorld.table(RecordWorld.columns, Self.rows), RecordWorld.settings, threads: 1)
    var training = RecordTraining(records, records.candidates(records.settings.blocking))
    let model = training.run()
    let scorer = RecordScorer(records, model)
    var reached: Set<Bool> = []
    for one in 0..<200 {
      let other = one % 2 == 0 ? one + 1 : (one * 7 + 13) % records.count
      if one == other { continue }
      let (first, second) = (min(one, other), max(one, other))
      let parts = scorer.parts(first, second)
      let sum: Double = parts.reduce(model.priorBits) { $0 + $1.bits + $1.frequency }
      let weight = scorer.weight(first, second)
      #expect(abs(sum - weight) < 1e-9)
      #expect(abs(weight - scorer.weight(second, first)) < 1e-9, "symmetric")
      for (comparison, part) in zip(model.comparisons, parts) { #expect(comparison.levels[part.level].bits == part.bits) }
      // Leaving a pair early never loses one that reaches the threshold.
      let links = scorer.links([Pair(first, second)], least: model.thresholdBits)
      #expect(links.isEmpty == (weight < model.thresholdBits))
      reached.insert(links.isEmpty)
    }
    #expect(reached.count == 2, "control: some are linked, some not")
  }

  @Test func whatIsMissingSaysNothing() throws {
    let linker = try RecordLinker(RecordWorld.table(RecordWorld.columns, Self.rows), RecordWorld.settings, threads: 1)
    let model = try linker.train()
    for comparison in model.comparisons { #expect(comparison.levels[0].bits == 0) }
    #expect(model.comparisons.allSatisfy { ($0.levels.last?.bits ?? 0) != 0 || $0.name == "name" }, "control")
  }

  @Test func rareValuesSayMore() throws {
    let column = RecordColumn(
      TextList(["smith", "smith", "smith", "smith", "smith", "zyx", "zyx"]), .text,
      order: try RecordOrder(TextList(["1", "2", "3", "4", "5", "6", "7"])))
    let bits = column.frequencyBits(usual: 0.4)
    #expect(bits[0] < 0 && bits[1] > 0)
  }

  @Test func faultsOfIdsAreTold() {
    let table = RecordWorld.table(
      RecordWorld.columns, [["1", "", "", "", "", ""], ["2", "", "", "", "", ""], ["1", "", "", "", "", ""]])
    #expect(throws: RecordLinkFault.duplicateID(first: 0, second: 2)) { try RecordLinker(table, RecordWorld.settings, threads: 1) }
    let empty = RecordWorld.table(RecordWorld.columns, [["1", "", "", "", "", ""], ["", "", "", "", "", ""]])
    #expect(throws: RecordLinkFault.emptyID(1)) { try RecordLinker(empty, RecordWorld.settings, threads: 1) }
    var settings = RecordWorld.settings
    settings.source = "list"
    #expect(throws: RecordLinkFault.noSuchColumn("list")) {
      try RecordLinker(RecordWorld.table(RecordWorld.columns, Self.rows), settings, threads: 1)
    }
  }

  @Test("Tables of no, one and two records are linked", arguments: 0...2) func smallTables(_ count: Int) throws {
    let found = try link(Array(Self.rows.prefix(count)))
    #expect(found.order.count == count)
    #expect(found.confidence.allSatisfy { $0 >= 0 && $0 <= 1 })
  }

  @Test func aModelThatDoesNotFitIsRefused() throws {
    let linker = try RecordLinker(RecordWorld.table(RecordWorld.columns, Self.rows), RecordWorld.settings, threads: 1)
    var model = try linker.train()
    #expect(model.faults() == [])
    model.comparisons[1].levels.removeLast()
    #expect(model.faults().count == 1)
    model.version = 2
    #expect(model.faults() == ["its version is 2, and this brandsieve reads 1"])
    var settings = RecordWorld.settings
    settings.comparisons[0].columns = ["given"]
    settings.blocking.append([])
    #expect(settings.faults().count == 2)
  }
}
