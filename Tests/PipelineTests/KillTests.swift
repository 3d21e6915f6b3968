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
    #expect(Set(digests.keys) == Set(listed.keys.map(\.text)).union([PublishedNight.manifest]), "\(context): half a night")
    for (name, record) in listed { #expect(digests[name.text] == record["sha256"]?.asText, "\(context): \(name)") }
    return digests
  }

  /// Instants to kill a run at, spread over the time that a run takes, which changes with what else the machine does.
  private struct Instants {
    var random: SeededRandom
    var whole: Duration
    private(set) var killed = 0
    private(set) var tried = 0

    init(seed: UInt64, whole: Duration) { (random, self.whole) = (SeededRandom(seed: seed), whole) }

    /// Starts the program and kills it after a random share of the time; says after how long.
    mutating func kill(_ arguments: [String]) throws -> String {
      let share = Double.random(in: 0...1, using: &random)
      tried += 1
      let clock = ContinuousClock()
      let began = clock.now
      let binary = try BrandsieveBinary(arguments)
      // An instant is what is tested here, so this waits for time to pass.
      Thread.sleep(forTimeInterval: (whole * share).seconds)
      binary.send(SIGKILL)
      if try binary.wait().status == 128 + SIGKILL {
        killed += 1
        if share > 0.75 { whole = whole * 1.25 }
      } else {
        whole = min(whole, clock.now - began)
      }
      return "killed after \(whole * share)"
    }
  }

  @Test func atRandomInstantsOfAFirstNight() throws {
    let night = try SmallNight()
    var instants = Instants(seed: 20_261_122, whole: try timedRun(night.arguments()))
    let golden = try night.published()
    while instants.killed < 12, instants.tried < 60 {
      let workspace = night.otherWorkspace("killed-\(instants.tried)")
      let instant = try instants.kill(night.arguments(workspace: workspace))
      let left = try wholeOrNothing("\(workspace)/published/\(SmallNight.date)", instant)
      #expect(left.isEmpty || left == golden, "\(instant)")
      let again = try BrandsieveBinary.run(night.arguments(workspace: workspace))
      #expect(again.status == 0, "\(instant): \(again.errors)")
      #expect(try night.published(in: workspace) == golden, "\(instant)")
      #expect(try Files.read("\(workspace)/published/LATEST") == Array("2026-11-22\n".utf8), "\(instant)")
    }
    #expect(instants.killed == 12, "control: runs were killed before their end")
  }

  @Test func atRandomInstantsOfARepublication() throws {
    let night = try SmallNight()
    _ = try timedRun(night.arguments())
    let old = try night.published()
    let change = ["--republish", "--set", "screening.tiers.file=0.99"]
    let prepared = night.otherWorkspace("prepared")
    try FileManager.default.copyItem(atPath: night.workspace, toPath: prepared)
    var instants = Instants(seed: 20_261_123, whole: try timedRun(night.arguments("run", change)))
    let new = try night.published()
    #expect(old != new, "control: there is something to change")
    while instants.killed < 8, instants.tried < 40 {
      let workspace = night.otherWorkspace("republished-\(instants.tried)")
      try FileManager.default.copyItem(atPath: prepared, toPath: workspace)
      let instant = try instants.kill(night.arguments("run", change, workspace: workspace))
      let left = try wholeOrNothing("\(workspace)/published/\(SmallNight.date)", instant)
      #expect(left == old || left == new, "\(instant)")
      #expect(try BrandsieveBinary.run(night.arguments("run", change, workspace: workspace)).status == 0, "\(instant)")
      #expect(try night.published(in: workspace) == new, "\(instant)")
    }
    #expect(instants.killed == 8, "control: runs were killed before their end")
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
    #expect(result.errors.contains("stopped by SIGTERM"))
    #expect(result.errors.contains("Run the same command again: finished stages are reused"))
    #expect(try Files.names(below: folder.file("workspace/published")) == [])
  }
}
