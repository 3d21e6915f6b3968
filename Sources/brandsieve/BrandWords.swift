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
    if let use = story.ordinaryUse {
      lines.append("read as an ordinary word: \(extent(use))")
      for example in use.examples { lines.append("  \(example.marketplace) \(example.listingID) \(example.title)") }
    }
    return lines
  }

  /// How many names a run's story shows.
  private static let shownNames = 10

  /// The names that were read as ordinary words, those with the most listings.
  static func lines(_ uses: [OrdinaryWordUse]) -> [String] {
    guard !uses.isEmpty else { return [] }
    var lines = ["names read as ordinary words in most listings: `brandsieve explain brand` shows some of a brand"]
    for use in uses.prefix(shownNames) { lines.append("  \(use.brandID) \(use.name): \(extent(use))") }
    if uses.count > shownNames { lines.append("  and \(uses.count - shownNames) others") }
    return lines
  }

  private static func extent(_ use: OrdinaryWordUse) -> String {
    "\(use.listings) listing\(use.listings == 1 ? "" : "s") of \(use.sellers) seller\(use.sellers == 1 ? "" : "s")"
  }
}
