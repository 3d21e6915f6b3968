import TestKit
import Testing

@testable import Screening

@Suite("Rule: any bytes can be screened, always alike") struct RobustnessTests {
  private func pieces(_ seed: UInt64) -> [[UInt8]] {
    var random = SeededRandom(seed: seed)
    let words = ["Gucci", "G*cci", "古驰", "Guссi", "for", "replica", "*", ".", " ", " ", "u", "1", "é", "\u{200B}", "苹", "果", "🅶"].map {
      Array($0.utf8)
    }
    return (0..<400).map { _ in
      var title: [UInt8] = []
      for _ in 0..<Int.random(in: 0...14, using: &random) {
        if Int.random(in: 0...3, using: &random) == 0 {
          title.append(UInt8.random(in: 0...255, using: &random))
        } else {
          title += words.randomElement(using: &random) ?? []
        }
      }
      return title
    }
  }

  @Test("Hits stand within the title, sorted, one a brand", arguments: [1, 2, 3] as [UInt64]) func wellFormed(_ seed: UInt64) {
    var scratch = ScreeningScratch()
    var hits: [MarkHit] = []
    var found = 0
    for title in pieces(seed) {
      Fixtures.screener.screen(title: title.span, brandField: title.span, scratch: &scratch, into: &hits)
      found += hits.count
      #expect(Set(hits.map { $0.brand }).count == hits.count)
      #expect(hits.allSatisfy { 0 <= $0.start && $0.start < $0.end && Int($0.end) <= title.count })
      let inTitle = hits.filter { !$0.context.contains(.brandField) }
      #expect(inTitle.map { $0.start } == inTitle.map { $0.start }.sorted())
    }
    #expect(found > 50, "control: there was something to find")
  }

  @Test("What was screened before does not matter") func independent() {
    let titles = pieces(4)
    var scratch = ScreeningScratch()
    func all(_ titles: [[UInt8]]) -> [[MarkHit]] {
      titles.map { title in
        var hits: [MarkHit] = []
        Fixtures.screener.screen(title: title.span, brandField: [UInt8]().span, scratch: &scratch, into: &hits)
        return hits
      }
    }
    let forwards = all(titles)
    #expect(all(titles.reversed()).reversed() == forwards)
    #expect(titles.map { Fixtures.hits($0) } == forwards, "fresh memory for each gives the same")
  }

  @Test("Very long titles are screened") func longTitles() {
    let title = Array(String(repeating: "g.", count: 20_000).utf8) + Array("ucci Gucci ".utf8) + [UInt8](repeating: 0x2A, count: 20_000)
    #expect(Fixtures.hits(title).map { $0.form } == [.name])
    let spaced = Array(String(repeating: "a ", count: 5_000).utf8)
    #expect(Fixtures.hits(spaced).isEmpty)
  }
}

@Suite("Rule: a hostile title costs no more than its length") struct HostileTitleTests {
  /// Titles of many marks, which must give the same hits however often they are repeated, up to places.
  private static let kinds: [(unit: String, marks: Int)] = [
    ("Gucci ", 1), ("古驰", 1), ("Gucci for all the models compatible with ", 1), ("Guссi replica ", 1), ("Boss Gucci Hermes Mars ", 4),
    ("never used Gucci ", 1), ("G u c c i ", 1), ("Ｇｕｃｃｉ ", 1),
  ]

  @Test("Repeated 4,000 times", arguments: kinds) func repeated(_ unit: String, _ marks: Int) {
    let short = Fixtures.hits(String(repeating: unit, count: 40))
    let long = Fixtures.hits(String(repeating: unit, count: 4_000))
    #expect(Set(long.map(\.brand)) == Set(short.map(\.brand)))
    #expect(long.count == marks)
    #expect(long.map(\.start) == short.map(\.start) && long.map(\.form) == short.map(\.form))
  }

  @Test("Names that lie in one another are looked at so many at a place") func nestedNames() {
    let brands = (1...200).map { Fixtures.brand(Array(repeating: "a", count: $0).joined(separator: " ")) }
    let screener = Screener(brands: brands, lexicon: Lexicon())
    var matches: [PatternAutomaton.Match] = []
    let title = Array(String(repeating: "a ", count: 1_000).utf8)
    screener.automaton.matches(in: title.span, into: &matches)
    #expect(matches.count <= 1_000 * PatternAutomaton.mostAtOneEnd && matches.count > 1_000)
  }

  @Test("A title says so many words, and nothing of marks where it names many") func statistics() {
    let brands = (0..<200).map { Fixtures.brand("brandname\($0)") }
    let screener = Screener(brands: brands, lexicon: Lexicon())
    var scratch = ScreeningScratch()
    func counts(_ title: String) -> [WordStatistics.Count] {
      var statistics = WordStatistics()
      let title = Array(title.utf8)
      var hits: [MarkHit] = []
      screener.screen(title: title.span, fieldBrand: nil, fieldLength: 0, scratch: &scratch, into: &hits)
      statistics.note(hits, title: title.span, category: [1].span, fieldBrand: nil, sold: SoldCategories([]), scratch: &scratch)
      return statistics.counts
    }
    func letters(_ number: Int) -> String { String(String(number).map { Character(Unicode.Scalar(UInt8($0.wholeNumberValue ?? 0) + 97)) }) }
    let words = (10_000..<12_000).map(letters).joined(separator: " ")
    #expect(counts("brandname1 " + words).count { $0.subject == .word } < 2 * ScreeningScratch.mostWords)
    let many = (0..<200).map { "brandname\($0)" }.joined(separator: " ")
    #expect(!counts(many).contains { $0.subject == .brand })
    #expect(counts("brandname1 brandname2").count { $0.subject == .brand } == 2, "control: few say something")
  }
}
