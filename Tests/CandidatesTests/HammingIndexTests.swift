@testable import Candidates
import TestKit
import Testing

@Suite("Rule: the index of photographs finds all hashes within the radius, each once") struct HammingIndexTests {
  @Test("what a plain search finds", arguments: [0, 3, 6, 8, 15], [1, 17, 400, 5_000])
  func againstPlainSearch(_ radius: Int, _ count: Int) {
    var random = SeededRandom(seed: UInt64(radius + count))
    // Few bits vary, so that many hashes are near to each other, and some are equal.
    let hashes = (0..<count).map { _ in UInt64.random(in: 0...UInt64.max, using: &random) & 0x0F00_00F1_F000_0F0F }
    let index = HammingIndex(hashes, radius: radius)
    var found = 0
    for _ in 0..<100 {
      let query = distorted(
        hashes[Int.random(in: 0..<count, using: &random)], bits: Int.random(in: 0...radius + 3, using: &random), &random)
      var near: [Int] = []
      index.forEach(near: query) { place, distance in
        near.append(place)
        #expect(distance == (hashes[place] ^ query).nonzeroBitCount)
      }
      #expect(near.sorted() == hashes.indices.filter { (hashes[$0] ^ query).nonzeroBitCount <= radius })
      found += near.count
    }
    #expect(found > 10, "control: there was something to find")
  }

  @Test("whatever differs in no more bits is reached by a band", arguments: [0, 1, 6, 8, 15])
  func reached(_ radius: Int) {
    var random = SeededRandom(seed: UInt64(radius))
    for number in 1...(radius + 1) {
      for width in [0, 1, 4, min(64 / number, 12)] {
        let bands = HammingBand.bands(number, width: width, radius: radius)
        for _ in 0..<200 {
          let difference = distorted(0, bits: radius, &random)
          #expect(bands.contains { $0.leads(to: difference) }, "\(number) bands of \(width) bits")
        }
      }
    }
  }

  @Test func flipsAreTheKeysWithinReach() {
    for width in 0...6 {
      for reach in 0...4 {
        let band = HammingBand(shift: 3, width: width, reach: reach)
        #expect(band.flips.sorted() == (0..<UInt32(1 << width)).filter { $0.nonzeroBitCount <= reach })
      }
    }
  }

  @Test func manyHashesMakeNarrowSearches() {
    let bands = HammingBand.cheapest(radius: 6, count: 10_000_000)
    let compared = bands.reduce(0.0) { $0 + Double($1.flips.count) * 10_000_000 / Double(1 << $1.width) }
    #expect(compared < 20_000, "of ten million")
    #expect(HammingBand.cheapest(radius: 6, count: 5).count == 1, "a few are compared one by one")
    var found = 0
    HammingIndex([], radius: 6).forEach(near: 7) { _, _ in found += 1 }
    #expect(found == 0)
  }

  /// A hash with so many of its bits flipped, or fewer where a bit is drawn twice.
  private func distorted(_ hash: UInt64, bits: Int, _ random: inout SeededRandom) -> UInt64 {
    (0..<bits).reduce(hash) { hash, _ in hash ^ 1 << UInt64.random(in: 0..<64, using: &random) }
  }
}
