import Candidates
import Foundation
import Testing

@Suite("Rule: a scorecard weighs every kind of evidence, and no other") struct ScorecardFaultTests {
  private func faults(_ change: (inout Scorecard) -> Void) -> [ScorecardFault] {
    var card = World().scorecard
    change(&card)
    return card.faults()
  }

  @Test func aWholeCardHasNone() { #expect(faults { _ in } == []) }

  @Test func eachFault() {
    #expect(faults { $0.version = 2 } == [.version(2)])
    #expect(faults { $0.evidence["copy_word"] = nil } == [.missingEntry("copy_word")])
    #expect(faults { $0.evidence["copy_wrod"] = Scorecard.Entry(weight: 1, says: "") } == [.unknownEntry("copy_wrod")])
    #expect(faults { $0.evidence["copy_word"]?.weight = .nan } == [.notFinite(entry: "copy_word")])
    #expect(faults { $0.intercept = .infinity } == [.notFinite(entry: "intercept")])
    #expect(
      faults { card in
        card.evidence["copy_word"]?.atLeast = 1
        card.evidence["copy_word"]?.atMost = 0
      } == [.boundsCrossed(entry: "copy_word")])
  }

  @Test func everyWeightHasBounds() {
    #expect(faults { $0.evidence["copy_word"]?.weight = 5.5 } == [.weightOutside(entry: "copy_word", weight: 5.5, least: -5, most: 5)])
    #expect(
      faults { $0.evidence["copy_word"] = Scorecard.Entry(weight: -0.1, bounds: [0, 5], says: "") }
        == [.weightOutside(entry: "copy_word", weight: -0.1, least: 0, most: 5)])
    #expect(faults { $0.evidence["copy_word"] = Scorecard.Entry(weight: 9, bounds: [0, 10], says: "") } == [])
    for bounds in [[1], [2, 1], [0, .infinity], []] {
      #expect(faults { $0.evidence["copy_word"]?.bounds = bounds } == [.boundsMalformed(entry: "copy_word")])
    }
  }

  @Test func everyFaultSaysWhatToDo() {
    let all: [ScorecardFault] = [
      .version(2), .unknownEntry("a"), .missingEntry("b"), .notFinite(entry: "c"), .boundsCrossed(entry: "d"), .boundsMalformed(entry: "e"),
      .weightOutside(entry: "f", weight: 6, least: 0, most: 5),
    ]
    #expect(all.allSatisfy { !$0.remedy.isEmpty })
    #expect("\(all[2])" == "the scorecard does not weigh `b`")
  }

  @Test func codesAreDistinct() { #expect(Set(EvidenceCode.allCases.map(\.name)).count == EvidenceCode.allCases.count) }

  @Test func theCardInPipelinesNamesThemAll() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../pipelines/scorecard.yaml").standardized
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
    let entries = lines.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }.map { line in
      String(line.dropFirst(2).prefix { $0 != ":" })
    }
    #expect(entries.sorted() == EvidenceCode.allCases.map(\.name).sorted())
    #expect(lines.count { $0.hasPrefix("    bounds: [") } == EvidenceCode.allCases.count, "each has its bounds in the open")
  }
}

@Suite("Rule: a scorecard file keeps its keys") struct ScorecardFileTests {
  @Test func keys() throws {
    let text = """
      {"version": 1, "intercept": -4.5, "first_look_intercept": 0.5, "evidence": {"copy_word":
       {"weight": 2, "bounds": [0, 5], "at_least": -1, "at_most": 3, "says": "It admits a copy."}}}
      """
    let card = try JSONDecoder().decode(Scorecard.self, from: Data(text.utf8))
    let entry = Scorecard.Entry(weight: 2, bounds: [0, 5], atLeast: -1, atMost: 3, says: "It admits a copy.")
    #expect(card == Scorecard(intercept: -4.5, firstLookIntercept: 0.5, evidence: ["copy_word": entry]))
    #expect(try JSONDecoder().decode(Scorecard.self, from: JSONEncoder().encode(card)) == card)
  }
}
