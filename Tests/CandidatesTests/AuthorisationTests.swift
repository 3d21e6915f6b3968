import Candidates
import Marketplace
import Registry
import Testing

/// The world with these rows.
private func authorised(_ rows: [Authorisation], _ change: (inout World) -> Void = { _ in }) -> AuthorisationIndex {
  var world = World()
  world.registry.authorisations = rows
  change(&world)
  return world.authorisations
}

private let first = AccountKey(marketplace: "aurora", account: "0")

@Suite("Rule: an authorisation covers the whole entity, on all marketplaces") struct CoverTests {
  @Test func accountIdentifies() {
    let index = authorised([.row(account: first)])
    #expect(index.standing(account: 0, brand: 0).isCertain)
    #expect(index.standing(account: 1, brand: 0).isCertain, "its other account, on another marketplace")
    #expect(!index.standing(account: 2, brand: 0).isCertain, "another entity")
    #expect(!index.standing(account: 0, brand: 1).isCertain, "another brand")
    #expect(index.authorisedForAny(account: 1) == 1)
    #expect(index.authorisedForAny(account: 2) == 0)
  }

  @Test func accountIdsCountWithTheirMarketplaceOnly() {
    let index = authorised([.row(account: AccountKey(marketplace: "mercato", account: "0"))])
    #expect(!index.standing(account: 0, brand: 0).isCertain)
  }

  @Test func registrationNumberIdentifies() {
    let index = authorised([.row(number: "9913 8812-aa")]) { $0.entities.accounts[2].fields.registrationNo = "99138812AA" }
    #expect(index.standing(account: 2, brand: 0).isCertain)
    #expect(!index.standing(account: 3, brand: 0).isCertain)
  }

  @Test func shortNumbersIdentifyNobody() {
    let index = authorised([.row(number: "12")]) { $0.entities.accounts[2].fields.registrationNo = "12" }
    #expect(index.standing(account: 2, brand: 0).probability == 0)
  }

  @Test func numberOfARowWithAnAccountIdentifiesInOthers() {
    let index = authorised([.row(account: first, number: "99138812"), .row(brand: 1, number: "99138812")])
    #expect(index.standing(account: 1, brand: 1).isCertain)
  }
}

@Suite("Rule: an authorisation holds from its first day to its last") struct ValidityTests {
  @Test(
    "days are inclusive",
    arguments: [
      ("2026-11-22", "2026-11-22", true), ("2026-11-23", "2026-12-01", false), ("2026-01-01", "2026-11-21", false),
    ])
  func validity(_ from: String, _ to: String, _ holds: Bool) {
    let standing = authorised([.row(account: first, from: from, to: to)]).standing(account: 0, brand: 0)
    #expect(standing.isCertain == holds)
  }

  @Test func oneThatEndedIsKnown() {
    #expect(authorised([.row(account: first, to: "2026-11-21")]).standing(account: 0, brand: 0).hasExpired)
    #expect(!authorised([.row(account: first, from: "2026-11-23")]).standing(account: 0, brand: 0).hasExpired, "not begun")
  }

  @Test func oneInForceBeatsOneThatEnded() {
    let rows: [Authorisation] = [.row(account: first), .row(account: first, to: "2026-11-21")]
    #expect(authorised(rows).standing(account: 0, brand: 0).isCertain)
    #expect(authorised(rows.reversed()).standing(account: 0, brand: 0).isCertain)
  }
}

@Suite("Rule: a name alone leaves a doubt, and one that fits two entities shields both from `file`") struct NameTests {
  @Test func doubtStays() {
    let standing = authorised([.row()]) { $0.names = [(2, 0.9)] }.standing(account: 2, brand: 0)
    #expect(standing.probability == 0.9)
    #expect(!standing.isCertain)
    #expect(!standing.isAmbiguous)
  }

  @Test func aNameNeverMakesCertain() {
    #expect(!authorised([.row()]) { $0.names = [(2, 1)] }.standing(account: 2, brand: 0).isCertain)
  }

  @Test func twoAccountsOfOneEntityAreNoTwo() {
    let index = authorised([.row()]) { $0.names = [(0, 0.6), (1, 0.8)] }
    #expect(index.standing(account: 0, brand: 0).probability == 0.8)
    #expect(!index.standing(account: 0, brand: 0).isAmbiguous)
  }

  @Test func twoEntitiesAreShielded() {
    var world = World()
    world.weigh(.copyWord, 8)
    world.registry.authorisations = [.row()]
    let hits = [ListingHit.hit(1, context: .copyWord, account: 2), .hit(2, context: .copyWord, account: 3)]
    world.names = [(2, 0.3)]
    #expect(world.judge.judge(hits).map(\.tier) == [.file, .file], "control: a name that fits one entity leaves the score alone")
    world.names = [(2, 0.3), (3, 0.2)]
    let candidates = world.judge.judge(hits)
    #expect(candidates.map(\.tier) == [.review, .review])
    #expect(candidates.allSatisfy { $0.reasons.contains(.authorisationUnclear) })
  }

  @Test func whoBearsTheOwnersNameIsForAnAnalyst() {
    var world = World()
    world.weigh(.copyWord, 8)
    let hits = [ListingHit.hit(1, context: .copyWord, account: 2), .hit(2, brand: 1, context: .copyWord, account: 2)]
    world.names = [(2, 0.9)]
    #expect(world.judge.judge(hits).allSatisfy { $0.tier == .file }, "control: no rights holder is known by name")
    world.registry.rightsHolders = [RightsHolder(id: "R0", name: "Acme Inc.", country: "US")]
    #expect(world.judge.judge(hits).map(\.tier) == [.review, .file], "of the brand that it owns alone")
    #expect(world.judge.judge(hits).first?.reasons.contains(.ownersName) == true)
    world.names = [(2, 0.4)]
    #expect(world.judge.judge(hits).allSatisfy { $0.tier == .file }, "a name that is more probably another's")
  }

  @Test func anIdentifiedRowAsksForNoName() {
    let index = authorised([.row(account: first)]) { $0.names = [(2, 0.99)] }
    #expect(index.standing(account: 2, brand: 0).probability == 0)
  }

  @Test func anAccountThatIsNotThereLeavesTheName() {
    let index = authorised([.row(account: AccountKey(marketplace: "aurora", account: "99"))]) { $0.names = [(2, 0.7)] }
    #expect(index.standing(account: 2, brand: 0).probability == 0.7)
  }
}
