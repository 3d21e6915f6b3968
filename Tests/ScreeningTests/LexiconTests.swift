import Foundation
import Testing

@testable import Screening

@Suite("Rule: the lexicon is data") struct LexiconTests {
  @Test("Lists that a file leaves out are empty, keys are those of the file") func decoding() throws {
    let text = #"{"copy_words": {"en": ["replica"]}, "fits_before": {"it": ["per"]}}"#
    let lexicon = try JSONDecoder().decode(Lexicon.self, from: Data(text.utf8))
    #expect(lexicon == Lexicon(copyWords: ["en": ["replica"]], fitsBefore: ["it": ["per"]]))
    #expect(try JSONDecoder().decode(Lexicon.self, from: JSONEncoder().encode(Fixtures.lexicon)) == Fixtures.lexicon)
  }

  @Test("Without words a screener finds marks all the same") func empty() {
    let screener = Screener(brands: Fixtures.brands, lexicon: Lexicon())
    #expect(Fixtures.hits("replica Gucci for women", with: screener).map { $0.context } == [[.capitalised]])
  }
}

@Suite("Rule: a hash leads to all its numbers") struct HashIndexTests {
  @Test func severalNumbers() {
    var index = HashIndex(count: 40)
    for number in 0..<40 { index.insert(UInt64(number % 7) &* 16, Int32(number)) }
    for key in 0..<7 {
      var found: [Int32] = []
      index.forEach(UInt64(key) &* 16) { found.append($0) }
      #expect(found == (0..<40).filter { $0 % 7 == key }.map(Int32.init))
    }
    var none: [Int32] = []
    index.forEach(1) { none.append($0) }
    #expect(none.isEmpty)
  }
}
