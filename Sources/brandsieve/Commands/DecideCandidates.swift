import ArgumentParser
import Candidates
import Marketplace
import Pipeline

/// Candidates, and the night on which they were looked at.
struct CandidateChoice: ParsableArguments {
  @Argument(help: "Candidates' ids, as the published files name them.") var ids: [String]
  @Option(help: "The night that was looked at (default: the newest published).") var date: String?

  func validate() throws { try DateOption.check(date) }

  func enter(_ verdict: CandidateDecision.Verdict, _ options: DecisionOptions) throws {
    let night = DateOption.read(date)
    for record in try options.desk.decide(verdict, ids, on: night, reason: options.reason) {
      Console.print("decision \(record.number): \(DecisionWords.what(record.content)); the next run applies it")
    }
  }
}

/// Says that candidates infringe.
struct DecideConfirm: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Decide that candidates infringe: they count as `file` while their listings stay as they are.",
    discussion: "Example: brandsieve decide confirm CBZ3NKQ5YX2D7V6RL CMT4HWJ2AE5QOUKZX --reason \"bought one: a copy\"")

  @OptionGroup var options: DecisionOptions
  @OptionGroup var choice: CandidateChoice

  func run() throws { try choice.enter(.confirm, options) }
}

/// Says that candidates do not infringe.
struct DecideDismiss: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dismiss", abstract: "Decide that candidates do not infringe: they stay out while their listings stay as they are.",
    discussion: "Example: brandsieve decide dismiss CBZ3NKQ5YX2D7V6RL --reason \"an authorised outlet\"")

  @OptionGroup var options: DecisionOptions
  @OptionGroup var choice: CandidateChoice

  func run() throws { try choice.enter(.dismiss, options) }
}

/// Notes the decisions of a file.
struct DecideImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Note the decisions of a CSV file, all of them or none.",
    discussion: """
      The file is one of `decide export` or `sample`, or has at least the columns decision and candidate_id. Rows without a decision, and \
      decisions that count already, are passed over. Example: brandsieve decide import judged.csv
      """)

  @OptionGroup var place: WorkspaceOption
  @Argument(help: "The CSV file.") var file: String

  func run() throws {
    let imported = try DecisionDesk(workspace: place.path).importSheet(Paths.absolute(file))
    Console.print("\(imported.added.count) decisions noted, \(imported.repeated) there already, \(imported.open) rows without a decision")
  }
}

/// Writes the decisions that count.
struct DecideExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print the decisions that count as CSV, for `decide import`.",
    discussion: """
      With --date it prints those that a published night went by instead, from its artefact, should the records be lost: what they say, \
      without who said it and when. Example: brandsieve decide export > decisions.csv
      """)

  @OptionGroup var place: WorkspaceOption
  @Option(help: "The published night whose decisions are wanted.") var date: String?

  func validate() throws { try DateOption.check(date) }

  func run() throws {
    _ = Console.write(try DecisionDesk(workspace: place.path).exportSheet(of: DateOption.read(date)))
  }
}
