import Testing
import Text

@Suite("Rule: keys of data are told apart by their bytes") struct ExactTextTests {
  private let composed = "Caf\u{E9}"
  private let decomposed = "Cafe\u{301}"

  @Test func equivalentTextsAreTwoKeys() {
    #expect(composed == decomposed, "control: String calls them equal")
    #expect(ExactText(composed) != ExactText(decomposed))
    #expect(!composed.hasSameBytes(as: decomposed) && composed.hasSameBytes(as: "Caf\u{E9}"))
    #expect(Set([ExactText(composed), ExactText(decomposed), ExactText(composed)]).count == 2)
  }

  @Test func orderIsThatOfBytes() {
    let texts: [ExactText] = ["b", "\u{E9}", "e\u{301}", "B", "", "\u{FFFD}", "\u{10000}"]
    #expect(texts.sorted().map { Array($0.text.utf8) } == texts.map { Array($0.text.utf8) }.sorted { $0.lexicographicallyPrecedes($1) })
  }
}
