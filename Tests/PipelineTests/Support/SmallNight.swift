import Foundation
import Marketplace
import Store
import Tabular
import TestKit

@testable import Pipeline

/// A copy of the spoiled night with its settings files and a workspace, for a test to change: small, and with every kind of row in it.
final class SmallNight: Sendable {
  static let date = "2026-11-22"
  static let nextDate = "2026-11-23"

  private let folder: TemporaryFolder
  /// The root of exports and registry.
  let data: String
  /// The folder of the settings files that the pipeline file names.
  let settings: String
  let pipelineFile: String
  /// The first workspace.
  let workspace: String

  init(inMemory: Bool = false) throws {
    folder = try TemporaryFolder(inMemory: inMemory)
    settings = folder.file("pipelines")
    data = folder.file("sample-data/spoiled")
    pipelineFile = data + "/pipelines/spoiled.yaml"
    workspace = folder.file("workspace")
    try FileManager.default.createDirectory(atPath: folder.file("sample-data"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Repository.pipelines, toPath: settings)
    try FileManager.default.copyItem(atPath: Repository.spoiled, toPath: data)
  }

  /// Another workspace.
  func otherWorkspace(_ name: String) -> String { folder.file("workspace-\(name)") }

  // MARK: Running

  func options(date: String? = nil, set: [String] = [], workspace: String? = nil, data: String? = nil, threads: Int = 2) -> RunOptions {
    RunOptions(
      pipelineFile: pipelineFile, dataRoot: data ?? self.data, workspace: workspace ?? self.workspace,
      date: date.flatMap { CalendarDate(iso: $0) }, overrides: set, threads: threads)
  }

  @discardableResult func run(
    _ goal: Runner.Goal = .publish(republish: false), date: String? = nil, set: [String] = [], workspace: String? = nil,
    disk: Disk = .real
  ) async throws -> RunOutcome {
    try await Runner(options(date: date, set: set, workspace: workspace), disk: disk).run(goal)
  }

  func plan(date: String? = nil, set: [String] = []) async throws -> PlanReport {
    try await Runner(options(date: date, set: set)).plan()
  }

  /// The arguments with which the binary runs this night.
  func arguments(_ command: String = "run", _ more: [String] = [], workspace: String? = nil) -> [String] {
    [command, pipelineFile, "--workspace", workspace ?? self.workspace] + more
  }

  /// What is published of a date: the SHA-256 of each file by its name; nothing where the date is absent.
  func published(_ date: String = SmallNight.date, in workspace: String? = nil) throws -> [String: String] {
    try Files.digests(below: "\(workspace ?? self.workspace)/published/\(date)")
  }

  // MARK: Changing what goes in

  /// Changes the text of an export.
  func edit(_ export: String, _ change: (inout [UInt8]) -> Void) throws {
    let path = "\(data)/\(export)"
    var bytes = try Files.unpacked(path)
    change(&bytes)
    try Files.write(GzipEncoder.pack(bytes), to: path)
  }

  /// Changes a settings file or a table of the registry.
  func edit(text path: String, _ change: (inout String) -> Void) throws {
    var text = try String(contentsOfFile: path, encoding: .utf8)
    change(&text)
    try Files.write(Array(text.utf8), to: path)
  }

  /// Makes the exports of the next night: those of the first.
  func addNextNight() throws {
    try FileManager.default.copyItem(atPath: "\(data)/exports/\(Self.date)", toPath: "\(data)/exports/\(Self.nextDate)")
  }
}

extension String {
  /// A scorecard in which a copy's words weigh more.
  var withOtherWeight: String {
    replacing(/copy_word:\n    weight: (\S+)/) { "copy_word:\n    weight: \((Double($0.1) ?? 0) + 0.125)" }
  }
}
