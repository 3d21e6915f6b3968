import Foundation
import Pipeline
import Store

/// The result of a run in words, and as JSON for scripts (docs/operations.md says what they may rely on).
enum OutcomeWords {
  static func text(_ outcome: RunOutcome) -> String {
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
    return """
      \(rows)\(count("rows_duplicates")) duplicates, \(rejected)\(withheld)
      \(count("sellers_accounts")) accounts of \(count("sellers_entities")) sellers
      takedown candidates: \(takedowns)
      \(count("candidates_registrations")) registration candidates, \(count("candidates_bans")) ban candidates
      run \(outcome.run), \(outcome.date): \(what)\(doubt) in \(String(format: "%.1f", outcome.seconds)) s: \(outcome.folder)
      """
  }

  static func json(_ outcome: RunOutcome) -> String {
    CanonicalJSON.object([
      "run": .text(outcome.run), "date": .text("\(outcome.date)"), "state": .text(outcome.state.rawValue), "folder": .text(outcome.folder),
      "milliseconds": .integer(Int((outcome.seconds * 1000).rounded())), "counts": .object(outcome.counts.mapValues { .integer($0) }),
      "incomplete": .array(outcome.incomplete.map(\.json)),
    ]).text
  }

  /// A damaged file, for standard error.
  static func warning(_ file: IncompleteFile) -> String {
    let rows = file.rowsKept == 0 ? "nothing of it is used" : "the \(file.rowsKept) rows before that are used"
    return "warning: \(file.marketplace) is incomplete: \(file.file): \(file.words); \(rows), \(file.rowsWithheld) are withheld "
      + "(on_damage: \(file.policy)). Fetch the file again, then run again"
  }

  /// A file in another code page than declared, for standard error.
  static func warning(_ warning: EncodingWarning) -> String {
    "warning: \(warning.marketplace) is declared as \(warning.declared), but \(warning.file) looks like \(warning.looksLike): \(warning.rows) of "
      + "its first \(warning.of) rows beyond ASCII do, such as row \(warning.row) at byte \(warning.byteOffset). "
      + "Try `encoding: \(warning.looksLike)` with --draft"
  }
}
