import Candidates
import Screening
import TestKit
import Testing

@Suite("Rule: an explanation adds up to the score") struct ExplanationTests {
  @Test("for every hit, candidate or not", arguments: [1, 2, 3])
  func addsUp(_ seed: UInt64) throws {
    let world = World.uneven()
    let judge = world.judge
    let hits = World.hits(seed: seed)
    let history = judge.history(of: hits)
    let candidates = judge.judge(hits, threads: 2)
    var explained = 0
    var steps = 0
    for listing in Set(hits.map(\.listing)).sorted() {
      for explanation in judge.explain(listing: listing, in: hits, history: history, scorecard: world.scorecard) {
        let sum = explanation.steps.map(\.contribution).reduce(explanation.intercept, +)
        #expect(abs(sum - explanation.logOdds) < 1e-9)
        #expect(explanation.scoreMillionths == millionths(logOdds: explanation.logOdds))
        #expect(explanation.steps.allSatisfy { !$0.sentence.isEmpty })
        let candidate = candidates.first { $0.hit == explanation.hit }
        #expect(candidate?.tier == explanation.tier)
        #expect(candidate.map(\.scoreMillionths) ?? explanation.scoreMillionths == explanation.scoreMillionths)
        #expect((candidate == nil) == (explanation.exclusion != nil), "the watch threshold is 0 here")
        explained += 1
        steps += explanation.steps.count
      }
    }
    #expect(explained == hits.count)
    #expect(steps > 5 * explained, "control: the hits are rich in evidence")
  }

  @Test func contributionsStayWithinTheirBounds() throws {
    var world = World()
    world.scorecard.evidence["copy_word"] = Scorecard.Entry(weight: 9, atLeast: -1, atMost: 2, says: "It admits a copy.")
    let hits = [ListingHit.hit(context: .copyWord)]
    let judge = world.judge
    let explanation = try #require(
      judge.explain(listing: 1, in: hits, history: judge.history(of: hits), scorecard: world.scorecard).first)
    #expect(explanation.steps.first?.contribution == 2)
    #expect(explanation.logOdds == 2)
  }
}

@Suite("Rule: the order of the hits counts for nothing") struct OrderTests {
  /// What was judged, without the places of the hits.
  private func judged(_ hits: [ListingHit]) -> [String] {
    World.uneven().judge.judge(hits).map { candidate in
      let hit = hits[candidate.hit]
      return
        "\(hit.listing) \(hit.hit) \(candidate.scoreMillionths) \(candidate.tier) \(candidate.reasons.map(\.name)) \(candidate.trademark)"
    }
  }

  @Test("shuffled hits give the same candidates", arguments: [4, 5, 6])
  func shuffled(_ seed: UInt64) {
    let hits = World.hits(seed: seed)
    var random = SeededRandom(seed: seed)
    let expected = judged(hits)
    #expect(expected.count > 50, "control: there is something to compare")
    #expect(judged(hits.shuffled(using: &random)) == expected)
    #expect(judged(hits.reversed()) == expected)
  }

  @Test func aSecondTimeIsTheSame() { #expect(judged(World.hits(seed: 7)) == judged(World.hits(seed: 7))) }

  @Test("at most one candidate for each listing and brand", arguments: [8, 9])
  func unique(_ seed: UInt64) {
    let hits = World.hits(seed: seed)
    let keys = World.uneven().judge.judge(hits).map { "\(hits[$0.hit].listing) \($0.brand)" }
    #expect(Set(keys).count == keys.count)
    #expect(Set(hits.map { "\($0.listing) \($0.hit.brand)" }).count < hits.count, "control: there were several to choose from")
  }
}
