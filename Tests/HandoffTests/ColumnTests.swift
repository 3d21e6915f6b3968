import Testing

@testable import Handoff

@Suite("Rule: a column keeps the programme's length") struct ColumnTests {
  @Test(arguments: [
    ("short", 5, "short"), ("longer", 5, "longe"), ("=12345", 6, "=1234"), ("=1234", 6, "=1234"), ("👩‍👩‍👧ab", 8, "👩‍👩‍👧"), ("👩‍👩‍👧ab", 7, ""),
    ("e\u{301}e\u{301}", 3, "e\u{301}"),
  ])
  func freeTextIsCutBetweenCharacters(_ text: String, _ limit: Int, _ cut: String) {
    #expect(ColumnLayout(header: "title", field: .title, maxLength: limit).fitted(text) == cut)
  }

  @Test func whatCannotBeCutKeepsItsRowOut() {
    let limit = ColumnLayout(header: "link", field: .url, maxLength: 30)
    let night = inputs([candidate("1"), candidate("2", url: "https://mercato.example/" + String(repeating: "x", count: 99))])
    let plan = ProgrammePlanner.plan(profile(columns: [limit, ColumnLayout(header: "id", field: .listingID)]), night)
    #expect(plan.packages.flatMap(\.files).flatMap(\.records).map { $0[1] } == ["1"])
    #expect(plan.withheld[.valueTooLong] == 1)
  }

  @Test func aRowWithoutARequiredValueStaysOut() {
    let plan = ProgrammePlanner.plan(profile(), inputs([candidate("1", url: ""), candidate("2", title: "")]))
    #expect(plan.packages.flatMap(\.files).flatMap(\.records).map { $0[1] } == ["2"])
    #expect(plan.withheld.all.map(\.reason) == [.valueMissing])
  }

  @Test func everyFieldOfATakedownHasItsValue() {
    let all = profile(of: .takedowns, RowKind.takedowns.fields)
    let night = inputs([candidate("1", reasons: ["mark_masked", "copy_word"])], sellerNames: ["mercato:A1": "Mario Rossi"])
    #expect(
      ProgrammePlanner.plan(all, night).packages.flatMap(\.files).flatMap(\.records) == [
        [
          "C-mercato-1-B1", "mercato", "1", "https://mercato.example/1", "A bag", "12.50", "EUR", "0.987654", "infringement",
          "mark_masked|copy_word", "EUIPO", "EU1", "B1", "Lotus", "H1", "Lotus S.p.A.", "E1", "A1", "",
        ]
      ])
  }

  @Test("Rule: sellers' names go out only where the profile lets personal data in") func personalDataNeedsLeave() {
    let night = inputs([candidate("1")], sellerNames: ["mercato:A1": "Mario Rossi"])
    let column = [ColumnLayout(header: "seller", field: .sellerName)]
    for (allowed, value) in [(false, ""), (true, "Mario Rossi")] {
      let plan = ProgrammePlanner.plan(profile(personal: allowed, columns: column), night)
      #expect(plan.packages.flatMap(\.files).flatMap(\.records) == [[value]])
    }
  }

  @Test(
    "Rule: the reason is that of the heaviest code that the programme has a reason for",
    arguments: [
      ([], "infringement"), (["mark_masked"], "infringement"), (["mark_masked", "copy_word"], "counterfeit"),
      (["price_far_below", "copy_word"], "cheap"), (["copy_word", "price_far_below"], "counterfeit"),
    ])
  func reasonsAreMapped(_ codes: [String], _ reason: String) {
    let map = ReasonMap(fallback: "infringement", reasons: ["copy_word": "counterfeit", "price_far_below": "cheap"])
    #expect(map.reason(of: codes) == reason)
  }

  @Test(arguments: [(0, "0.000000"), (1, "0.000001"), (950_000, "0.950000"), (1_000_000, "1.000000")])
  func scoresHave6Decimals(_ millionths: Int, _ text: String) { #expect(decimals(ofMillionths: millionths) == text) }
}
