import Marketplace

/// What an analyst decided about two accounts: one seller is behind them, or two.
///
/// Attached to accounts and never to entities, whose ids change as sellers are joined and taken apart.
public struct SellerDecision: Hashable, Comparable, Sendable {
  /// The two things that can be said.
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    case same
    case notSame = "not-same"
  }

  /// The account that comes first by its bytes.
  public let first: AccountKey
  /// The other one.
  public let second: AccountKey
  /// What was decided.
  public let verdict: Verdict

  /// A decision about two accounts, in whichever order; nil where they are one.
  public init?(_ verdict: Verdict, _ one: AccountKey, _ other: AccountKey) {
    guard one != other else { return nil }
    first = min(one, other)
    second = max(one, other)
    self.verdict = verdict
  }

  /// Order by the bytes of the accounts.
  public static func < (left: SellerDecision, right: SellerDecision) -> Bool {
    if left.first != right.first { return left.first < right.first }
    if left.second != right.second { return left.second < right.second }
    return left.verdict.rawValue.utf8.lexicographicallyPrecedes(right.verdict.rawValue.utf8)
  }
}
