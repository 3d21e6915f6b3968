import TestKit
import Testing

@testable import Screening

@Suite("Rule: of overlapping hits the best stays, however many there are") struct BestHitsTests {
  private func randomHits(_ count: Int, brands: Int32, places: Int32, _ random: inout SeededRandom) -> [MarkHit] {
    (0..<count).map { _ in
      let start = Int32.random(in: 0..<places, using: &random)
      return MarkHit(
        brand: Int32.random(in: 0..<brands, using: &random), start: start, end: start + Int32.random(in: 1...9, using: &random),
        form: MarkForm.allCases.randomElement(using: &random) ?? .name, context: [])
    }
  }

  @Test("The sweep drops what comparing each with each drops", arguments: [8, 30, 400] as [Int32]) func sweep(_ places: Int32) {
    var random = SeededRandom(seed: UInt64(places))
    var dropped = 0
    var kept = 0
    for _ in 0..<300 {
      let hits = randomHits(Int.random(in: 0...40, using: &random), brands: 4, places: places, &random)
      let expected = hits.map { hit in hits.contains { hit.givesWay(to: $0) } }
      dropped += expected.count { $0 }
      kept += expected.count { !$0 }
      #expect(HitSweep(hits).covered() == expected)
    }
    #expect(dropped > 100 && kept > 100, "control: both happen")
  }

  @Test("At most so many brands, the first ones") func mostHits() {
    var hits: [MarkHit] = []
    for brand in Int32(0)..<200 {
      let start = 1000 - 5 * brand
      hits.append(MarkHit(brand: brand, start: start, end: start + 3, form: .name, context: []))
    }
    keepBest(&hits)
    #expect(hits.count == Screener.mostHits)
    #expect(hits.first?.start == 5 && hits.last?.start == 5 * Int32(Screener.mostHits), "the first ones of the title")
  }
}
