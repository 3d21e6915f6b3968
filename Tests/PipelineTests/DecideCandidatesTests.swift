import Candidates
import Foundation
import Marketplace
import Testing

@testable import Pipeline

@Suite("Rule: a confirmed candidate counts as file, a dismissed one nowhere, while the listing stays as it is") struct DecideCandidatesTests
{
  private func rows(_ night: SmallNight, _ file: String, _ date: String = SmallNight.date) throws -> [[String: String]] {
    try CSVText(Files.unpacked("\(night.workspace)/published/\(date)/\(file)")).rows
  }

  private func decide(_ night: SmallNight, _ arguments: String...) throws -> BrandsieveBinary.Result {
    try BrandsieveBinary.run(["decide"] + arguments + ["--workspace", night.workspace])
  }

  private func filed(_ night: SmallNight) throws -> [String: String] {
    try #require(try rows(night, "takedown-candidates.csv.gz").first { $0["tier"] == "file" }, "control: something is filed")
  }

  @Test func aDismissedOneIsNowhereUntilItChangesAndUndoingBringsItBack() async throws {
    let night = try SmallNight()
    try await night.run()
    let before = try night.published()
    let candidate = try filed(night)
    let id = try #require(candidate["candidate_id"])
    #expect(try decide(night, "dismiss", id, "--reason", "an outlet of the holder").status == 0)
    #expect(try await night.run().state == .published, "decisions are data: the date is published again by itself")
    for file in ["takedown-candidates.csv.gz", "watch-list.csv.gz"] {
      #expect(try !rows(night, file).contains { $0["candidate_id"] == id })
    }
    #expect(try await night.run().state == .unchanged)
    let story = try Inspector(workspace: night.workspace).listing(
      try #require(candidate["listing_id"]), on: try #require(candidate["marketplace"]), date: nil)
    #expect(story.marks.contains { $0.explanation.exclusion == .dismissed })
    #expect(story.days.map(\.state).contains("dismissed"))

    try night.addNextNight()
    let next = try await night.run(date: SmallNight.nextDate)
    #expect(next.counts["candidates_dismissed"] == 1, "it stays cleared")
    try night.changePrice(of: candidate, on: SmallNight.nextDate)
    try await night.run(date: SmallNight.nextDate)
    let back = try rows(night, "takedown-candidates.csv.gz", SmallNight.nextDate).first { $0["candidate_id"] == id }
    #expect(back?["state"] == "changed", "a listing that changed is judged anew")

    #expect(try decide(night, "undo", "1").status == 0)
    try await night.run(date: SmallNight.date)
    #expect(try night.published() == before, "undone, it is as if it had never been")
  }

  @Test func aConfirmedOneIsFiledWhateverItsScore() async throws {
    let night = try SmallNight()
    let set = ["screening.tiers.file=1", "screening.tiers.keep=1", "screening.tiers.review=1"]
    try await night.run(set: set)
    let watched = try #require(try rows(night, "watch-list.csv.gz").first)
    let id = try #require(watched["candidate_id"])
    #expect(try decide(night, "confirm", id).status == 0)
    try await night.run(set: set)
    let row = try #require(try rows(night, "takedown-candidates.csv.gz").first { $0["candidate_id"] == id })
    #expect(row["tier"] == "file" && row["score"] == watched["score"])
    #expect(row["reasons"]?.hasPrefix("confirmed") == true)
  }

  @Test func severalAreDecidedTogetherOrNoneIs() async throws {
    let night = try SmallNight()
    try await night.run()
    let id = try #require(try filed(night)["candidate_id"])
    let refused = try decide(night, "dismiss", id, "CAAAAAAAAAAAAAAAA")
    #expect(refused.status == 1 && refused.errors.contains("CAAAAAAAAAAAAAAAA"))
    #expect(try DecisionDesk(workspace: night.workspace).list().isEmpty)
  }

  @Test func aSheetGoesOutAndComesInAgain() async throws {
    let night = try SmallNight()
    try await night.run()
    let ids = try rows(night, "takedown-candidates.csv.gz").prefix(3).compactMap { $0["candidate_id"] }
    _ = try decide(night, "confirm", ids[0], "--reason", "=a, \"b\"")
    _ = try decide(night, "dismiss", ids[1], ids[2])
    _ = try decide(night, "same", "aurora:1", "baozi:2")
    let sheet = try decide(night, "export").output
    let file = night.workspace + "-decisions.csv"
    try Files.write(Array(sheet.utf8), to: file)
    #expect(try decide(night, "import", file).output.contains("0 decisions noted, 4 there already"))

    let other = DecisionDesk(workspace: night.otherWorkspace("b"), user: "bo")
    try FileManager.default.createDirectory(atPath: night.otherWorkspace("b"), withIntermediateDirectories: true)
    #expect(try other.importSheet(file).added.count == 4)
    let first = try DecisionDesk(workspace: night.workspace).list().map(\.record)
    let second = try other.list().map(\.record)
    #expect(second.map(\.content) == first.map(\.content))
    #expect(second.map(\.circumstances.user) == first.map(\.circumstances.user))
    #expect(second.map(\.circumstances.reason) == first.map(\.circumstances.reason))
    #expect(String(decoding: try other.exportSheet(), as: UTF8.self) == sheet)
  }

  @Test func aSheetThatSaysTwoThingsOfOneIsRefusedWithBothRows() async throws {
    let night = try SmallNight()
    try await night.run()
    let id = try #require(try filed(night)["candidate_id"])
    let file = night.workspace + "-decisions.csv"
    let header = "candidate_id,decision,account,other_account,inclusion_probability\n"
    try Files.write(
      Array("\(header)\(id),confirm,,,\n,same,a:1,b:2,\n,not-same,b:2,a:1,\n\(id),dismiss,,,\n\(id),dismiss,,,1e-320\n".utf8), to: file)
    let refused = try decide(night, "import", file)
    #expect(refused.status == 2)
    for words in [
      "row 4: it says `not-same` of what row 3 says `same` of", "row 5: it says `dismiss` of what row 2 says `confirm` of",
      "row 6: `inclusion_probability` is `1e-320`, no number from 0.000000001 to 1",
    ] {
      #expect(refused.errors.contains(words), "\(words) is missing in \(refused.errors)")
    }
    #expect(try DecisionDesk(workspace: night.workspace).list().isEmpty)
    try Files.write(Array("\(header)\(id),confirm,,,\n\(id),confirm,,,0.5\n".utf8), to: file)
    #expect(try decide(night, "import", file).status == 0, "control: the same twice")
  }

  @Test(
    "A file that is no sheet of UTF-8 is refused with its name and what to do",
    arguments: [[], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE] + Array("decision,reason\n".utf8).flatMap { [$0, 0] }] as [[UInt8]])
  func anUnreadableSheet(_ bytes: [UInt8]) throws {
    let night = try SmallNight()
    let file = night.workspace + "-decisions.csv"
    try Files.write(bytes, to: file)
    for result in [
      try decide(night, "import", file),
      try BrandsieveBinary.run(night.arguments("fit", ["--labels", file, "--output", night.settings + "/fitted.yaml"])),
    ] {
      #expect(result.status == 2, "\(result)")
      #expect(result.errors.contains(file) && result.errors.contains("UTF-8"), "\(result.errors)")
      #expect(!result.errors.contains("defect"), "\(result.errors)")
    }
  }

