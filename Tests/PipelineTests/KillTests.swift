import Foundation
import Store
import TestKit
import Testing

@testable import Pipeline

@Suite("Rule: a killed run leaves all or nothing, and the next one gives what it would have given", .serialized) struct KillTests {
  /// The digests of the published date; nothing where it is absent. Records an issue where it is half a night.
  private func wholeOrNothing(_ folder: String, _ context: String) throws -> [String: String] {
    let digests = try Files.digests(below: folder)
    guard try Disk.real.exists(folder) else { return digests }
    let path = "\(folder)/\(PublishedNight.manifest)"
    let listed = try CanonicalJSON(parsing: Files.read(path).dropLast())["files"]?.asObject ?? [:]
    #expect(Set(digests.keys) == Set(listed.keys).union([PublishedNight.manifest]), "\(context): half a night")
    for (name, record) in listed { #expect(digests[name] == record["sha256"]?.asText, "\(context): \(name)") }
    return digests
  }

  /// Kills the program after a share of the time that a whole run takes; gives what it said.
  private func run(_ arguments: [String], killedAfter delay: Duration) throws -> BrandsieveBinary.Result {
    let binary = try BrandsieveBinary(arguments)
    // An instant is what is tested here, so this waits for time to pass.
    Thread.sleep(forTimeInterval: delay.seconds)
    binary.send(SIGKILL)
    return try binary.wait()
  }

  @Test func atRandomInstantsOfAFirstNight() throws {
    let night = try SmallNight()
    let whole = try timedRun(night.arguments())
    let golden = try night.published()
    var random = SeededRandom(seed: 20_261_122)
    var killed = 0
    for number in 1...12 {
      let workspace = night.otherWorkspace("killed-\(number)")
      let delay = whole * Double.random(in: 0...1, using: &random)
      let result = try run(night.arguments(workspace: workspace), killedAfter: delay)
      if result.status == 128 + SIGKILL { killed += 1 }
      let left = try wholeOrNothing("\(workspace)/published/\(SmallNight.date)", "killed after \(delay)")
      #expect(left.isEmpty || left == golden)
      let again = try BrandsieveBinary.run(night.arguments(workspace: workspace))
      #expect(again.status == 0, "\(again.errors)")
      #expect(try night.published(in: workspace) == golden, "after a kill after \(delay)")
      #expect(try Files.read("\(workspace)/published/LATEST") == Array("2026-11-22\n".utf8))
    }
    #expect(killed >= 6, "control: most runs were killed before their end")
  }

  @Test func atRandomInstantsOfARepublication() throws {
    let night = try SmallNight()
    _ = try timedRun(night.arguments())
    let old = try night.published()
    let change = ["--republish", "--set", "screening.tiers.file=0.99"]
    let prepared = night.otherWorkspace("prepared")
    try FileManager.default.copyItem(atPath: night.workspace, toPath: prepared)
    let whole = try timedRun(night.arguments("run", change))
    let new = try night.published()
    #expect(old != new, "control")
    var random = SeededRandom(seed: 20_261_123)
    var killed = 0
    for number in 1...8 {
      let workspace = night.otherWorkspace("republished-\(number)")
      try FileManager.default.copyItem(atPath: prepared, toPath: workspace)
      let delay = whole * Double.random(in: 0...1, using: &random)
      if try run(night.arguments("run", change, workspace: workspace), killedAfter: delay).status == 128 + SIGKILL { killed += 1 }
      let left = try wholeOrNothing("\(workspace)/published/\(SmallNight.date)", "killed after \(delay)")
      #expect(left == old || left == new)
      #expect(try BrandsieveBinary.run(night.arguments("run", change, workspace: workspace)).status == 0)
      #expect(try night.published(in: workspace) == new)
    }
    #expect(killed >= 4, "control: most runs were killed before their end")
  }

  private func timedRun(_ arguments: [String]) throws -> Duration {
    var result: BrandsieveBinary.Result?
    let time = try ContinuousClock().measure { result = try BrandsieveBinary.run(arguments) }
    #expect(result?.status == 0, "\(result?.errors ?? "")")
    return time
  }

  @Test func sigtermStopsAtTheNextSafePoint() throws {
    let folder = try TemporaryFolder()
    let binary = try BrandsieveBinary([
      "run", Repository.nightly, "--data", Repository.sampleData, "--workspace", folder.file("workspace"), "--date", "2026-11-22",
    ])
    while binary.isRunning, !binary.errorsSoFar.contains("ingest ") { Thread.sleep(forTimeInterval: 0.01) }
    let sent = ContinuousClock.now
    binary.send(SIGTERM)
    let result = try binary.wait()
    #expect(result.status == 143)
    #expect(ContinuousClock.now - sent < .seconds(2))
    #expect(result.errors.contains("stopped by SIGTERM, nothing was published. Run the same command again: finished stages are reused"))
    #expect(try Files.names(below: folder.file("workspace/published")) == [])
  }
}
