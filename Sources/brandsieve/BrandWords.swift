import Candidates
import Foundation
import Pipeline

/// The story of a brand in words.
enum BrandWords {
  static func lines(_ story: BrandStory) -> [String] {
    var lines = ["\(story.id) \(story.name) on \(story.date), holder \(story.holder)"]
    if !story.aliases.isEmpty { lines.append("also: \(story.aliases.joined(separator: ", "))") }
    lines.append("\(story.authorisations) authorisations hold")
    if story.rights.isEmpty { lines.append("no right is in force: no listing can be a candidate") }
    for right in story.rights {
      let classes = right.niceClasses.map(String.init).joined(separator: ", ")
      lines.append("right: \(right.office) \(right.registrationNo), classes \(classes), until \(right.expiresOn.map { "\($0)" } ?? "-")")
    }
    lines.append("candidates: " + Tier.allCases.map { "\(story.counts[$0] ?? 0) \($0.name)" }.joined(separator: ", "))
    for row in story.top {
      let score = String(format: "%.6f", Double(row.scoreMillionths) / 1_000_000)
      lines.append("  \(row.candidateID) \(score) \(row.tier.name) \(row.marketplace) \(row.listingID) \(row.title)")
    }
    return lines
  }
}
