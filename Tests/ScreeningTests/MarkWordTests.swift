import Registry
import Testing

@testable import Screening

@Suite("Rule: a dictionary or the lexicon tells which marks may be ordinary words") struct MarkWordTests {
  private func words(_ name: String, aliases: [String] = [], ordinary: [String] = []) -> MarkWords {
    var brand = Fixtures.brand(name)
    brand.aliases = aliases
    return MarkWords([brand], ordinaryWords: ["de": ordinary])
  }

  @Test(
    "One word of English in any form is one, and what is too short to tell; no name, no two words in one, no name of several words",
    arguments: [
      ("kestrel", true), ("kestrels", true), ("gap", true), ("zorvelan", false), ("parker", false), ("cobaltwave", false),
      ("north face", false),
    ])
  func dictionary(_ spelling: String, isWord: Bool) { #expect(words(spelling).isWord(Array(spelling.utf8), of: 0) == isWord) }

  @Test("The lexicon adds words of other languages") func lexicon() {
    #expect(words("Zorvelan", ordinary: ["Zorvelan"]).isWord(Array("zorvelan".utf8), of: 0))
    #expect(words("Zorvelan", aliases: ["红隼"], ordinary: ["红隼"]).isWord(Array("红隼".utf8), of: 0))
    #expect(words("снежинка", ordinary: ["Снежинка"]).isWord(Array("снежинка".utf8), of: 0))
  }

  @Test("In letters that the dictionary lacks a mark is what the brand's Latin names are; a short one says nothing")
  func translations() {
    let alias = Array("红隼".utf8)
    #expect(words("Kestrel", aliases: ["红隼"]).isWord(alias, of: 0))
    #expect(!words("Zorvelan", aliases: ["红隼", "ZV"]).isWord(alias, of: 0))
    #expect(!words("红隼").isWord(alias, of: 0))
  }
}
