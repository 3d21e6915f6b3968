import Candidates
import Marketplace
import Store

/// A listing and a brand of which somebody said whether the one infringes the other's rights.
struct FitLabel: Hashable {
  var marketplace: String
  var listingID: String
  var brandID: String
  var infringes: Bool
  /// For how many hits like it it stands.
  var weight: Double
  /// The listing's R19 hash when it was said; nil where it holds whatever became of the listing.
  var stateHash: String?

  /// What tells it from others.
  var key: [String] { [marketplace, listingID, brandID] }

  /// The decisions about candidates that count, weighed by the inverse of the chance that a sample drew them.
  static func decisions(_ records: [DecisionRecord]) -> [FitLabel] {
    let counting = DecisionsInForce(records).numbers
    return records.compactMap { record in
      guard counting.contains(record.number), case .candidate(let decision) = record.content else { return nil }
      return FitLabel(
        marketplace: decision.marketplace, listingID: decision.listingID, brandID: decision.brandID,
        infringes: decision.verdict == .confirm, weight: 1 / max(record.circumstances.inclusion ?? 1, DecisionSheet.leastInclusion),
        stateHash: decision.stateHash)
    }
  }

  /// Labels with those of `others` that are about something else.
  static func joined(_ labels: [FitLabel], _ others: [FitLabel]) -> [FitLabel] {
    let known = Set(labels.map(\.key))
    return labels + others.filter { !known.contains($0.key) }
  }
}
