import Marketplace

/// Decisions about accounts of a table, by their places.
struct DecidedPairs {
  private(set) var same: [Pair] = []
  private(set) var apart: [Pair] = []

  /// The decisions that are about two of these accounts, which must be ordered by key; others wait until both accounts are seen.
  init(_ decisions: [SellerDecision], among accounts: [SellerAccount]) {
    for decision in decisions {
      guard let first = Self.place(of: decision.first, accounts), let second = Self.place(of: decision.second, accounts) else { continue }
      switch decision.verdict {
      case .same: same.append(Pair(first, second))
      case .notSame: apart.append(Pair(first, second))
      }
    }
    same = sortedUnique(same)
    apart = sortedUnique(apart)
  }

  private static func place(of key: AccountKey, _ accounts: [SellerAccount]) -> Int? {
    var range = 0..<accounts.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if accounts[middle].key == key { return middle }
      range = accounts[middle].key < key ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }
}
