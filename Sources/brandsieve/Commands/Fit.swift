import ArgumentParser
import Foundation
import Pipeline
import Store

/// Fits the scorecard's weights to what analysts decided.
struct Fit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fit the scorecard's weights to what analysts decided.",
    discussion: """
      Labels are the decisions on candidates in the workspace and those of --labels. Weights are pulled towards the card that the pipeline \
      file names, so that few labels move little. The same labels give the same file; no run ever fits by itself. Try the file with \
      `run --draft --set screening.scorecard=PATH`, then name it in the pipeline file.
      Example: brandsieve fit pipelines/nightly.yaml --data /srv/marketplaces --output scorecard-2026.yaml
      """)

  @OptionGroup var night: NightOptions
  @Option(help: "The file to write.") var output: String
  @Option(help: "A CSV file with labels: marketplace, listing_id, brand_id, label (1 or 0) and, if wanted, weight.") var labels: String?

  func validate() throws {
    try Paths.refuseEmpty(output, "--output")
    try Paths.refuseEmpty(labels, "--labels")
  }

  func run() async throws {
    let interruption = Interruption()
    let signals = Signals.stopping(interruption)
    defer { signals.cancel() }
    let path = Paths.absolute(output)
    try refuseOutputsNowhere([("--output", path)], disk: .real)
    let runner = Runner(night.runOptions, interruption: interruption) { line in Console.error(StageWords.progress(line)) }
    let fitted = try await runner.fitScorecard(labels: labels.map(Paths.absolute))
    do {
      try replaceFile(path, fitted.bytes, disk: .real)
    } catch {
      throw RunFault(error)
    }
    for line in FitWords.lines(fitted) { Console.print(line) }
    Console.print("the scorecard: \(path)")
  }
}
