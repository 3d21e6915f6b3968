import ArgumentParser
import Foundation
import Marketplace
import Pipeline
import Store

/// Looks after the linkage of sellers.
struct LinkageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "linkage", abstract: "Report on the linkage of sellers, or train a new model for it.",
    subcommands: [LinkageReportCommand.self, TrainLinkage.self])
}

/// Writes the report.
struct LinkageReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write how a night's linkage went as an HTML page.",
    discussion: """
      The model's m and u, the histogram of match weights, what each blocking rule found, the sizes of entities, the biggest and the most \
      doubtful ones. The page needs nothing else and is readable by its owner only. Example: brandsieve linkage report --output linkage.html, \
      or, of a draft, brandsieve linkage report --draft 2 --output draft.html
      """)

  @OptionGroup var place: WorkspaceOption
  @OptionGroup var night: NightOption
  @Option(help: "The run of a draft to tell of instead, as `runs` numbers it.") var draft: String?
  @Option(help: "The page to write.") var output: String

  func validate() throws {
    if draft != nil && night.date != nil { throw ValidationError("give --date or --draft, not both") }
  }

  func run() throws {
    let inspector = Inspector(workspace: place.path)
    let report = try inspector.linkageReport(date: night.value, draft: draft)
    let path = Paths.absolute(output)
    try refuseOutputs([("--output", path)], inWorkspace: place.path, disk: .real)
    try inspector.writeLinkageReport(report, to: path)
    Console.print("the linkage of \(report.date): \(path)")
  }
}

/// Trains a model.
struct TrainLinkage: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a linkage model on a night's accounts.",
    discussion: """
      Needs no labels: equal and different registration numbers stand for them, or, \
      with a warning, two equal contacts where too few accounts show numbers. The same accounts and seed give the same file. Name it as \
      linkage.model in the pipeline file to use it: entities may change with it, their ids go on.
      Example: brandsieve linkage train pipelines/nightly.yaml --data /srv/marketplaces --output linkage.json
      """)

  @OptionGroup var night: NightOptions
  @Option(help: "The file to write.") var output: String
  @Option(help: "Chooses the random pairs that stand for pairs that no blocking rule finds.") var seed: UInt64 = 1

  func run() async throws {
    let interruption = Interruption()
    let signals = Signals.stopping(interruption)
    defer { signals.cancel() }
    let path = Paths.absolute(output)
    let outputs = [(option: "--output", path: path as String?)]
    try refuseOutputsNowhere(outputs, disk: .real)
    let runner = Runner(night.runOptions, interruption: interruption) { line in Console.error(StageWords.progress(line)) }
    let trained = try await runner.trainLinkage(seed: seed, outputs: outputs)
    do {
      try replaceFile(path, trained.bytes, disk: .real)
    } catch {
      throw RunFault(error)
    }
    for warning in trained.warnings { Console.error("warning: \(warning)") }
    Console.print("trained on \(trained.accounts) accounts of \(trained.date): \(path)")
  }
}
