import Marketplace

/// What an analyst decided about two accounts. It holds whatever the model says.
public struct PairDecision: Hashable, Sendable {
  /// The two accounts, the smaller key first.
  public let first: AccountKey
  public let second: AccountKey
  /// Whether they are the same seller's, or for certain not.
  public let isSame: Bool

  /// A decision about two accounts, in any order.
  public init(_ one: AccountKey, _ other: AccountKey, isSame: Bool) {
    first = min(one, other)
    second = max(one, other)
    self.isSame = isSame
  }
}

/// Decisions about accounts of a table, by their places.
struct DecidedPairs {
  private(set) var same: [Pair] = []
  private(set) var apart: [Pair] = []

  /// The decisions that are about two of these accounts, which must be ordered by key; others wait until both accounts are seen.
  init(_ decisions: [PairDecision], among accounts: [SellerAccount]) {
    func place(_ key: AccountKey) -> Int? {
      var range = 0..<accounts.count
      while !range.isEmpty {
        let middle = range.lowerBound + range.count / 2
        if accounts[middle].key == key { return middle }
        if accounts[middle].key < key { range = middle + 1..<range.upperBound } else { range = range.lowerBound..<middle }
      }
      return nil
    }
    for decision in decisions {
      guard let first = place(decision.first), let second = place(decision.second), first != second else { continue }
      if decision.isSame { same.append(Pair(first, second)) } else { apart.append(Pair(first, second)) }
    }
    same = sortedUnique(same)
    apart = sortedUnique(apart)
  }
}
