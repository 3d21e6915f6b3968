/// The blocks of one rule: accounts that share a key, which makes their pairs worth a comparison.
struct Blocks: Sendable {
  /// Larger blocks are cut by a further key.
  static let largest = 50

  /// An account under a key.
  struct Entry {
    /// A hash of values' bytes, the same in every list of accounts.
    var key: UInt64
    var account: Int32
  }

  /// What the rule looks at, for people.
  let rule: String
  /// For each account the sum of the hashes of its keys and of what they may be cut by. Two accounts that keep theirs keep the blocks that they
  /// share, but for those that become too large, or are so no more.
  private(set) var signatures: [UInt64]
  /// The keys that more accounts have than a block may hold, those of finer cuts among them.
  private(set) var largeKeys: [UInt64] = []
  /// The accounts of those, one key behind the other.
  private var largeAccounts: [Int32] = []
  private var largeStarts: [Int32] = [0]
  /// The accounts of all blocks of two or more, one block behind the other.
  private var accounts: [Int32] = []
  private var starts: [Int32] = [0]
  /// The key of each of those blocks.
  private var keys: [UInt64] = []

  /// Puts so many accounts into blocks. A block that is too large is cut by each of the further keys in turn, which are given for each account,
  /// and what is still too large is left out.
  init(_ rule: String, _ entries: [Entry], accounts count: Int, cuts: [[UInt64]]) {
    self.rule = rule
    signatures = .init(repeating: 0, count: count)
    for entry in entries {
      signatures[Int(entry.account)] &+= cuts.reduce(hash64(entry.key, 1)) { hash64($0, $1[Int(entry.account)]) }
    }
    var pending = entries
    for depth in 0...cuts.count {
      pending = group(pending, cut: depth < cuts.count ? cuts[depth] : nil)
      if pending.isEmpty { break }
    }
  }

  /// Keeps the blocks that are small enough, and gives back the entries of the others under a finer key.
  private mutating func group(_ entries: [Entry], cut: [UInt64]?) -> [Entry] {
    let pending = Self.sorted(entries)
    var tooLarge: [Entry] = []
    var start = 0
    while start < pending.count {
      var end = start + 1
      while end < pending.count, pending[end].key == pending[start].key { end += 1 }
      if end - start > Self.largest {
        largeKeys.append(pending[start].key)
        for entry in pending[start..<end] { largeAccounts.append(entry.account) }
        largeStarts.append(Int32(largeAccounts.count))
        if let cut {
          for entry in pending[start..<end] {
            tooLarge.append(Entry(key: hash64(entry.key, cut[Int(entry.account)]), account: entry.account))
          }
        }
      } else if end - start > 1 {
        for entry in pending[start..<end] { accounts.append(entry.account) }
        starts.append(Int32(accounts.count))
        keys.append(pending[start].key)
      }
      start = end
    }
    return tooLarge
  }

  /// The entries by key, those of a key by account. Keys are hashes, so that their first bits put nearly all of them where they belong.
  private static func sorted(_ entries: [Entry]) -> [Entry] {
    let bits = UInt64(max(1, Int.bitWidth - entries.count.leadingZeroBitCount - 1))
    var ends = [Int](repeating: 0, count: (1 << Int(bits)) + 1)
    for entry in entries { ends[Int(entry.key >> (64 - bits)) + 1] += 1 }
    for bucket in 1..<ends.count { ends[bucket] += ends[bucket - 1] }
    var sorted = entries
    var next = ends
    for entry in entries {
      let bucket = Int(entry.key >> (64 - bits))
      sorted[next[bucket]] = entry
      next[bucket] += 1
    }
    for bucket in 0..<(ends.count - 1) where ends[bucket + 1] - ends[bucket] > 1 {
      sorted[ends[bucket]..<ends[bucket + 1]].sort { ($0.key, $0.account) < ($1.key, $1.account) }
    }
    return sorted
  }

  /// Marks the accounts of the blocks of some keys, too large ones among them.
  func markAccounts(of keys: CodeTable, in marks: inout [Bool]) {
    if keys.count == 0 { return }
    for (block, key) in self.keys.enumerated() where keys.find(key) != nil {
      for account in accounts[Int(starts[block])..<Int(starts[block + 1])] { marks[Int(account)] = true }
    }
    for (block, key) in largeKeys.enumerated() where keys.find(key) != nil {
      for account in largeAccounts[Int(largeStarts[block])..<Int(largeStarts[block + 1])] { marks[Int(account)] = true }
    }
  }

  /// For each account that is asked for the keys of its blocks of two or more.
  func appendKeys(of accounts: [Bool], to keysOf: inout [Int: [UInt64]]) {
    for block in keys.indices {
      for account in self.accounts[Int(starts[block])..<Int(starts[block + 1])] where accounts[Int(account)] {
        keysOf[Int(account), default: []].append(keys[block])
      }
    }
  }

  /// Appends the pairs of all blocks, or only those that are asked for; an account that stands twice makes no pair with itself.
  func appendPairs(_ wanted: WantedPairs?, to pairs: inout [Pair]) {
    for block in keys.indices {
      let places = Int(starts[block])..<Int(starts[block + 1])
      // Where all pairs of a block are wanted, nothing need be asked of each.
      let isWhole = wanted.map { $0.keys.find(keys[block]) != nil } ?? true
      if !isWhole, let wanted, !places.contains(where: { wanted.accounts[Int(accounts[$0])] }) { continue }
      for place in places.dropLast() {
        let one = Int(accounts[place])
        let isWanted = isWhole || wanted?.accounts[one] == true
        for other in accounts[place + 1..<places.upperBound] where Int(other) != one {
          if isWanted || wanted?.accounts[Int(other)] == true { pairs.append(Pair(one, Int(other))) }
        }
      }
    }
  }

  /// Which pairs of blocks are asked for.
  struct WantedPairs: Sendable {
    /// Those with one of these accounts,
    var accounts: [Bool]
    /// and all of the blocks with these keys.
    var keys = CodeTable()
  }
}
