import ArgumentParser
import Pipeline

/// Says what a run would do.
struct Plan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say which stages a run would reuse and which it would run, and why. Changes nothing.",
    discussion: "Example: brandsieve plan pipelines/nightly.yaml --data sample-data --set screening.tiers.file=0.9")

  @OptionGroup var night: NightOptions

  func run() async throws {
    let report = try await Runner(night.runOptions).plan()
    Console.print("\(report.date), compared with \(report.comparedWith ?? "nothing: no night was published before")")
    for line in report.lines { Console.print(StageWords.plan(line)) }
    for warning in report.warnings { Console.print("run would warn: \(warning)") }
    for obstacle in report.obstacles { Console.print("run would stop: \(obstacle)") }
    if let refusal = report.refusal {
      Console.print("run would refuse: \(refusal)")
    } else if let republication = report.republication {
      Console.print("run would publish again: \(republication)")
    }
  }
}
