import Foundation
import Pipeline
import Store
import Tabular

/// The result of a run in words, and as JSON for scripts (docs/operations.md says what they may rely on).
enum OutcomeWords {
  /// Tells of a run that ended well: warnings and notices of the registry on standard error, the result on standard output.
  ///
  /// - Throws: the fault of a result that went nowhere.
  static func tell(_ outcome: RunOutcome, asJSON: Bool) throws(RunFault) {
    for warning in outcome.warnings { Console.error("warning: \(warning)") }
    for notice in outcome.notices.prefix(shownNotices) { Console.error("registry: \(notice)") }
    let more = outcome.notices.count - shownNotices
    if more > 0 { Console.error("registry: \(more) more, all in run.json") }
    for warning in outcome.encodingWarnings { Console.error(Self.warning(warning)) }
    for file in outcome.incomplete { Console.error(warning(file)) }
    if asJSON {
      Console.print(json: json(outcome))
    } else {
      for line in lines(outcome) { Console.print(line) }
    }
    Console.flush()
    if let fault = Console.takeFault() { throw lost(fault, outcome) }
  }

  /// How many notices of the registry are shown.
  private static let shownNotices = 10

  private static func lines(_ outcome: RunOutcome) -> [String] {
    let counts = outcome.counts
    func count(_ name: String) -> Int { counts[name] ?? 0 }
    let rejected = "\(count("rows_rejected")) rejected"
    let rows = "\(count("rows_read")) rows read: \(count("rows_accepted")) accepted, \(count("rows_superseded")) superseded, "
    let what =
      switch outcome.state {
      case .published: "published"
      case .unchanged: "unchanged, nothing published"
      case .draft: "draft"
      }
    let takedowns = "\(count("candidates_file")) to file, \(count("candidates_review")) to review, \(count("candidates_watch")) to watch"
    let withheld = count("rows_withheld") > 0 ? ", \(count("rows_withheld")) withheld" : ""
    var incomplete: [String] = []
    for file in outcome.incomplete where incomplete.last != file.marketplace { incomplete.append(file.marketplace) }
    let doubt = incomplete.isEmpty ? "" : ", incomplete (\(incomplete.joined(separator: ", ")))"
    return [
      "\(rows)\(count("rows_duplicates")) duplicates, \(rejected)\(withheld)",
      "\(count("sellers_accounts")) accounts of \(count("sellers_entities")) sellers",
      "takedown candidates: \(takedowns)",
      "\(count("candidates_registrations")) registration candidates, \(count("candidates_bans")) ban candidates",
      "run \(outcome.run), \(outcome.date): \(what)\(doubt) in \(String(format: "%.1f", outcome.seconds)) s: \(outcome.folder)",
    ]
  }

  /// The fault of a run that ended well, and whose words went nowhere: a script must not take it for one that did not publish.
  private static func lost(_ fault: DiskFault, _ outcome: RunOutcome) -> RunFault {
    RunFault(
      .failed, "\(fault), but run \(outcome.run) itself ended well: \(outcome.state.whereabouts(in: outcome.folder))",
      remedy: "Mend where standard output goes; `brandsieve show \(outcome.run)` tells of the run, and running again does no harm")
  }

  private static func json(_ outcome: RunOutcome) -> String {
    CanonicalJSON.object([
      "run": .text(outcome.run), "date": .text("\(outcome.date)"), "state": .text(outcome.state.rawValue), "folder": .text(outcome.folder),
      "milliseconds": .integer(Int((outcome.seconds * 1000).rounded())),
      "counts": .object(named: outcome.counts.mapValues { .integer($0) }),
      "incomplete": .array(outcome.incomplete.map(\.json)),
    ]).text
  }

  /// A damaged file, for standard error.
  private static func warning(_ file: IncompleteFile) -> String {
    let rows = file.rowsKept == 0 ? "nothing of it is used" : "the \(file.rowsKept) rows before that are read as ever"
    return "warning: \(file.marketplace) is incomplete: \(file.file): \(file.words); \(rows), \(file.rowsWithheld) are withheld "
      + "(on_damage: \(file.policy)). Fetch the file again, then run again"
  }

  /// A file in another code page than declared, for standard error.
  private static func warning(_ warning: EncodingWarning) -> String {
    "warning: \(warning.marketplace) is declared as \(warning.declared), but \(warning.file) looks like \(warning.looksLike): \(warning.rows) of "
      + "its first \(warning.of) rows beyond ASCII do, such as row \(warning.row) at byte \(warning.byteOffset). "
      + (TextEncoding(name: warning.looksLike) == nil
        ? "Sources cannot be read in it: let `brandsieve convert` write the file anew"
        : "Try `encoding: \(warning.looksLike)` with --draft")
  }
}
