import Candidates
import Marketplace
import Testing

@Suite("Rule: a candidate's state since the night before, and what is filed does not flap") struct CandidateDaysTests {
  private let tiers = TierThresholds(file: 0.95, keep: 0.9, review: 0.5, watch: 0.05)
  private let today = CalendarDate(daysSinceEpoch: 20_000)

  private func remembered(
    _ standing: RememberedCandidate.Standing, hash: String = "aa", tier: Tier = .file, daysAgo: Int32 = 1
  ) -> RememberedCandidate {
    RememberedCandidate(
      candidateID: "C1", marketplace: "m", listingID: "L", brandID: "B", tier: tier, stateHash: hash, standing: standing,
      lastSeen: CalendarDate(daysSinceEpoch: today.daysSinceEpoch - daysAgo))
  }

  private func met(
    _ before: [RememberedCandidate], hash: String = "aa", score: Int = 960_000, tier: Tier = .file, reasons: [EvidenceCode] = []
  ) -> (candidate: Candidate, row: CandidateRow, days: CandidateDays) {
    var days = CandidateDays(before, night: today)
    var candidate = Candidate(hit: 0, brand: 0, scoreMillionths: score, tier: tier, reasons: reasons, trademark: 0, entity: 0)
    var row = CandidateRow(
      candidateID: "C1", marketplace: "m", listingID: "L", brandID: "B", scoreMillionths: score, tier: tier, reasons: [], office: "",
      registrationNo: "", clusterID: "", sellerAccountID: "", url: "", title: "", price: "", currency: "", stateHash: hash)
    days.meet(&candidate, &row, tiers)
    return (candidate, row, days)
  }

  @Test func aCandidateIsNewSameChangedOrReturned() {
    #expect(met([]).row.state == .new)
    for standing in [RememberedCandidate.Standing.shown, .dismissed, .unreadable, .unknown] {
      #expect(met([remembered(standing)]).row.state == .same, "\(standing)")
      #expect(met([remembered(standing, hash: "bb")]).row.state == .changed, "\(standing)")
    }
    for standing in [RememberedCandidate.Standing.gone, .cleared] { #expect(met([remembered(standing)]).row.state == .returned) }
  }

  @Test(
    "one that was filed leaves `file` only below the lower threshold",
    arguments: [(949_999, Tier.file), (900_000, .file), (899_999, .review)])
  func hysteresis(_ score: Int, _ expected: Tier) {
    #expect(met([remembered(.shown)], score: score, tier: .review).candidate.tier == expected)
    #expect(met([remembered(.shown)], score: score, tier: .review).row.tier == expected)
    #expect(met([remembered(.shown, tier: .review)], score: score, tier: .review).candidate.tier == .review, "control: it was not filed")
    #expect(met([remembered(.gone)], score: score, tier: .review).candidate.tier == .review, "what is back begins anew")
  }

  @Test func whatEvidenceKeepsOutOfFileStaysOut() {
    #expect(met([remembered(.shown)], score: 999_999, tier: .review, reasons: [.classUnknown]).candidate.tier == .review)
  }

  @Test func whatIsKeptInFileIsRememberedAsFiled() {
    #expect(met([remembered(.shown)], score: 920_000, tier: .review).days.remembered.map(\.tier) == [.file])
    #expect(met([], score: 920_000, tier: .review).days.remembered.map(\.tier) == [.review])
  }

  @Test(arguments: [
    (Whereabouts.shown, DayState.cleared), (.rejected, .unreadable), (.absent(isComplete: true), .gone),
    (.absent(isComplete: false), .unknown),
  ])
  func oneThatIsNotMetIsSettledByWhereItsListingIs(_ whereabouts: Whereabouts, _ expected: DayState) {
    var days = CandidateDays([remembered(.shown)], night: today)
    #expect(days.missing.count == 1)
    days.settle(days.missing, [whereabouts])
    #expect(days.counts[expected] == 1)
    #expect(days.counts.values.reduce(0, +) == 1)
    #expect(days.remembered.map(\.stateHash) == ["aa"])
  }

  @Test func whatIsGoneIsCountedOnceAndForgottenAfterAYear() {
    var days = CandidateDays([remembered(.gone)], night: today)
    days.settle(days.missing, [.absent(isComplete: true)])
    #expect(days.counts[.gone] == 0)
    #expect(days.remembered.map(\.standing) == [.gone])
    var later = CandidateDays([remembered(.gone, daysAgo: RememberedCandidate.days + 1)], night: today)
    later.settle(later.missing, [.absent(isComplete: true)])
    #expect(later.remembered.isEmpty)
  }

  @Test func anUnreadableRowAndAnIncompleteMarketplaceHideNoChange() {
    var first = CandidateDays([remembered(.shown)], night: today)
    first.settle(first.missing, [.rejected])
    var second = CandidateDays(first.remembered, night: CalendarDate(daysSinceEpoch: today.daysSinceEpoch + 1))
    second.settle(second.missing, [.absent(isComplete: false)])
    #expect(second.counts[.unknown] == 1)
    #expect(met(second.remembered).row.state == .same)
    #expect(met(second.remembered, score: 920_000, tier: .review).candidate.tier == .file, "it was filed all the time")
  }

  @Test func anyColumnThatCountsChangesTheHashAndTheOrderOfCountriesDoesNot() throws {
    let state = ListingState(
      title: "t", priceMinorUnits: 1, currency: "EUR", condition: .new, category: "c", brandField: "b", imageHash: 2,
      shipsTo: [try #require(CountryCode("DE")), try #require(CountryCode("IT"))], seller: "s")
    func hash(_ change: (inout ListingState) -> Void = { _ in }) -> String {
      var changed = state
      change(&changed)
      // A stand-in for SHA-256 that is as long and depends on every byte's place.
      return changed.hash { bytes in
        var sums = [UInt8](repeating: 7, count: 32)
        for (place, byte) in bytes.enumerated() { sums[place % 16] = sums[place % 16] &* 31 &+ byte &+ UInt8(place % 251) }
        return sums
      }
    }
    #expect(hash().utf8.count == 32)
    #expect(hash { $0.shipsTo.reverse() } == hash())
    let changes: [(inout ListingState) -> Void] = [
      { $0.title = "T" }, { $0.priceMinorUnits = 2 }, { $0.currency = "USD" }, { $0.condition = .used }, { $0.category = "d" },
      { $0.brandField = "" }, { $0.imageHash = 3 }, { $0.shipsTo = [] }, { $0.seller = "u" },
      { ($0.title, $0.seller) = ("t1:x", "") },
    ]
    #expect(Set(changes.map { hash($0) }).union([hash()]).count == changes.count + 1)
  }
}