  @Test func aSheetWithFaultsIsRefusedWholeWithItsRows() async throws {
    let night = try SmallNight()
    try await night.run()
    let id = try #require(try filed(night)["candidate_id"])
    let file = night.workspace + "-decisions.csv"
    let text = "candidate_id,decision,account,other_account\n\(id),confirm,,\n\(id),perhaps,,\n,same,a:1,\n,,,\nC9,dismiss,,\n"
    try Files.write(Array(text.utf8), to: file)
    let refused = try decide(night, "import", file)
    #expect(refused.status == 2)
    for words in ["row 3: `perhaps`", "row 4: `account`", "row 6: the newest night knows no candidate C9"] {
      #expect(refused.errors.contains(words), "\(refused.errors)")
    }
    try Files.write(Array("decision,candidate_id,decision\nconfirm,\(id),dismiss\n".utf8), to: file)
    let twice = try decide(night, "import", file)
    #expect(twice.status == 2 && twice.errors.contains("row 1: the header has more than one column `decision`"), "\(twice.errors)")
    #expect(try DecisionDesk(workspace: night.workspace).list().isEmpty)
    try Files.write(Array(text.split(separator: "\n").prefix(2).joined(separator: "\n").utf8), to: file)
    #expect(try decide(night, "import", file).status == 0, "control: its first row alone is good")
  }
}

@Suite("Rule: exceptions leave brands and sellers alone until their day") struct ExceptionTests {
  private func night(_ exceptions: String) throws -> SmallNight {
    let night = try SmallNight()
    try Files.write(Array(exceptions.utf8), to: night.data + "/pipelines/exceptions.yaml")
    try night.edit(text: night.pipelineFile) { $0 = $0.replacing("screening: {", with: "screening: {exceptions: exceptions.yaml, ") }
    return night
  }

  private func candidates(_ night: SmallNight) throws -> [[String: String]] {
    try CSVText(Files.unpacked("\(night.workspace)/published/\(SmallNight.date)/takedown-candidates.csv.gz")).rows
  }

