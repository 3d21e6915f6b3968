import Candidates
import Foundation

extension Scorecard {
  /// The card as a file, its evidence in the order of the codes, below a comment.
  func yaml(comment: [String]) throws -> String {
    func decimals(_ value: Double) -> String { value == value.rounded() ? String(Int(value)) : "\(value)" }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    var lines = comment.map { "# \($0)" }
    lines += ["version: \(version)", "intercept: \(decimals(intercept))", "first_look_intercept: \(decimals(firstLookIntercept))"]
    lines.append("evidence:")
    for code in EvidenceCode.allCases {
      guard let entry = evidence[code.name] else { continue }
      lines += ["  \(code.name):", "    weight: \(decimals(entry.weight))"]
      if let bounds = entry.bounds { lines.append("    bounds: [\(bounds.map(decimals).joined(separator: ", "))]") }
      if let least = entry.atLeast { lines.append("    at_least: \(decimals(least))") }
      if let most = entry.atMost { lines.append("    at_most: \(decimals(most))") }
      // A text in JSON is one in YAML too.
      lines.append("    says: \(String(decoding: try encoder.encode(entry.says), as: UTF8.self))")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
