@testable import Candidates
import Marketplace
import Registry
import Screening
import Testing

/// A candidate of a brand by an entity on a listing, which is also the hit's place.
private func candidate(_ listing: Int, brand: Int = 0, entity: Int, tier: Tier = .file) -> Candidate {
  Candidate(hit: listing, brand: brand, scoreMillionths: 990_000, tier: tier, reasons: [], trademark: 0, entity: entity)
}

private let hits = (0..<20).map { ListingHit.hit(UInt64($0)) }

@Suite("Rule: rights of brands copied by enough entities are proposed to programmes that lack them") struct RegistrationTests {
  private let three = [candidate(0, entity: 0), candidate(1, entity: 1), candidate(2, entity: 2, tier: .review)]

  private func rows(
    _ candidates: [Candidate], rules: [RegistrationRule] = [RegistrationRule(programme: "ipp", minEntities: 3)],
    _ change: (inout Registry) -> Void = { _ in }
  ) -> [RegistrationRow] {
    var registry = World().registry
    change(&registry)
    return registrationRows(candidates: candidates, hits: hits, registry: registry, on: today, rules: rules)
  }

  @Test func threeEntitiesOfFileAndReview() {
    #expect(
      rows(three) == [
        RegistrationRow(
          programme: "ipp", brandID: "B0", registrationNo: "US0", office: "USPTO", niceClasses: [18], infringingEntities: 3,
          infringingListings: 3, priority: 1)
      ])
    #expect(rows(Array(three.prefix(2))).isEmpty)
    #expect(rows([three[0], three[1], candidate(3, entity: 1)]).isEmpty, "two listings of one entity are one")
    #expect(rows([three[0], three[1], candidate(2, entity: 2, tier: .watch)]).isEmpty, "the watch list does not count")
  }

  @Test func onlyMarksInForce() {
    #expect(
      rows(three) { $0.trademarks = [.mark("US7"), .mark("US8", status: "pending"), .mark("US9", to: "2026-11-22")] }.map(\.registrationNo)
        == ["US7"])
  }

  @Test func onFileMeansRegisteredThere() {
    let right = { (programme: String, status: String) in ProgrammeRight(programme: programme, registrationNo: "US0", status: status) }
    #expect(rows(three) { $0.programmeRights = [right("ipp", "registered")] }.isEmpty)
    #expect(rows(three) { $0.programmeRights = [right("ipp", "rejected")] }.count == 1)
    #expect(rows(three) { $0.programmeRights = [right("marketsafe", "registered")] }.count == 1)
  }

  @Test func enrolmentMustBeInForceWhereTheProgrammeAsksForIt() {
    let enrolment = { (status: String, since: String) in
      Enrolment(rightsHolder: "R0", programme: "marketsafe", status: status, since: day(since))
    }
    let rules = [RegistrationRule(programme: "marketsafe", minEntities: 3, enrolled: true)]
    #expect(rows(three, rules: rules).isEmpty)
    #expect(rows(three, rules: rules) { $0.enrolments = [enrolment("enrolled", "2026-11-22")] }.count == 1)
    #expect(rows(three, rules: rules) { $0.enrolments = [enrolment("enrolled", "2026-11-23")] }.isEmpty)
    let ended = [enrolment("enrolled", "2020-01-01"), enrolment("lapsed", "2021-01-01")]
    #expect(rows(three, rules: rules) { $0.enrolments = [ended[0]] }.count == 1, "control")
    #expect(rows(three, rules: rules) { $0.enrolments = ended }.isEmpty)
  }

  @Test func priorityIsTheRankByListings() {
    let candidates = three + [3, 4, 5, 6].map { candidate($0, brand: 1, entity: $0 % 3) }
    let found = rows(candidates, rules: ["b", "a"].map { RegistrationRule(programme: $0, minEntities: 3) }) {
      $0.trademarks.append(.mark(brand: 1, "US00"))
    }
    #expect(found.map(\.programme) == ["a", "a", "a", "b", "b", "b"])
    #expect(found.prefix(3).map(\.registrationNo) == ["US0", "US00", "US1"])
    #expect(found.prefix(3).map(\.priority) == [3, 1, 2])
    #expect(found.prefix(3).map(\.infringingListings) == [3, 4, 4])
  }
}

@Suite("Rule: entities that may be one seller do not count as several") struct SellerDoubtTests {
  private func doubt(_ sameSeller: @escaping (Int, Int) -> Double) -> SellerDoubt {
    SellerDoubt(entities: World().entities, sameSeller: sameSeller)
  }

  private func rows(_ doubt: SellerDoubt?, entities: [Int] = [0, 1, 2]) -> Int {
    registrationRows(
      candidates: entities.enumerated().map { candidate($0, entity: $1) }, hits: hits, registry: World().registry, on: today,
      rules: [RegistrationRule(programme: "ipp", minEntities: 3)], doubt: doubt
    ).count
  }

  @Test func expectedSellers() {
    #expect(doubt { _, _ in 0 }.expectedSellers([0, 1, 2]) == 3)
    #expect(doubt { _, _ in 1 }.expectedSellers([0, 1, 2]) == 1)
    // Accounts 2 and 3 are of entities 1 and 2; account 1 is the second of entity 0.
    #expect(doubt { Set([$0, $1]) == [2, 3] ? 0.75 : 0 }.expectedSellers([0, 1, 2]) == 2.25)
    #expect(doubt { Set([$0, $1]) == [1, 3] ? 0.75 : 0 }.expectedSellers([2, 1, 0]) == 2.25)
    #expect(doubt { _, _ in 1 }.expectedSellers([]) == 0)
  }