  private func text(_ entry: String, until: String) -> String {
    "version: 1\nexceptions:\n  - {\(entry), reason: talks, until: \(until)}\n"
  }

  @Test func ofABrandAndOfASeller() async throws {
    let plain = try SmallNight()
    try await plain.run()
    let all = try candidates(plain)
    let one = try #require(all.first)
    let brand = try #require(one["brand_id"])
    let seller = "\(one["marketplace"] ?? ""):\(one["seller_account_id"] ?? "")"

    let byBrand = try night(text("brand: \(brand)", until: SmallNight.date))
    #expect(try await ofExceptions(byBrand.run()).isEmpty, "the day itself still counts")
    #expect(try candidates(byBrand).map { $0["candidate_id"] } == all.filter { $0["brand_id"] != brand }.map { $0["candidate_id"] })

    let bySeller = try night(text("seller: '\(seller)'", until: "2027-01-01"))
    try await bySeller.run()
    let left = try candidates(bySeller)
    #expect(!left.contains { $0["cluster_id"] == one["cluster_id"] }, "all accounts of the seller are left alone")
    #expect(left.count < all.count)

    let both = try night(text("seller: '\(seller)', brand: \(brand)", until: "2027-01-01"))
    try await both.run()
    #expect(try !candidates(both).contains { $0["cluster_id"] == one["cluster_id"] && $0["brand_id"] == brand })
  }

  @Test func explainListingTellsReasonAndEnd() async throws {
    let plain = try SmallNight()
    try await plain.run()
    let one = try #require(try candidates(plain).first)
    let night = try night(text("brand: \(one["brand_id"] ?? "")", until: "2027-01-01"))
    try await night.run()
    let told = try BrandsieveBinary.run(
      ["explain", "listing", one["marketplace"] ?? "", one["listing_id"] ?? "", "--workspace", night.workspace])
    #expect(told.output.contains("  exception, line 3 of its file, until 2027-01-01: talks\n"), "\(told.output)")
    let before = try BrandsieveBinary.run(
      ["explain", "listing", one["marketplace"] ?? "", one["listing_id"] ?? "", "--workspace", plain.workspace])
    #expect(before.status == 0 && !before.output.contains("exception"), "control")
  }

  /// The small night's registry has bad rows, of which it warns too.
  private func ofExceptions(_ outcome: RunOutcome) -> [String] { outcome.warnings.filter { !$0.contains("rows left out") } }

  @Test func whatHasEndedOrNamesNothingIsSaidWithItsLine() async throws {
    let plain = try SmallNight()
    try await plain.run()
    let brand = try #require(try candidates(plain).first?["brand_id"])
    let night = try night(
      """
      version: 1
      exceptions:
        - {brand: \(brand), reason: talks, until: 2026-11-21}
        - {brand: NOBODY, reason: talks, until: 2027-01-01}
        - {seller: "aurora:nobody", reason: talks, until: 2027-01-01}
      """)
    let outcome = try await night.run()
    let warnings = ofExceptions(outcome)
    #expect(warnings.count == 3)
    for (warning, words) in zip(
      warnings, [":3: the exception ended on 2026-11-21", ":4: there is no brand NOBODY", ":5: no listing"])
    {
      #expect(warning.contains(words), "\(warning)")
    }
    #expect(try candidates(night).map { $0["candidate_id"] } == candidates(plain).map { $0["candidate_id"] })
  }

  @Test(
    "a file of another form is refused with its line",
    arguments: [
      "{reason: a, until: 2027-01-01}", "{brand: B1, until: 2027-01-01}", "{brand: B1, reason: a, until: soon}", "{brand: B1, seler: x}",
    ])
  func malformed(_ entry: String) async throws {
    let night = try night("version: 1\nexceptions:\n  - \(entry)\n")
    let result = try BrandsieveBinary.run(night.arguments())
    #expect(result.status == 2 && result.errors.contains("exceptions.yaml:3:"), "\(result.errors)")
  }
}

extension SmallNight {
  /// Makes a candidate's listing on aurora ten cents cheaper.
  func changePrice(of candidate: [String: String], on date: String) throws {
    let id = try #require(candidate["listing_id"])
    let price = try #require(candidate["price"])
    #expect(candidate["marketplace"] == "aurora" && price == "4.90", "control: the row is of the form that is changed")
    try edit("exports/\(date)/aurora/listings.csv.gz") { bytes in
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      bytes = Array(
        lines.map { $0.hasPrefix("\(id),") ? String($0.replacing(",4.90,", with: ",4.80,")) : String($0) }.joined(separator: "\n").utf8)
    }
  }
}
