import Marketplace

/// Decisions about accounts of a table, by their places.
struct DecidedPairs {
  private(set) var same: [Pair] = []
  private(set) var apart: [Pair] = []

  /// The decisions that are about two of these accounts, which must be ordered by key; others wait until both accounts are seen.
  init(_ decisions: [SellerDecision], among accounts: AccountTable) {
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

  /// For each of the accounts a hash of what was decided about it, 0 for nothing.
  func signatures(of accounts: AccountTable) -> [UInt64] {
    var signatures = [UInt64](repeating: 0, count: accounts.count)
    for (salt, pairs) in [same, apart].enumerated() {
      for pair in pairs {
        for (one, other) in [(pair.first, pair.second), (pair.second, pair.first)] {
          let key = accounts.key(other)
          let hash = hash64(hash64(key.marketplace.utf8), hash64(key.account.utf8))
          signatures[one] &+= hash64(hash, UInt64(salt) + 1)
        }
      }
    }
    return signatures
  }

  private static func place(of key: AccountKey, _ accounts: AccountTable) -> Int? {
    var range = 0..<accounts.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      let comparison = accounts.key(middle).compared(to: key)
      if comparison == 0 { return middle }
      range = comparison < 0 ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }
}
