import Candidates
import TestKit
import Testing

@Suite("Rule: a sample lets precision be estimated without bias") struct ReviewSampleTests {
  /// A stand-in for SHA-256: 32 bytes that depend on every byte.
  private static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var random = SeededRandom(seed: state)
    return (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
  }

  private let candidates = (0..<1_000).map { (id: "C\($0)", scoreMillionths: 500_000 + $0 * 449) }

  private func draw(_ count: Int, seed: Int = 1) -> [ReviewSample.Draw] {
    ReviewSample.draw(candidates, count: count, seed: seed, sha256: Self.digest)
  }

  @Test(arguments: [1, 5, 99, 100, 999]) func asManyAsAskedForAreDrawnAndStandForAll(_ count: Int) {
    let draws = draw(count)
    #expect(draws.count == max(count, count == 1 ? 5 : count))
    #expect(Set(draws.map(\.place)).count == draws.count)
    let stoodFor = draws.reduce(0) { $0 + 1 / $1.inclusion }
    #expect(abs(stoodFor - 1_000) < 1e-6, "the inverses of the chances add up to all candidates")
  }

  @Test func whereThereAreNoMoreAllAreDrawnForSure() {
    #expect(draw(1_000).allSatisfy { $0.inclusion == 1 } && draw(5_000).count == 1_000)
    #expect(ReviewSample.draw([], count: 3, seed: 1, sha256: Self.digest).isEmpty)
  }

  @Test func theSameSeedGivesTheSameWhateverTheOrderAndAnotherAnother() {
    let reversed = ReviewSample.draw(candidates.reversed(), count: 100, seed: 1, sha256: Self.digest)
    #expect(Set(reversed.map { 999 - $0.place }) == Set(draw(100).map(\.place)))
    #expect(draw(100) == draw(100) && draw(100) != draw(100, seed: 2))
  }

  @Test func overManySeedsTheEstimateIsRight() throws {
    // A candidate infringes if its place is no multiple of four: 75%.
    var total = 0.0
    for seed in 0..<200 {
      let judged = draw(60, seed: seed).map { (infringes: $0.place % 4 != 0, inclusion: $0.inclusion) }
      total += try #require(PrecisionEstimate(judged)).precision
    }
    #expect(abs(total / 200 - 0.75) < 0.02)
  }
}

@Suite("Rule: precision is stated with Wilson's interval") struct PrecisionEstimateTests {
  private func estimate(_ infringing: Int, of count: Int, inclusion: Double = 1) -> PrecisionEstimate? {
    PrecisionEstimate((0..<count).map { (infringes: $0 < infringing, inclusion: inclusion) })
  }

  @Test func ofPublishedExamples() throws {
    // Wilson's score interval without continuity correction, as in Newcombe, Statistics in Medicine 17 (1998), table I.
    for (infringing, count, low, high) in [
      (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
    ] {
      let found = try #require(estimate(infringing, of: count))
      #expect(abs(found.low - low) < 0.0001 && abs(found.high - high) < 0.0001, "\(infringing) of \(count): \(found)")
    }
  }

  @Test func equalChancesChangeNothingAndUnequalOnesWidenIt() throws {
    #expect(estimate(0, of: 0) == nil)
    let plain = try #require(estimate(30, of: 40))
    let drawn = try #require(estimate(30, of: 40, inclusion: 0.25))
    #expect(abs(plain.low - drawn.low) < 1e-9 && abs(plain.high - drawn.high) < 1e-9)
    let mixed = try #require(PrecisionEstimate((0..<40).map { (infringes: $0 % 4 != 0, inclusion: $0 < 20 ? 1 : 0.1) }))
    #expect(mixed.high - mixed.low > plain.high - plain.low)
  }
}
