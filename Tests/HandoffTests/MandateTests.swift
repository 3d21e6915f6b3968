import Testing

@testable import Handoff

@Suite("Rule: nothing is filed in the name of a holder without an enrolment in force") struct MandateTests {
  /// The listing ids in a plan.
  private func listings(_ plan: ProgrammePlan) -> [String] { plan.packages.flatMap(\.files).flatMap(\.records).map { $0[1] } }

  @Test func onlyEnrolledHoldersGoIntoAFiling() {
    let night = inputs([candidate("1", brand: "B1"), candidate("2", brand: "B2")])
    let plan = ProgrammePlanner.plan(profile(holders: .enrolled(in: "partner")), night)
    #expect(listings(plan) == ["1"])
    #expect(plan.withheld[.otherHolder] == 1)
    #expect(listings(ProgrammePlanner.plan(profile(holders: .any), night)) == ["1", "2"], "control: without the rule both go in")
  }

  @Test func anEnrolmentElsewhereIsNoMandate() {
    var night = inputs([candidate("2", brand: "B2")])
    night.enrolments.insert(EnrolmentInForce(holderID: "H2", programme: "other"))
    #expect(ProgrammePlanner.plan(profile(holders: .enrolled(in: "partner")), night).packages.isEmpty)
  }

  @Test func theOthersGoIntoSheetsOfTheirOwn() {
    var night = inputs([candidate("1", brand: "B1"), candidate("2", brand: "B2"), candidate("3", brand: "B3")])
    night.brands["B3"] = PackagedBrand(name: "Gull", holderID: "H3")
    let plan = ProgrammePlanner.plan(profile(holders: .notEnrolled(in: "partner"), packaging: .holder), night)
    #expect(plan.packages.map(\.holder) == [PackageHolder(id: "H2", name: "Kite Ltd"), PackageHolder(id: "H3", name: "")])
    #expect(plan.packages.map { $0.files.flatMap(\.records).map { $0[1] } } == [["2"], ["3"]])
    #expect(plan.withheld[.otherHolder] == 1)
  }

  @Test func aCandidateGoesToEveryProgrammeOfItsHolder() {
    var night = inputs([candidate("1", brand: "B1")])
    night.enrolments.insert(EnrolmentInForce(holderID: "H1", programme: "second"))
    for programme in ["partner", "second"] {
      #expect(listings(ProgrammePlanner.plan(profile(programme, holders: .enrolled(in: programme)), night)) == ["1"])
    }
  }

  @Test func onlyTierFileGoesIn() {
    let night = inputs([candidate("1", tier: .review), candidate("2", tier: .watch), candidate("3")])
    let plan = ProgrammePlanner.plan(profile(), night)
    #expect(listings(plan) == ["3"])
    #expect(plan.withheld.all.isEmpty)
  }

  @Test func aBrandThatNobodyKnowsStaysOut() {
    let plan = ProgrammePlanner.plan(profile(holders: .any), inputs([candidate("1", brand: "B9")]))
    #expect(plan.packages.isEmpty)
    #expect(plan.withheld[.unknownBrand] == 1)
  }

  @Test func aRemovalNamesAndCountsOnlyBrandsWithAMandate() {
    var night = inputs(
      [
        candidate("1", brand: "B1"), candidate("2", brand: "B2"), candidate("3", brand: "B1"), candidate("3", brand: "B2"),
        candidate("4", cluster: "E2"),
      ],
      bans: [
        ban("E1", accounts: ["mercato:A1", "aurora:x:y"], brands: ["B2", "B1"]), ban("E3", accounts: ["mercato:A3"], brands: ["B2"]),
      ])
    let columns: [PackageField] = [
      .clusterID, .marketplace, .sellerAccountID, .infringingListings, .brandIDs, .brands, .firstSeen, .reasonCodes,
    ]
    let plan = ProgrammePlanner.plan(profile(of: .removals, columns), night)
    #expect(
      plan.packages.flatMap(\.files).flatMap(\.records) == [
        ["E1", "aurora", "x:y", "2", "B1", "Lotus", "2026-10-01", "many_listings"],
        ["E1", "mercato", "A1", "2", "B1", "Lotus", "2026-10-01", "many_listings"],
      ])
    #expect(plan.withheld[.otherHolder] == 1)
    night.candidates = []
    #expect(ProgrammePlanner.plan(profile(of: .removals, columns), night).packages.isEmpty)
    #expect(ProgrammePlanner.plan(profile(of: .removals, columns), night).withheld[.noListings] == 1)
  }

  @Test func registrationsAreThoseOfTheProgrammeAndItsHolders() {
    let night = inputs(registrations: [
      registration("partner", brand: "B1", number: "EU9", priority: 10), registration("partner", brand: "B1", number: "EU2", priority: 9),
      registration("other", brand: "B1", number: "EU3", priority: 1), registration("partner", brand: "B2", number: "EU4", priority: 2),
    ])
    let plan = ProgrammePlanner.plan(profile(of: .registrations, [.priority, .registrationNo, .niceClasses, .holder]), night)
    #expect(
      plan.packages.flatMap(\.files).flatMap(\.records) == [
        ["9", "EU2", "14|18", "Lotus S.p.A."], ["10", "EU9", "14|18", "Lotus S.p.A."],
      ])
    #expect(plan.withheld[.otherHolder] == 1)
  }
}
