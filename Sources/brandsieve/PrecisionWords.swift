import Candidates
import Foundation
import Pipeline

/// The precision of a run as a table.
enum PrecisionWords {
  static func lines(_ precision: RunPrecision) -> [String] {
    var lines = ["candidates of \(precision.date) by score; expected: by the scores alone; judged: by samples, with an interval of 95%"]
    for line in precision.lines {
      let share = line.candidates == 0 ? "-" : percent(line.expected / Double(line.candidates))
      let judged =
        line.judged.map {
          "  judged \($0.confirmed) of \($0.judged): \(percent($0.precision)) (\(percent($0.low)) to \(percent($0.high)))"
        } ?? ""
      let threshold = String(format: "%.2f", Double(line.threshold) / 1_000_000)
      lines.append(
        "  from \(threshold): \(line.candidates) candidates, \(String(format: "%.1f", line.expected)) expected to infringe (\(share))\(judged)"
      )
    }
    if precision.unsampled > 0 { lines.append("  \(precision.unsampled) decisions that no sample drew are in no estimate") }
    return lines
  }

  private static func percent(_ share: Double) -> String { String(format: "%.1f%%", share * 100) }
}
