import Foundation
import Linkage
import Marketplace
import Pipeline

/// Who is behind an account in words: the members, and sums of match weights that can be added up by hand.
enum SellerWords {
  /// Pairs beyond so many are counted, not printed.
  static let mostPairs = 60

  static func lines(_ story: SellerStory) -> [String] {
    let cluster = story.cluster
    var lines = [
      "\(name(story.account)) on \(story.date): entity \(story.entity.id), born on \(story.entity.bornOn)",
      "\(cluster.members.count) accounts, confidence \(String(format: "%.6f", cluster.confidence))",
    ]
    if !story.isThatNights {
      lines.append("note: another version of Brandsieve made that night; what follows is how this version sees its accounts")
    }
    for member in cluster.members { lines += self.lines(member, story) }
    for decision in story.decisions {
      lines.append("decision: \(decision.verdict.rawValue) \(name(decision.first)) \(name(decision.second))")
    }
    lines += section("pairs of these accounts that were compared", cluster.inside, story)
    lines += section("links to other accounts that were cut", cluster.cut, story)
    return lines
  }

  private static func lines(_ member: Int, _ story: SellerStory) -> [String] {
    let fields = story.accounts[member].fields
    let shown = [
      fields.name, fields.registrationNo, fields.phone, fields.email, fields.address, fields.city, fields.country,
    ]
    return [
      "  \(name(story.accounts[member].key)), first seen on \(story.firstSeen[member])",
      "    \(shown.filter { !$0.isEmpty }.joined(separator: " | "))",
    ]
  }

  private static func section(_ title: String, _ pairs: [ClusterExplanation.PairStory], _ story: SellerStory) -> [String] {
    if pairs.isEmpty { return [] }
    var lines = ["", "\(title): \(pairs.count)"]
    for pair in pairs.prefix(mostPairs) {
      lines.append("")
      lines.append("\(name(story.accounts[pair.first].key)) and \(name(story.accounts[pair.second].key)): \(words(pair.fate, story))")
      lines += sum(pair.explanation)
    }
    if pairs.count > mostPairs { lines.append("and \(pairs.count - mostPairs) pairs more") }
    return lines
  }

  private static func sum(_ explanation: PairExplanation) -> [String] {
    var sum = PrintedSum()
    var lines = explanation.steps.map { "  \(padded($0.comparison, 14)) \(sum.step($0.bits, width: 9))  \($0.level)" }
    let odds = String(format: "%.6f", explanation.probability)
    lines.append(
      "  \(padded("sum, in bits", 14)) \(sum.text(width: 9))  probability \(odds), links from \(short(explanation.threshold)) on")
    return lines
  }

  private static func words(_ fate: ClusterExplanation.Fate, _ story: SellerStory) -> String {
    switch fate {
    case .noLink: "no link by itself"
    case .joined: "joined"
    case .alreadyTogether: "a link, heavier ones had joined them before"
    case .contradicted(let bits): "cut: all pairs across the two groups have \(short(bits)) bits on average"
    case .decidedApart(let first, let second):
      "cut: \(name(story.accounts[first].key)) and \(name(story.accounts[second].key)) were decided not to be the same"
    }
  }

  private static func name(_ key: AccountKey) -> String { "\(key.marketplace):\(key.account)" }
  private static func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }
  private static func short(_ value: Double) -> String { String(format: "%+.4f", value) }
}
