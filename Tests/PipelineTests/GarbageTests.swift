import Marketplace
import Store
import Testing

@testable import Pipeline

@Suite("Rule: gc removes what nothing refers to, and nothing else") struct GarbageTests {
  private func artefacts(_ night: SmallNight) throws -> Set<String> {
    Set(try ArtefactStore(folder: night.workspace + "/artefacts", disk: .real).keys().map(\.hex))
  }

  @Test func whatANightRefersToStays() async throws {
    let night = try SmallNight()
    try await night.run()
    let published = try night.published()
    let before = try artefacts(night)
    let result = try GarbageCollector(workspace: night.workspace).collect(keepDays: 0)
    #expect(result.artefacts == 0)
    #expect(try artefacts(night) == before)
    #expect(try night.published() == published)
    #expect(try await night.run().state == .unchanged, "control: the night is still whole")
  }

  @Test func whatAReplacedNightReferredToGoes() async throws {
    let night = try SmallNight()
    try await night.run()
    let first = try artefacts(night)
    try night.edit(text: night.settings + "/scorecard.yaml") { $0 = $0.withOtherWeight }
    let outcome = try await night.run(.publish(republish: true))
    let both = try artefacts(night)
    #expect(both.isStrictSuperset(of: first), "control: the changed weight made artefacts")
    let result = try GarbageCollector(workspace: night.workspace).collect(keepDays: 0)
    #expect(result.artefacts > 0 && result.bytes > 0)
    let left = try artefacts(night)
    #expect(left == both.subtracting(first.subtracting(Set(try keys(outcome)))))
    let replaced = try Disk.real.list("\(night.workspace)/runs/\(outcome.run)/replaced")
    #expect(replaced == [PublishedClusters.name], "the replaced folder is old by zero days; ids resolve for ever")
    #expect(try GarbageCollector(workspace: night.workspace).collect(keepDays: 0).folders == 0)
    #expect(try await night.run().state == .unchanged)
  }

  @Test func aYoungDraftKeepsWhatItRefersTo() async throws {
    let night = try SmallNight()
    try await night.run()
    let draft = try await night.run(.draft, set: ["screening.tiers.file=0.9"])
    let before = try artefacts(night)
    #expect(try GarbageCollector(workspace: night.workspace).collect(keepDays: 1).artefacts == 0)
    #expect(try artefacts(night) == before)
    #expect(try Disk.real.exists(draft.folder))
    #expect(try GarbageCollector(workspace: night.workspace).collect(keepDays: 0).artefacts > 0, "control: an old one does not")
    #expect(try !Disk.real.exists(draft.folder))
  }

  @Test func theEntitiesThatALaterNightBeganFromStay() async throws {
    let night = try SmallNight()
    try night.addNextNight()
    try await night.run(date: SmallNight.date)
    let second = try await night.run(date: SmallNight.nextDate)
    let date = try #require(CalendarDate(iso: SmallNight.date))
    let first = try #require(try Workspace(path: night.workspace, disk: .real).night(date))
    let sellers = try #require(first.key(.sellers))
    #expect(try GarbageCollector(workspace: night.workspace).collect(keepDays: 0).artefacts > 0, "the first night's own artefacts go")
    #expect(try artefacts(night).contains(sellers.hex))
    #expect(try await night.run(date: SmallNight.nextDate).state == .unchanged)
    #expect(second.state == .published)
  }

  @Test func aRunThatIsGoingOnKeepsItOut() async throws {
    let night = try SmallNight()
    try await night.run()
    let lock = try WorkspaceLock.acquire(workspace: night.workspace)
    defer { lock.release() }
    let fault = try #require(throws: RunFault.self) { try GarbageCollector(workspace: night.workspace).collect(keepDays: 0) }
    #expect(fault.status == .locked)
  }

  private func keys(_ outcome: RunOutcome) throws -> [String] { outcome.lines.compactMap(\.key) }

  /// A disk that is not mounted is an empty folder, too.
  @Test func whereNoNightStandsAnyMoreNothingGoes() async throws {
    let night = try SmallNight()
    let outcome = try await night.run()
    let before = try artefacts(night)
    try Disk.real.rename(outcome.folder, to: night.otherWorkspace("aside"))
    let fault = #expect(throws: RunFault.self) { try GarbageCollector(workspace: night.workspace).collect(keepDays: 0) }
    #expect(fault?.status == .failed)
    #expect(fault?.problem == "run 000001 has published 2026-11-22, and no night stands in \(night.workspace)/published")
    #expect(try artefacts(night) == before)
    try Disk.real.rename(night.otherWorkspace("aside"), to: outcome.folder)
    #expect(try GarbageCollector(workspace: night.workspace).collect(keepDays: 0).artefacts == 0)
  }
}
