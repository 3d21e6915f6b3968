import Marketplace

/// Decisions that cannot all be true: a chain of "same" between two accounts that are decided to be different.
public struct SellerContradiction: Error, Hashable, Sendable {
  /// The decision that two accounts are not the same.
  public var notSame: SellerDecision
  /// The chain from the one account to the other.
  public var same: [SellerDecision]
}

extension SellerDecision {
  /// The first contradiction among decisions, in their order; nil where all can be true at once.
  public static func contradiction(among decisions: [SellerDecision]) -> SellerContradiction? {
    let sorted = decisions.sorted()
    var neighbours: [AccountKey: [SellerDecision]] = [:]
    for decision in sorted where decision.verdict == .same {
      neighbours[decision.first, default: []].append(decision)
      neighbours[decision.second, default: []].append(decision)
    }
    for decision in sorted where decision.verdict == .notSame {
      if let chain = chain(from: decision.first, to: decision.second, neighbours) {
        return SellerContradiction(notSame: decision, same: chain)
      }
    }
    return nil
  }

  /// A shortest chain of decisions between two accounts; nil where there is none.
  private static func chain(from start: AccountKey, to end: AccountKey, _ neighbours: [AccountKey: [SellerDecision]]) -> [SellerDecision]? {
    var reachedBy: [AccountKey: SellerDecision] = [:]
    var queue = [start]
    var next = 0
    while next < queue.count {
      let account = queue[next]
      next += 1
      guard account != end else { break }
      for decision in neighbours[account] ?? [] {
        let other = decision.first == account ? decision.second : decision.first
        guard other != start, reachedBy[other] == nil else { continue }
        reachedBy[other] = decision
        queue.append(other)
      }
    }
    var chain: [SellerDecision] = []
    var account = end
    while account != start {
      guard let decision = reachedBy[account] else { return nil }
      chain.append(decision)
      account = decision.first == account ? decision.second : decision.first
    }
    return chain.reversed()
  }
}
