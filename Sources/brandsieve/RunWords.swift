import Foundation
import Pipeline

/// Runs in words.
enum RunWords {
  static func line(_ run: RunRecord) -> String {
    let status = run.exitStatus.map { ", exit status \($0)" } ?? ""
    let end = run.endedAt.map { " to \($0)" } ?? ""
    return "\(run.number)  \(run.date)  \(run.state.rawValue)\(status)\(run.isDraft ? ", draft" : "")  \(run.startedAt)\(end)"
  }

  static func line(_ stage: StageRecord) -> String {
    let rows = stage.rows.map { ", \($0) rows" } ?? ""
    let how = stage.isReused ? "reused" : String(format: "%.2f s", stage.seconds)
    let subject = stage.subject.isEmpty ? "" : " \(stage.subject)"
    return "  \(stage.key.prefix(12))  \(stage.stage)\(subject): \(how)\(rows)"
  }
}
