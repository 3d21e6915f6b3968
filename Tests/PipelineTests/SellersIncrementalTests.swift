import Foundation
import Marketplace
import Store
import TestKit
import Testing

@testable import Pipeline

@Suite("Rule: an incremental night has the same bytes as a full one") struct SellersIncrementalTests {
  /// The SHA-256 of every file of the artefact that holds a night's entities.
  private func sellers(_ date: String, _ workspace: String) throws -> [String: String] {
    let workspace = Workspace(path: workspace, disk: .real)
    let artefact = try workspace.sellers(of: try workspace.publishedNight(CalendarDate(iso: date)))
    return Dictionary(uniqueKeysWithValues: artefact.manifest.files.map { ($0.name, $0.sha256.hex) })
  }

  @Test func overTheSampleNights() async throws {
    let incremental = try await SampleNights.both()
    let folder = try TemporaryFolder()
    let workspace = folder.file("workspace")
    for date in SampleNights.dates {
      var options = SampleNights.options(date: date, workspace: workspace, threads: 1)
      options.overrides = ["linkage.incremental=false"]
      _ = try await Runner(options).run(.publish(republish: false))
      #expect(try sellers(date, workspace) == sellers(date, incremental.workspace))
      #expect(try Files.digests(below: "\(workspace)/published/\(date)") == Files.digests(below: incremental.published(date)))
    }
    let nights = try SampleNights.dates.map { try sellers($0, workspace) }
    #expect(nights[0][MemoryTables.compared] != nights[1][MemoryTables.compared], "control: the nights differ")
  }

  @Test func whatAnotherRevisionFoundOutIsNotUsed() async throws {
    let workspace = Workspace(path: try await SampleNights.both().workspace, disk: .real)
    var artefact = try workspace.sellers(of: try workspace.publishedNight(nil))
    #expect(try MemoryTables.read(artefact, disk: .real) != nil, "control")
    artefact.manifest.revision -= 1
    #expect(try MemoryTables.read(artefact, disk: .real) == nil)
    #expect(try MemoryTables.readCleaned(artefact, disk: .real) == nil)
  }

  @Test func theTablesOfPersonalDataAreClosed() async throws {
    let workspace = Workspace(path: try await SampleNights.both().workspace, disk: .real)
    let artefact = try workspace.sellers(of: try workspace.publishedNight(nil))
    for name in [SnapshotTables.accounts] + MemoryTables.files {
      #expect(artefact.manifest.files.first { $0.name == name }?.isPrivate == true, "\(name)")
    }
  }
}
