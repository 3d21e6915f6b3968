import TestKit
import Testing

@testable import Linkage

@Suite("Rule: a pair is compared once, if some rule finds it, and large blocks are cut") struct RecordBlockingTests {
  private func pairs(_ candidates: CandidateBlocks) -> [Pair] {
    var all: [Pair] = []
    for piece in candidates.pieces.indices { candidates.pairs(of: piece) { all += $0 } }
    return all
  }

  @Test func pairsAreThoseOfEqualKeysEachOnce() {
    var random = SeededRandom(seed: 3)
    let keys = (0..<3).map { rule in (0..<300).map { _ in UInt64.random(in: 0...(40 << UInt64(rule)), using: &random) } }
    let candidates = CandidateBlocks(keys.map { RuleBlocks(keys: $0, limit: 1000, cuts: []) }, sources: nil)
    var expected: [Pair] = []
    for one in 0..<300 {
      for other in one + 1..<300 where keys.contains(where: { $0[one] != 0 && $0[one] == $0[other] }) { expected.append(Pair(one, other)) }
    }
    #expect(pairs(candidates).sorted() == expected)
    #expect(expected.count > 1000, "control: the rules overlap")
  }

  @Test func recordsOfOneListAreNotCompared() {
    let candidates = CandidateBlocks([RuleBlocks(keys: [5, 5, 5, 5], limit: 10, cuts: [])], sources: [0, 0, 1, -1])
    #expect(pairs(candidates).sorted() == [Pair(0, 2), Pair(0, 3), Pair(1, 2), Pair(1, 3), Pair(2, 3)])
  }

  @Test func largeBlocksAreCutAndToldOf() {
    let blocks = RuleBlocks(
      keys: .init(repeating: 9, count: 10), limit: 4, cuts: [(0..<10).map { UInt64($0 % 2) }, (0..<10).map { UInt64($0 / 4) }])
    #expect(blocks.large.count == 1)
    #expect(blocks.large[0].size == 10 && blocks.large[0].record == 0 && blocks.large[0].leftOut == 0)
    #expect(Set(pairs(CandidateBlocks([blocks], sources: nil))) == [Pair(0, 2), Pair(1, 3), Pair(4, 6), Pair(5, 7)])
    let hopeless = RuleBlocks(keys: .init(repeating: 9, count: 10), limit: 4, cuts: [])
    #expect(hopeless.large[0].leftOut == 10 && hopeless.records.isEmpty, "what cannot be cut is left out, and said so")
  }

  @Test(arguments: [("robert", "rupert", true), ("ashcraft", "ashcroft", true), ("tymczak", "tumcuk", true), ("robert", "rubin", false)])
  func soundexOfAlike(_ one: String, _ other: String, _ isEqual: Bool) {
    #expect((soundex(one.utf16) == soundex(other.utf16)) == isEqual)
    #expect(soundex("7up".utf16) == nil && soundex("".utf16) == nil)
  }

  @Test func soundexCodesArePublishedOnes() {
    func code(_ text: String) -> String? {
      soundex(text.utf16).map { code in String(decoding: (0..<4).reversed().map { UInt8(code >> UInt64(8 * $0) & 255) }, as: UTF8.self) }
    }
    #expect(code("robert") == "r163" && code("ashcraft") == "a261" && code("tymczak") == "t522" && code("pfister") == "p236")
    #expect(code("lee")?.prefix(1) == "l")
  }

  @Test func keysAreTakenOfTheValues() throws {
    let table = RecordWorld.table(
      ["given", "surname", "born"],
      [["1", "Anna Maria", "Berg", "1980-01-02"], ["2", "berg", "maria anna", "1980-12-30"], ["3", "", "Burg", "soon"]])
    let settings = RecordSettings(
      id: "id", comparisons: [.init(name: "born", kind: .date, columns: ["born"])],
      blocking: [
        [RecordSettings.Key(.words, ["given", "surname"])], [RecordSettings.Key(.soundex, ["surname"])],
        [RecordSettings.Key(.year, ["born"])],
        [RecordSettings.Key(.first, length: 1, ["surname"])],
      ])
    let records = try PreparedRecords(table, settings, threads: 1)
    let keys = records.candidates(settings.blocking).rules.map(\.keys)
    #expect(keys[0][0] == keys[0][1] && keys[0][0] != keys[0][2], "words in any order and column")
    #expect(keys[1][0] == keys[1][2] && keys[1][0] != keys[1][1])
    #expect(keys[2][0] == keys[2][1] && keys[2][2] == 0, "what is missing shares no key")
    #expect(keys[3][0] == keys[3][2])
  }
}
