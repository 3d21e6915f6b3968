import Foundation
import Testing

@testable import Pipeline

@Suite("Rule: a published date is replaced for other data, or where a person says so, and never lost") struct RepublishTests {
  let night: SmallNight
  static let change = ["screening.tiers.file=0.99"]

  init() throws { night = try SmallNight() }

  private func latest() throws -> String {
    String(decoding: try Files.read("\(night.workspace)/published/LATEST"), as: UTF8.self)
  }

  @Test func otherSettingsAreRefused() async throws {
    try await night.run()
    let before = try Files.digests(below: night.workspace + "/published")
    let fault = try await #require(throws: RunFault.self) { try await night.run(set: Self.change) }
    #expect(fault.status == .usage)
    #expect(fault.problem.hasPrefix("2026-11-22 is published with other settings"))
    #expect(fault.problem.contains("pipeline.screening.tiers.file") && fault.problem.contains("0.99"))
    #expect(fault.remedy == "Try the change with --draft, or replace what is published with --republish")
    #expect(try await night.plan(set: Self.change).refusal == fault.problem)
    #expect(try await night.plan().refusal == nil)
    #expect(try Files.digests(below: night.workspace + "/published") == before)
  }

  @Test func aChangedSettingsFileIsRefusedToo() async throws {
    try await night.run()
    try night.edit(text: night.settings + "/scorecard.yaml") { $0 = $0.withOtherWeight }
    let fault = try await #require(throws: RunFault.self) { try await night.run() }
    #expect(fault.status == .usage && fault.problem.contains("files.scorecard"))
  }

  @Test func republishingKeepsWhatWasThere() async throws {
    try await night.run()
    let before = try night.published()
    let outcome = try await night.run(.publish(republish: true), set: Self.change)
    #expect(outcome.state == .published)
    #expect(try night.published() != before)
    #expect(try Files.digests(below: "\(night.workspace)/runs/\(outcome.run)/replaced") == before)
  }

  @Test func otherDataArePublishedUnasked() async throws {
    try await night.run()
    let before = try night.published()
    try night.edit("exports/2026-11-22/mercato/listings.csv.gz") { $0.replaceAll("4,50", by: "4,51") }
    let outcome = try await night.run()
    #expect(outcome.state == .published)
    #expect(try night.published() != before)
    #expect(try Files.digests(below: "\(night.workspace)/runs/\(outcome.run)/replaced") == before)
  }

  @Test func planSaysThatAndWhyReusedArtefactsWouldBePublishedAgain() async throws {
    try await night.run()
    #expect(try await night.plan().republication == nil)
    let path = "\(night.data)/registry/brands.csv"
    let before = try Files.read(path)
    try night.edit(text: path) { $0 += "B99,H1,Zyxomma,,,\n" }
    #expect(try await night.run().state == .published)
    // Back again: every artefact stands there still.
    try Files.write(before, to: path)
    let plan = try await night.plan()
    #expect(plan.lines.allSatisfy { $0.state == .reused })
    #expect(plan.republication?.contains("counts.") == true, "\(plan.republication ?? "nothing")")
    #expect(try await night.run().state == .published)
    #expect(try await night.plan().republication == nil)
  }

  @Test func planSaysThatALostFileWouldBePublishedAgain() async throws {
    try await night.run()
    try FileManager.default.removeItem(atPath: "\(night.workspace)/published/2026-11-22/watch-list.csv.gz")
    #expect(try await night.plan().republication == "published files were changed or lost")
  }

  @Test func aDateThatWasNotPublishedIsNeverRefused() async throws {
    try await night.run()
    try night.addNextNight()
    #expect(try await night.run(date: SmallNight.nextDate, set: Self.change).state == .published)
  }

  @Test func aDraftLeavesWhatIsPublishedAlone() async throws {
    try await night.run()
    let before = try Files.digests(below: night.workspace + "/published")
    let draft = try await night.run(.draft, set: Self.change)
    #expect(draft.state == .draft && draft.folder == "\(night.workspace)/drafts/\(draft.run)")
    #expect(try Files.digests(below: night.workspace + "/published") == before)
    let tried = try Files.digests(below: draft.folder)
    try await night.run(.publish(republish: true), set: Self.change)
    #expect(try night.published() == tried, "a draft is what publishing it would give")
  }

  @Test func latestNamesTheNewestDate() async throws {
    try await night.run()
    #expect(try latest() == "2026-11-22\n")
    try night.addNextNight()
    #expect(try await night.run().date.description == SmallNight.nextDate, "the newest date with exports is the default")
    #expect(try latest() == "2026-11-23\n")
    try await night.run(.publish(republish: true), date: SmallNight.date, set: Self.change)
    #expect(try latest() == "2026-11-23\n")
  }

  @Test func aRerunOfTheFirstNightLeavesTheSecondAlone() async throws {
    try await night.run()
    try night.addNextNight()
    try await night.run(date: SmallNight.nextDate)
    let second = try night.published(SmallNight.nextDate)
    try night.edit("exports/2026-11-22/aurora/listings.csv.gz") { $0.replaceAll("Kestrel Trading Co., Ltd.", by: "Osprey Dealers Inc.") }
    #expect(try await night.run(date: SmallNight.date).state == .published)
    #expect(try night.published(SmallNight.nextDate) == second)
    let plan = try await night.plan(date: SmallNight.nextDate)
    #expect(plan.lines.stages(.runs) == [.sellers], "the second night is stale, and plan says so")
    #expect(plan.lines.reasons(.sellers).allSatisfy { $0.hasPrefix("input previous ") })
  }

  @Test func whatWasSpoiledByHandIsPutRight() async throws {
    let outcome = try await night.run()
    let whole = try night.published()
    try Files.write([], to: outcome.folder + "/seller-ban-candidates.csv")
    #expect(try await night.run().state == .published)
    #expect(try night.published() == whole)
  }
}
