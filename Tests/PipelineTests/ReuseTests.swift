import Foundation
import Testing

@testable import Pipeline

@Suite("Rule: what has not changed is not made again, and plan promises what run does") struct ReuseTests {
  /// Those of a night whose sources have no contract.
  private static let stages = StageName.allCases.filter { $0 != .contract }

  let night: SmallNight

  init() throws { night = try SmallNight() }

  /// Asks for the plan, runs, and holds the one against the other; gives the run's lines.
  private func planAndRun(
    _ goal: Runner.Goal = .publish(republish: false), date: String? = nil, set: [String] = []
  ) async throws -> (plan: [StageLine], run: [StageLine]) {
    let before = try Files.digests(below: night.workspace)
    let plan = try await night.plan(date: date, set: set).lines
    #expect(try Files.digests(below: night.workspace) == before, "plan changed something")
    let run = try await night.run(goal, date: date, set: set).lines
    let (promised, did) = (plan.names(.reused) + plan.names(.runs), run.names(.reused) + run.names(.made))
    #expect(Set(plan.names(.reused)).isSubset(of: run.names(.reused)), "plan promised to reuse what was made")
    #expect(Set(plan.names(.runs)).isSubset(of: run.names(.made)), "plan promised to make what was reused")
    #expect(Set(did).subtracting(promised) == Set(plan.names(.waits)), "plan left stages out")
    for line in plan where line.state == .runs {
      #expect(run.first { $0.name == line.name }?.reasons == line.reasons && !line.reasons.isEmpty)
      #expect(run.first { $0.name == line.name }?.key == line.key)
    }
    return (plan, run)
  }

  @Test func theFirstNightMakesEverything() async throws {
    let (plan, run) = try await planAndRun()
    #expect(run.stages(.reused) == [] && run.stages(.made) == Self.stages)
    #expect(plan.stages(.runs) == [.ingest] && plan.reasons(.ingest).allSatisfy { $0 == "nothing was published before" })
    #expect(plan.names(.runs).count == 8 && run.names(.made).count == 16)
  }

  @Test func theSameAgainIsUnchanged() async throws {
    let first = try await night.run()
    let published = try night.published()
    let (plan, run) = try await planAndRun()
    #expect(plan.stages(.reused) == Self.stages && run.stages(.made) == [])
    let again = try await night.run()
    #expect(first.state == .published && again.state == .unchanged && again.folder == first.folder)
    #expect(try night.published() == published)
    #expect(try !Files.names(below: "\(night.workspace)/runs").contains { $0.contains("/replaced/") || $0.contains("/staged/") })
  }

  @Test func aChangedWeightRerunsCandidatesAndLater() async throws {
    try await night.run()
    try night.edit(text: night.settings + "/scorecard.yaml") { $0 = $0.withOtherWeight }
    let (plan, run) = try await planAndRun(.publish(republish: true))
    #expect(plan.stages(.runs) == [.candidates] && plan.stages(.waits) == [.handoff])
    #expect(plan.reasons(.candidates) == ["input scorecard: other content"])
    #expect(run.stages(.made).first == .candidates && run.names(.reused).count >= 14)
  }

  @Test func aNewBrandRerunsScreenAndLater() async throws {
    try await night.run()
    try night.edit(text: night.data + "/registry/brands.csv") { $0 += "BR8,RH2,Quillmere,,cookware,25.00,50.00\n" }
    let (plan, run) = try await planAndRun()
    #expect(plan.stages(.runs) == [.screen] && plan.stages(.reused) == [.ingest, .selection, .sellers])
    #expect(plan.reasons(.screen) == ["input brands: other content"])
    #expect(run.stages(.made) == [.screen, .candidates, .handoff])
  }

  @Test func aTableThatAStageDoesNotReadLeavesItAlone() async throws {
    try await night.run()
    try night.edit(text: night.data + "/registry/trademarks.csv") { $0 = $0.replacing("USPTO,US2,registered", with: "USPTO,US2,expired") }
    let (plan, run) = try await planAndRun()
    #expect(plan.stages(.runs) == [.candidates] && plan.reasons(.candidates) == ["input registry/trademarks: other content"])
    #expect(run.stages(.made) == [.candidates, .handoff])
  }

  @Test func aLateFileIsIngestedAlone() async throws {
    try await night.run()
    let late = "exports/2026-11-22/mercato/late.csv.gz"
    try FileManager.default.copyItem(atPath: "\(night.data)/exports/2026-11-22/mercato/listings.csv.gz", toPath: "\(night.data)/\(late)")
    try night.edit(late) { $0.replaceAll("MX00", by: "MX90") }
    let (plan, run) = try await planAndRun()
    #expect(plan.names(.runs) == ["ingest mercato/late.csv.gz"] && plan.reasons(.ingest) == ["not in the published night 2026-11-22"])
    #expect(run.names(.made).prefix(4) == ["candidates", "handoff", "ingest mercato/late.csv.gz", "screen"])
    #expect(run.names(.made).filter { $0.hasPrefix("selection") } == ["selection mercato"])
    #expect(run.reasons(.selection) == ["input segment \(late): new"])
  }

  @Test func theSecondNightReadsOnlyItsOwnFiles() async throws {
    try await night.run()
    try night.addNextNight()
    try night.edit("exports/2026-11-23/aurora/listings.csv.gz") { $0.replaceAll("AX0030", by: "AX0099") }
    let (plan, run) = try await planAndRun(date: SmallNight.nextDate)
    #expect(plan.names(.runs) == ["ingest aurora/listings.csv.gz", "selection baozi", "selection globex", "selection mercato"])
    #expect(run.stages(.made) == Self.stages)
    #expect(run.names(.reused).filter { $0.hasPrefix("ingest") }.count == 7)
  }

  @Test func commentsThreadsAndPlacesAreNoChange() async throws {
    try await night.run()
    try night.edit(text: night.pipelineFile) { $0 = "# another comment\n" + $0.replacing("home: IT", with: "home:   IT") }
    let outcome = try await Runner(night.options(threads: 1)).run(.publish(republish: false))
    #expect(outcome.state == .unchanged)
  }

  @Test func aDamagedArtefactIsMadeAgain() async throws {
    let first = try await night.run()
    let published = try night.published()
    let line = try #require(first.lines.first { $0.stage == .sellers })
    let path = "\(night.workspace)/artefacts/\(line.key ?? "")/clusters.arrow"
    let whole = try Files.read(path)
    var bytes = whole
    bytes[bytes.count / 2] ^= 1
    try Files.write(bytes, to: path)
    let (plan, run) = try await planAndRun()
    #expect(plan.names(.runs) == ["sellers"] && plan.reasons(.sellers) == ["its artefact is gone or damaged"])
    #expect(run.names(.made) == ["sellers"])
    #expect(try Files.read(path) == whole && night.published() == published)
  }
}
