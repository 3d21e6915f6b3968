import Foundation
import Pipeline

/// Stages in words.
enum StageWords {
  /// A line of progress, as a stage ends.
  static func progress(_ line: StageLine) -> String {
    guard line.state == .made else { return "\(line.name): reused" }
    let counts = line.rows.map { " \($0) rows," } ?? ""
    let perByte = line.nanosecondsPerByte.map { String(format: ", %.1f ns/byte", $0) } ?? ""
    return "\(line.name):\(counts) \(String(format: "%.2f", line.seconds)) s\(perByte)"
  }

  /// A line of `plan`.
  static func plan(_ line: StageLine) -> String {
    switch line.state {
    case .reused, .made: "  reuse  \(line.name)"
    case .runs: "  run    \(line.name): \(line.reasons.joined(separator: "; "))"
    case .waits: "  wait   \(line.name): \(line.reasons.joined(separator: "; "))"
    }
  }
}
