/// The keys of the blocks that accounts are in, of all rules.
public struct AccountKeys: Equatable, Sendable {
  /// The keys, those of an account one behind the other.
  public private(set) var keys: [UInt64]
  /// Where those of each account begin, and after the last of them where they end.
  private var starts: [Int32]

  /// No accounts.
  public init() {
    keys = []
    starts = [0]
  }

  /// The keys of accounts, so many of each; nil where they are more or fewer.
  public init?(_ keys: [UInt64], counts: [UInt8]) {
    self.keys = keys
    starts = [0]
    starts.reserveCapacity(counts.count + 1)
    var end = 0
    for count in counts {
      end += Int(count)
      guard end <= keys.count, end <= Int32.max else { return nil }
      starts.append(Int32(end))
    }
    guard end == keys.count else { return nil }
  }

  /// Gathers the keys of so many accounts: the rules' in their order, those of a rule in the order of its entries.
  init(_ blocks: [Blocks], accounts: Int) {
    var ends = [Int32](repeating: 0, count: accounts + 1)
    for rule in blocks { for account in rule.entries.accounts { ends[Int(account) + 1] += 1 } }
    for account in 0..<accounts { ends[account + 1] += ends[account] }
    starts = ends
    var keys = [UInt64](repeating: 0, count: Int(ends[accounts]))
    for rule in blocks {
      for (key, account) in zip(rule.entries.keys, rule.entries.accounts) {
        keys[Int(ends[Int(account)])] = key
        ends[Int(account)] += 1
      }
    }
    self.keys = keys
  }

  /// How many accounts there are.
  public var count: Int { starts.count - 1 }

  /// How many keys each account has.
  public var counts: [UInt8] { (0..<count).map { UInt8(range($0).count) } }

  /// Where the keys of an account stand.
  func range(_ account: Int) -> Range<Int> { Int(starts[account])..<Int(starts[account + 1]) }

  /// Whether two accounts share a block.
  func share(_ pair: Pair) -> Bool {
    let others = range(pair.second)
    for one in range(pair.first) {
      for other in others where keys[one] == keys[other] { return true }
    }
    return false
  }
}
