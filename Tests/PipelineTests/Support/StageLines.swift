@testable import Pipeline

extension [StageLine] {
  /// The names of the lines in a state, sorted; a subject is shortened to what tells it apart: `ingest mercato/late.csv.gz`.
  func names(_ state: StageLine.State) -> [String] {
    filter { $0.state == state }.map { line in
      let subject = line.subject.split(separator: "/").suffix(2).joined(separator: "/")
      return subject.isEmpty ? line.stage.rawValue : "\(line.stage.rawValue) \(subject)"
    }.sorted()
  }

  /// The stages that have a line in a state, in the order of the night.
  func stages(_ state: StageLine.State) -> [StageName] {
    StageName.allCases.filter { stage in contains { $0.stage == stage && $0.state == state } }
  }

  /// The reasons why a stage runs.
  func reasons(_ stage: StageName) -> [String] { filter { $0.stage == stage }.flatMap(\.reasons) }
}
