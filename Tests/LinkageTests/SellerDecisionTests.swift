import Linkage
import Marketplace
import TestKit
import Testing

@Suite("Rule: decisions about accounts have one form, and cannot contradict each other unseen") struct SellerDecisionTests {
  private func key(_ account: Int) -> AccountKey { AccountKey(marketplace: "m", account: "\(account)") }

  private func decision(_ verdict: SellerDecision.Verdict, _ one: Int, _ other: Int) throws -> SellerDecision {
    try #require(SellerDecision(verdict, key(one), key(other)))
  }

  @Test func theOrderOfTheTwoAccountsMeansNothing() throws {
    let one = AccountKey(marketplace: "b", account: "1")
    let other = AccountKey(marketplace: "a", account: "9")
    #expect(SellerDecision(.same, one, other) == SellerDecision(.same, other, one))
    #expect(SellerDecision(.same, one, other)?.first == other)
    #expect(SellerDecision(.same, one, one) == nil)
  }

  @Test func accountsThatDifferByBytesAloneAreTwo() {
    let composed = AccountKey(marketplace: "m", account: "caf\u{E9}")
    let decomposed = AccountKey(marketplace: "m", account: "cafe\u{301}")
    #expect(SellerDecision(.notSame, composed, decomposed) != nil)
  }

  @Test func aChainOfSameBetweenTwoThatAreNotIsNamed() throws {
    let decisions = [try decision(.same, 1, 2), try decision(.same, 2, 3), try decision(.same, 4, 5), try decision(.notSame, 3, 1)]
    let found = try #require(SellerDecision.contradiction(among: decisions))
    #expect(found.notSame == decisions[3])
    #expect(found.same == [decisions[0], decisions[1]])
    #expect(SellerDecision.contradiction(among: Array(decisions.dropFirst())) == nil)
  }

  @Test("A contradiction is found just where a plain closure finds one", arguments: 1...40)
  func closure(_ seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    var decisions: [SellerDecision] = []
    for _ in 0..<Int.random(in: 1...9, using: &random) {
      let one = Int.random(in: 0..<7, using: &random)
      let other = (one + Int.random(in: 1..<7, using: &random)) % 7
      decisions.append(try decision(Bool.random(using: &random) ? .same : .notSame, one, other))
    }
    var isJoined = (0..<7).map { row in (0..<7).map { $0 == row } }
    for decision in decisions where decision.verdict == .same {
      let (one, other) = (Int(decision.first.account) ?? 0, Int(decision.second.account) ?? 0)
      (isJoined[one][other], isJoined[other][one]) = (true, true)
    }
    for middle in 0..<7 {
      for one in 0..<7 { for other in 0..<7 where isJoined[one][middle] && isJoined[middle][other] { isJoined[one][other] = true } }
    }
    let expected = decisions.contains { $0.verdict == .notSame && isJoined[Int($0.first.account) ?? 0][Int($0.second.account) ?? 0] }
    #expect((SellerDecision.contradiction(among: decisions) != nil) == expected, "seed \(seed)")
  }
}
