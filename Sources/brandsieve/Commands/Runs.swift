import ArgumentParser
import Pipeline

/// Lists runs.
struct Runs: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "List the runs of a workspace, the newest first.")

  @OptionGroup var place: WorkspaceOption

  func run() throws {
    for run in try Inspector(workspace: place.path).runs() { Console.print(RunWords.line(run)) }
  }
}

/// Shows one run.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a run: its stages with their artefacts, why it failed or what it published, and how precise that is.",
    discussion: "Example: brandsieve show 12")

  @OptionGroup var place: WorkspaceOption
  @Argument(help: "The run's number.") var number: String

  func run() throws {
    let inspector = Inspector(workspace: place.path)
    let facts = try inspector.run(number)
    Console.print(RunWords.line(facts.run))
    Console.print("pipeline \(facts.run.pipeline)")
    for (place, line) in try inspector.fault(of: facts.run).enumerated() { Console.print(place == 0 ? "it ended with: \(line)" : line) }
    for stage in facts.stages { Console.print(RunWords.line(stage)) }
    for publish in facts.publishes { Console.print("\(publish.state.rawValue) \(publish.date), run.json \(publish.manifest)") }
    do {
      for line in try inspector.precision(of: facts).map(PrecisionWords.lines) ?? [] { Console.print(line) }
    } catch {
      // To a user to whom the decisions are closed the rest is told all the same.
      Console.error("no precision: \(error)")
    }
    do {
      for line in BrandWords.lines(try inspector.ordinaryWords(of: facts)) { Console.print(line) }
    } catch {
      Console.error("no names read as ordinary words: \(error)")
    }
  }
}