  @Test func whoPerhapsCopiesNothingCountsAsLess() {
    // Entity 2 has one listing or two, each as doubtful.
    func proposed(_ score: Int, listings: Int = 1, doubt: SellerDoubt?, isConfirmed: Bool = false) -> Bool {
      var candidates = [candidate(0, entity: 0), candidate(1, entity: 1)]
      for listing in 0..<listings {
        candidates.append(
          Candidate(
            hit: 2 + listing, brand: 0, scoreMillionths: score, tier: .review, reasons: [], trademark: 0, entity: 2,
            isConfirmed: isConfirmed))
      }
      let rules = [RegistrationRule(programme: "ipp", minEntities: 3)]
      return !registrationRows(candidates: candidates, hits: hits, registry: World().registry, on: today, rules: rules, doubt: doubt)
        .isEmpty
    }
    let different = doubt { _, _ in 0 }
    #expect(proposed(600_000, doubt: different))
    #expect(!proposed(500_000, doubt: different), "0.01 + 0.01 + 0.5 of three may copy nothing")
    #expect(proposed(500_000, listings: 2, doubt: different), "one of two listings likelier infringes")
    #expect(proposed(500_000, doubt: different, isConfirmed: true), "an analyst confirmed it")
    #expect(proposed(500_000, doubt: nil), "control: without doubt all count")
  }

  @Test func brandsCopiedAlikeMakeOneSellerLikelier() {
    // Entities 0 and 1 are perhaps one; 2, 3 and 4 are surely others, and each copies a brand of its own besides the common one.
    let perhaps = doubt { Set([$0, $1]) == [1, 2] || Set([$0, $1]) == [0, 2] ? 0.3 : $0 + $1 == 9 ? 0.9 : 0 }
    func expected(_ copiers: [Set<Int>]) -> Double {
      perhaps.amongCopiers(copiers, fewerThan: 6).expectedSellers([0, 1])
    }
    #expect(abs(expected([[0, 1, 2, 3, 4]]) - 1.7) < 1e-9, "one brand in common says no more than the fields")
    let known: [Set<Int>] = [[0, 1, 2, 3, 4], [0, 1], [3, 4]]
    #expect(expected(known) < 1.5, "who is one seller copies a second brand too, who is not does not")
    #expect(
      abs(expected([[0, 1, 2, 3, 4], [0, 1], [0, 2], [1, 2], [2, 3], [2, 4], [0, 3], [0, 4], [1, 3], [1, 4], [3, 4]]) - 1.7) < 0.1,
      "where all share several, that says little")
    #expect(perhaps.amongCopiers([], fewerThan: 6).expectedSellers([0, 1]) == 1.7)
  }

  @Test func registrationsNeedSoManyDifferentSellers() {
    #expect(rows(nil) == 1)
    #expect(rows(doubt { _, _ in 0.1 }) == 1, "2.8 are three")
    #expect(rows(doubt { Set([$0, $1]) == [2, 3] ? 0.75 : 0 }) == 0, "2.25 are two")
    #expect(rows(doubt { Set([$0, $1]) == [2, 3] ? 0.75 : 0 }, entities: [0, 1, 2, 3]) == 1, "and a fourth makes up for it")
  }
}

@Suite("Rule: entities that infringe again and again are proposed for a ban") struct BanTests {
  private func rows(_ candidates: [Candidate], listings: Int = 3, brands: Int = 2) -> [BanRow] {
    let world = World()
    return banRows(
      candidates: candidates, hits: hits, registry: world.registry, entities: world.entities,
      rule: BanRule(minListings: listings, minBrands: brands))
  }

  @Test func enoughListings() {
    #expect(
      rows((0..<3).map { candidate($0, entity: 0) }) == [
        BanRow(
          clusterID: "E0", accounts: ["aurora:0", "mercato:1"], infringingListings: 3, brands: ["B0"], firstSeen: day("2026-11-01"),
          reasons: ["many_listings"])
      ])
    #expect(rows((0..<2).map { candidate($0, entity: 0) }).isEmpty)
  }

  @Test func onlyTierFileCounts() {
    #expect(rows([candidate(0, entity: 0), candidate(1, entity: 0), candidate(2, entity: 0, tier: .review)]).isEmpty)
  }

  @Test func aListingCountsOnceHoweverManyBrandsItHas() {
    let candidates = [candidate(0, entity: 1), candidate(0, brand: 1, entity: 1), candidate(1, entity: 1)]
    let found = rows(candidates)
    #expect(found.map(\.infringingListings) == [2])
    #expect(found.map(\.brands) == [["B0", "B1"]])
    #expect(found.map(\.reasons) == [["many_brands"]])
    #expect(rows(candidates, brands: 3).isEmpty)
  }

  @Test func rowsStandByClusterID() {
    let candidates = [4, 1, 3].flatMap { entity in (0..<3).map { candidate(entity * 3 + $0, entity: entity) } }
    #expect(rows(candidates).map(\.clusterID) == ["E1", "E3", "E4"])
    #expect(rows(candidates.reversed()) == rows(candidates))
  }
}
