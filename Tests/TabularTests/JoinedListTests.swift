import TestKit
import Testing

@testable import Tabular

@Suite("Rule: a list in a field can be taken apart again, whatever its entries hold") struct JoinedListTests {
  @Test(
    arguments: [
      ([], ""), (["aurora:A1"], "aurora:A1"), (["aurora:A1", "baozi:旗舰店"], "aurora:A1|baozi:旗舰店"), (["a|b", "c"], #"a\|b|c"#),
      ([#"a\"#, "b"], #"a\\|b"#), ([#"\|"#], #"\\\|"#),
    ] as [([String], String)])
  func asWritten(_ entries: [String], _ text: String) {
    #expect(joinedList(entries) == text)
    #expect(splitList(text) == entries)
  }

  @Test func anyEntriesComeBack() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<2_000 {
      let entries = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        String((0..<Int.random(in: 1...5, using: &random)).map { _ in #"|\:a"#.randomElement(using: &random) ?? "a" })
      }
      #expect(splitList(joinedList(entries)) == entries, "\(entries)")
    }
  }
}
