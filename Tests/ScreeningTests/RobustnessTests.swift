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
