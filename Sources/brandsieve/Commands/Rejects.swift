import ArgumentParser
import Foundation
import Marketplace
import Pipeline

/// Works on rejected rows.
struct Rejects: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look at the rejected rows of a run, and take mended ones back in.", subcommands: [ShowRejects.self, ReplayRejects.self])
}

/// Shows rejected rows.
struct ShowRejects: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the rejected rows of a run's exports by file and reason, or print them as a file to mend.",
    discussion: """
      Rejected rows hold personal data: only the workspace's owner can read them. Of the registry's rows only the places are shown: mend \
      its tables.
      Example: brandsieve rejects show 12 --csv > to-mend.csv
      """)

  @OptionGroup var place: WorkspaceOption
  @Argument(help: "The run's number (default: the newest that read exports).") var number: String?
  @Option(help: "The newest run of this date.") var date: String?
  @Option(help: "Only this marketplace.") var marketplace: String?
  @Option(help: "Only this reason.") var reason: String?
  @Option(help: "How many rows of each reason to show.") var examples = 3
  @Flag(help: "Print one line of JSON.") var json = false
  @Flag(help: "Print all rows that nobody has mended as CSV: mend the column raw, then see `brandsieve rejects replay`.") var csv = false

  func validate() throws {
    try DateOption.check(date)
    if number != nil, date != nil { throw ValidationError("give a run or --date, not both") }
    if json, csv { throw ValidationError("--json and --csv exclude each other") }
    if !(0...100_000).contains(examples) { throw ValidationError("--examples takes 0 to 100000") }
  }

  func run() throws {
    var rejects = try Inspector(workspace: place.path).rejects(ofRun: number, date: DateOption.read(date))
    if let marketplace {
      guard marketplace.isEmpty || rejects.marketplaces.contains(marketplace) else {
        throw RunFault(
          .failed, "run \(rejects.run) read no exports of a marketplace \(marketplace)",
          remedy: "There are: \(rejects.marketplaces.joined(separator: ", "))")
      }
      rejects.all.removeAll { $0.marketplace != marketplace }
      rejects.registry.removeAll { _ in !marketplace.isEmpty }
    }
    if let reason {
      rejects.all.removeAll { $0.reason != reason }
      rejects.registry.removeAll { $0.reason != reason }
    }
    let words = RejectWords(rejects: rejects, examples: examples)
    if csv {
      _ = Console.write(words.csv)
    } else if json {
      Console.print(json: words.json)
    } else {
      for line in words.lines() { Console.print(line) }
    }
  }
}

/// Takes mended rows back in.
struct ReplayRejects: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Take mended rows back in, and run their night again.",
    discussion: """
      Keeps the mended rows for good, below records/fixes of the workspace, and runs what depends on them as the run did that rejected \
      them, by the pipeline file as it is now. Rows that were left as they had been are passed over. \
      Example: brandsieve rejects replay 12 --fixed mended.csv
      """)

  @OptionGroup var place: WorkspaceOption
  @Argument(help: "The number of the run that rejected the rows.") var number: String
  @Option(help: "The mended rows, in the form that `brandsieve rejects show RUN --csv` prints.") var fixed: String
  @Option(help: "The root of exports and registry (default: that of the run).") var data: String?
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Another value for a key of the pipeline file, besides those of the run.", valueName: "key=value"))
  var overrides: [String] = []
  @Option(parsing: .unconditional, help: "How many files or stages are worked at once (default: the cores).") var threads: Int?
  @Flag(help: "Put the files below WORKSPACE/drafts (as is done where the run was a draft).") var draft = false
  @Flag(help: "Replace a date that was published with other settings.") var republish = false
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func validate() throws {
    try Paths.refuseEmpty(fixed, "--fixed")
    try Paths.refuseEmpty(data, "--data")
    if draft, republish { throw ValidationError("--draft and --republish exclude each other") }
    if let threads, !(1...256).contains(threads) { throw ValidationError("--threads takes 1 to 256") }
  }

  func run() async throws {
    let interruption = Interruption()
    let signals = Signals.stopping(interruption)
    defer { signals.cancel() }
    let kept = try RejectReplay(workspace: place.path).keep(Paths.absolute(fixed), run: number, overrides: overrides)
    Console.error("\(kept.rows) mended rows are kept, \(kept.unchanged) were left as they had been")
    for file in kept.files { Console.error("  \(place.path)/\(file)") }
    var options = kept.options
    options.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    if let data { options.dataRoot = Paths.absolute(data) }
    let runner = Runner(options, interruption: interruption) { line in Console.error(StageWords.progress(line)) }
    let isDraft = draft || kept.isDraft && !republish
    let outcome = try await runner.run(isDraft ? .draft : .publish(republish: republish))
    let rejects = try? Inspector(workspace: place.path).rejects(ofRun: outcome.run, date: nil)
    for line in RejectWords.again(rejects?.open.filter { kept.files.contains($0.file) } ?? []) { Console.error("warning: \(line)") }
    try OutcomeWords.tell(outcome, asJSON: json)
  }
}
