import ArgumentParser
import Dispatch
import Foundation
import Pipeline

/// Runs a night.
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a night and publish its files.",
    discussion: """
      Reads the exports of one date below --data, reuses every stage whose inputs and settings have not changed, and publishes to \
      WORKSPACE/published/DATE all at once, or not at all.
      Example: brandsieve run pipelines/nightly.yaml --data /srv/marketplaces --workspace /var/lib/brandsieve
      """)

  @OptionGroup var night: NightOptions
  @Flag(help: "Put the files below WORKSPACE/drafts instead: published files stay as they are.") var draft = false
  @Flag(help: "Replace a date that was published with other settings.") var republish = false
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func validate() throws {
    if draft, republish { throw ValidationError("--draft and --republish exclude each other") }
  }

  func run() async throws {
    let interruption = Interruption()
    let signals = Signals.stopping(interruption)
    defer { signals.cancel() }
    let runner = Runner(night.runOptions, interruption: interruption) { line in Console.error(StageWords.progress(line)) }
    let outcome = try await runner.run(draft ? .draft : .publish(republish: republish))
    try OutcomeWords.tell(outcome, asJSON: json)
  }
}

/// SIGTERM asks a run to stop at its next safe point; where that is not reached in time it ends all the same, as any instant is safe to
/// be killed at. A run that has begun to publish ends well instead, some milliseconds later.
enum Signals {
  /// Seconds that a run has to reach a safe point: the promise is an end within 2.
  private static let patience = 1.5

  static func stopping(_ interruption: Interruption) -> any DispatchSourceSignal {
    signalSource(SIGTERM) {
      guard interruption.request() else { return }
      DispatchQueue.global().asyncAfter(deadline: .now() + patience) {
        Console.error("error: stopped by SIGTERM in the middle of a stage. Run the same command again: finished stages are reused")
        exit(ExitStatus.stopped.rawValue)
      }
    }
  }
}
