import ArgumentParser
import Foundation
import Marketplace
import Pipeline

/// The options that `run` and `plan` share.
struct NightOptions: ParsableArguments {
  @Argument(help: "The pipeline file.") var pipeline: String
  @Option(help: "The business date, as 2026-11-22 (default: the newest with exports).") var date: String?
  @Option(help: "The root of exports and registry (default: the folder above the pipeline file's).") var data: String?
  @Option(help: "Where state and outputs go.") var workspace = ".brandsieve"
  @Option(name: .customLong("set"), help: ArgumentHelp("Another value for a key of the pipeline file.", valueName: "key=value"))
  var overrides: [String] = []
  @Option(parsing: .unconditional, help: "How many files or stages are worked at once (default: the cores).") var threads: Int?

  func validate() throws {
    try DateOption.check(date)
    try Paths.refuseEmpty(pipeline, "<pipeline>")
    try Paths.refuseEmpty(data, "--data")
    try Paths.refuseEmpty(workspace, "--workspace")
    if let threads, !(1...256).contains(threads) { throw ValidationError("--threads takes 1 to 256") }
  }

  var runOptions: RunOptions {
    let file = Paths.absolute(pipeline)
    let root = data.map(Paths.absolute) ?? Paths.folder(of: Paths.folder(of: file))
    return RunOptions(
      pipelineFile: file, dataRoot: root, workspace: Paths.absolute(workspace), date: DateOption.read(date),
      overrides: overrides, threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
  }
}

/// The option of commands that look at a workspace.
struct WorkspaceOption: ParsableArguments {
  @Option(help: "Where state and outputs stand.") var workspace = ".brandsieve"

  func validate() throws {
    try Paths.refuseEmpty(workspace, "--workspace")
  }

  var path: String { Paths.absolute(workspace) }
}
