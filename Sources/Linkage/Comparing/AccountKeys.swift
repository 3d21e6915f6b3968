/// The keys of the blocks that some accounts are in, of all rules.
struct AccountKeys {
  /// The keys, those of an account one behind the other, in order.
  private let keys: [UInt64]
  /// Where those of each account begin, and after the last of them where they end.
  private let starts: [Int]

  /// Gathers the keys of the accounts that are asked for.
  init(_ blocks: [Blocks], of accounts: [Bool]) {
    var starts = [Int](repeating: 0, count: accounts.count + 1)
    for rule in blocks { rule.visitKeys(of: accounts) { account, _ in starts[account + 1] += 1 } }
    for account in accounts.indices { starts[account + 1] += starts[account] }
    var next = starts
    var keys = [UInt64](repeating: 0, count: starts[accounts.count])
    for rule in blocks {
      rule.visitKeys(of: accounts) { account, key in
        keys[next[account]] = key
        next[account] += 1
      }
    }
    for account in accounts.indices where accounts[account] { keys[starts[account]..<starts[account + 1]].sort() }
    self.keys = keys
    self.starts = starts
  }

  /// Whether two accounts that were asked for share a block.
  func share(_ pair: Pair) -> Bool {
    var one = starts[pair.first]
    var other = starts[pair.second]
    while one < starts[pair.first + 1], other < starts[pair.second + 1] {
      if keys[one] == keys[other] { return true }
      if keys[one] < keys[other] { one += 1 } else { other += 1 }
    }
    return false
  }
}
