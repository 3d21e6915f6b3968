import Foundation
import Store
import Testing

@testable import Pipeline

@Suite("Rule: published bytes depend on inputs, settings and the night before, on nothing else") struct SameBytesTests {
  let night: SmallNight

  init() throws { night = try SmallNight() }

  /// Runs both nights of a data root in a workspace; gives the digests of all that is published.
  private func published(in workspace: String, data: String? = nil, threads: Int = 2) async throws -> [String: String] {
    for date in [SmallNight.date, SmallNight.nextDate] {
      let options = night.options(date: date, workspace: workspace, data: data, threads: threads)
      _ = try await Runner(options).run(.publish(republish: false))
    }
    return try Files.digests(below: "\(workspace)/published")
  }

  @Test func oneThreadOtherWorkspaceOtherRoot() async throws {
    try night.addNextNight()
    let first = try await published(in: night.workspace)
    #expect(first.count > 40, "control: the nights publish something")
    #expect(try await published(in: night.otherWorkspace("again")) == first)
    #expect(try await published(in: night.otherWorkspace("one-thread"), threads: 1) == first)
    #expect(try await published(in: night.otherWorkspace("many-threads"), threads: 7) == first)
    let root = night.otherWorkspace("data") + "/elsewhere"
    try FileManager.default.createDirectory(atPath: night.otherWorkspace("data"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: night.data, toPath: root)
    #expect(try await published(in: night.otherWorkspace("root"), data: root) == first)
  }

  @Test func controlAnotherPriceGivesOtherBytes() async throws {
    try await night.run()
    let other = night.otherWorkspace("other")
    try night.edit("exports/2026-11-22/mercato/listings.csv.gz") { $0.replaceAll("4,50", by: "4,51") }
    try await night.run(workspace: other)
    #expect(try night.published(in: other) != night.published())
  }

  @Test func theSampleNightWithOneThread() async throws {
    let nights = try await SampleNights.both()
    let workspace = night.otherWorkspace("sample")
    let options = SampleNights.options(date: SampleNights.dates[0], workspace: workspace, threads: 1)
    _ = try await Runner(options).run(.publish(republish: false))
    #expect(
      try Files.digests(below: "\(workspace)/published/\(SampleNights.dates[0])")
        == Files.digests(below: nights.published(SampleNights.dates[0])))
  }

  @Test func nothingPublishedTellsWhereOrWhen() async throws {
    let outcome = try await night.run()
    let host = ProcessInfo.processInfo.hostName
    for name in try Files.names(below: outcome.folder) {
      let text = String(decoding: try Files.unpacked("\(outcome.folder)/\(name)"), as: UTF8.self)
      #expect(!text.contains(night.workspace) && !text.contains(night.data), "\(name) holds a path of this machine")
      #expect(host.count < 5 || !text.contains(host), "\(name) holds the host's name")
    }
  }
}
