import Candidates
import Foundation
import Pipeline

/// The story of a listing in words: its rows, its marks, and for each mark a sum that can be added up by hand.
enum StoryWords {
  static func lines(_ story: ListingStory) -> [String] {
    var lines = ["\(story.marketplace) \(story.listingID) on \(story.date)"]
    let days = story.days.map { line($0) }
    for row in story.rows {
      let mends = row.mends.map { ", mended from \($0)" } ?? ""
      lines.append("  \(row.file) row \(row.row), byte \(row.byteOffset): \(row.fate)\(mends)")
    }
    for file in story.incomplete {
      lines.append(
        "  the marketplace is incomplete, so this may not be all of it: \(file.file): \(file.words); \(file.rowsWithheld) rows withheld")
    }
    guard !story.title.isEmpty || !story.sellerAccountID.isEmpty else { return lines + days }
    lines.append("title: \(story.title)")
    if story.marks.contains(where: { $0.place != nil }) { lines.append("marks: \(marked(story))") }
    lines.append("seller: account \(story.sellerAccountID), entity \(story.clusterID)")
    if story.marks.isEmpty { lines.append("no mark of the registry was found in its title or brand field: no candidate") }
    for mark in story.marks { lines += self.lines(mark) }
    return lines + (days.isEmpty ? [] : [""]) + days
  }

  /// The title with each mark in brackets, and the number of its part below before it.
  private static func marked(_ story: ListingStory) -> String {
    let title = Array(story.title.utf8)
    var shown: [UInt8] = []
    for position in 0...title.count {
      for mark in story.marks where mark.place?.upperBound == position { shown.append(UInt8(ascii: "]")) }
      for (number, mark) in story.marks.enumerated() where mark.place?.lowerBound == position { shown += Array("[\(number + 1): ".utf8) }
      if position < title.count { shown.append(title[position]) }
    }
    return String(decoding: shown, as: UTF8.self)
  }

  private static func line(_ day: ListingStory.Day) -> String {
    let confirmed = day.isConfirmed ? ", confirmed by an analyst" : ""
    return "candidate \(day.candidateID) of \(day.brandID): \(day.tier.map { "tier \($0.name), " } ?? "")\(day.state)\(confirmed)"
  }

  private static func lines(_ mark: ListingStory.Mark) -> [String] {
    let explanation = mark.explanation
    var lines = ["", "\(mark.brandID) \(mark.brand): \(finding(mark))"]
    lines.append("  right: \(mark.right ?? "none in force in the class of the category and a country of shipping or the home")")
    var sum = PrintedSum()
    lines.append("  \(padded("start", 34)) \(sum.step(explanation.intercept, width: 8))")
    for step in explanation.steps {
      let value = step.value == 1 ? "" : " (\(number(step.value)))"
      lines.append("  \(padded(step.code.name + value, 34)) \(sum.step(step.contribution, width: 8))  \(step.sentence)")
    }
    lines.append("  \(padded("sum, in log-odds", 34)) \(sum.text(width: 8))")
    let score = String(format: "%.6f", Double(explanation.scoreMillionths) / 1_000_000)
    if let exclusion = explanation.exclusion {
      lines.append("  no candidate: \(exclusion.sentence) (\(exclusion.rawValue); the evidence alone gives \(score))")
      if let exception = explanation.exception {
        lines.append("  exception, line \(exception.line) of its file, until \(exception.until): \(exception.reason)")
      }
    } else if let tier = explanation.tier {
      lines.append("  score \(score): tier \(tier.name)")
    } else {
      lines.append("  score \(score): below the watch threshold, no candidate")
    }
    return lines
  }

  /// Where a mark was found, and how it is written there.
  private static func finding(_ mark: ListingStory.Mark) -> String {
    if mark.isInPhotographOnly {
      return "no name of it was read in title or brand field; only the photograph shows it, which is nearly that of copies"
    }
    let place = mark.context.contains(.brandField) ? "in the brand field" : "in the title"
    return "read \"\(mark.quoted)\" \(place) as the mark, \(mark.reached)"
  }

  private static func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }

  private static func number(_ value: Double) -> String { String(format: "%.3f", value) }
}
