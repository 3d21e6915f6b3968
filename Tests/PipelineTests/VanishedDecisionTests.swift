import Foundation
import Marketplace
import Testing

@testable import Pipeline

@Suite("Rule: no run goes on without decisions that a published night went by") struct VanishedDecisionTests {
  private func candidate(_ night: SmallNight) throws -> String {
    let rows = try CSVText(Files.unpacked("\(night.workspace)/published/\(SmallNight.date)/takedown-candidates.csv.gz")).rows
    return try #require(rows.first?["candidate_id"])
  }

  private func records(_ night: SmallNight) -> String { "\(night.workspace)/records/decisions.sqlite" }

  /// A night that went by a dismissal and by a word on two accounts.
  private func decided() async throws -> SmallNight {
    let night = try SmallNight()
    try await night.run()
    let id = try candidate(night)
    _ = try DecisionDesk(workspace: night.workspace).decide(.dismiss, [id], on: nil, reason: "")
    let same = try BrandsieveBinary.run(["decide", "same", "aurora:1", "baozi:2", "--workspace", night.workspace])
    #expect(same.status == 0)
    try await night.run()
    return night
  }

  @Test func aLostFileStopsTheNextRunAndTheNightGivesItBack() async throws {
    let night = try await decided()
    let before = try night.published()
    try FileManager.default.removeItem(atPath: "\(night.workspace)/records")
    let refused = try BrandsieveBinary.run(night.arguments())
    #expect(refused.status == 1 && refused.errors.contains("lacks 2 decisions"), "\(refused)")
    #expect(refused.errors.contains("decide export --date \(SmallNight.date)"))
    #expect(try BrandsieveBinary.run(night.arguments("plan")).status == 1)
    #expect(try night.published() == before)

    let sheet = try BrandsieveBinary.run(["decide", "export", "--date", SmallNight.date, "--workspace", night.workspace])
    let file = night.workspace + "-back.csv"
    try Files.write(Array(sheet.output.utf8), to: file)
    let imported = try BrandsieveBinary.run(["decide", "import", file, "--workspace", night.workspace])
    #expect(imported.output.contains("2 decisions noted"), "\(imported)")
    #expect(try await night.run().state == .unchanged)
  }

  @Test func anOlderCopyOfTheFileIsNoticedToo() async throws {
    let night = try await decided()
    let old = try Files.read(records(night))
    let same = try BrandsieveBinary.run(["decide", "same", "aurora:3", "baozi:4", "--workspace", night.workspace])
    #expect(same.status == 0)
    try await night.run()
    try Files.write(old, to: records(night))
    let refused = try BrandsieveBinary.run(night.arguments())
    #expect(refused.status == 1 && refused.errors.contains("lacks 1 decision"), "\(refused)")
  }

  @Test func whatWasUndoneIsNotMissed() async throws {
    let night = try await decided()
    let desk = DecisionDesk(workspace: night.workspace)
    for number in [1, 2] { _ = try desk.undo(number, reason: "") }
    #expect(try await night.run().state == .published)
    try FileManager.default.removeItem(atPath: "\(night.workspace)/records")
    #expect(try await night.run().state == .unchanged, "control: a night that went by no decision misses none")
  }
}
