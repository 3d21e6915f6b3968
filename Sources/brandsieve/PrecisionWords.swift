import Candidates
import Foundation
import Pipeline

/// The precision of a run as a table.
enum PrecisionWords {
  static func lines(_ precision: RunPrecision) -> [String] {
    var lines = [
      "candidates of \(precision.date) by score; expected: by the scores alone; judged: of those that samples were drawn from, with an "
        + "interval of 95%"
    ]
    for line in precision.lines {
      let share = line.candidates == 0 ? "-" : percent(line.expected / Double(line.candidates))
      let judged = line.judged.map { words($0) } ?? ""
      let threshold = String(format: "%.2f", Double(line.threshold) / 1_000_000)
      lines.append(
        "  from \(threshold): \(line.candidates) candidates, \(String(format: "%.1f", line.expected)) expected to infringe (\(share))\(judged)"
      )
    }
    if precision.unsampled > 0 { lines.append("  \(precision.unsampled) decisions that no sample drew are in no estimate") }
    return lines
  }

  private static func words(_ judged: PrecisionEstimate) -> String {
    let drawn = String(format: "%.0f", judged.standsFor)
    let interval = "\(percent(judged.low)) to \(percent(judged.high))"
    return "  judged \(judged.confirmed) of \(judged.judged), drawn from \(drawn): \(percent(judged.precision)) (\(interval))"
  }

  private static func percent(_ share: Double) -> String { String(format: "%.1f%%", share * 100) }
}
