import ArgumentParser
import Pipeline

/// Looks at sources.
struct Sources: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look at how the exports of sources are written.", subcommands: [CheckSources.self])
}

/// Compares exports with what the pipeline file says of them.
struct CheckSources: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say of each source what is declared, what its files look like, and what would be changed in the pipeline file.",
    discussion: """
      Looks at the beginning of each export of one date and changes nothing. Exit status 4 where one cannot be read as declared.
      Example: brandsieve sources check pipelines/nightly.yaml --data /srv/marketplaces
      """)

  @OptionGroup var night: NightOptions
  @Flag(help: "Print one line of JSON.") var json = false

  func run() async throws {
    let report = try await SourcesChecker(night.runOptions).check()
    if json {
      Console.print(json: SourceWords.json(report))
    } else {
      Console.print("\(report.date)")
      for source in report.sources { for line in SourceWords.lines(source) { Console.print(line) } }
    }
    if let fault = report.fault { throw fault }
  }
}
