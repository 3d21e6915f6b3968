/// The blocks of one rule: accounts that share a key, which makes their pairs worth a comparison.
struct Blocks: Sendable {
  /// Larger blocks are cut by a further key.
  static let largest = 50

  /// What the rule looks at, for people.
  let rule: String
  /// The accounts under the keys of the blocks that they are in, those that are alone in theirs among them. No key has more than ``largest``.
  private(set) var entries: BlockEntries

  /// Puts accounts into blocks. A block that is too large is cut by each of the further keys in turn, which are given for each account. What is
  /// still too large agrees in all of them, as the accounts of a seller with hundreds do: it is sorted by `order`, also given for each account, and
  /// becomes a chain of blocks, neighbours of which share some accounts. So the cost grows with the accounts and not with their square.
  ///
  /// Source: the sorted neighbourhood of Hernandez and Stolfo, "The Merge/Purge Problem for Large Databases", SIGMOD 1995.
  init(_ rule: String, _ entries: BlockEntries, cuts: [[UInt64]], order: [UInt64]) {
    self.rule = rule
    self.entries = BlockEntries(capacity: entries.count)
    var pending = entries
    for depth in 0...cuts.count {
      pending = keepSmall(pending, cut: depth < cuts.count ? cuts[depth] : nil, order)
      if pending.count == 0 { break }
    }
  }

  /// Keeps the entries of blocks that are small enough, and gives back those of the others under a finer key.
  private mutating func keepSmall(_ pending: BlockEntries, cut: [UInt64]?, _ order: [UInt64]) -> BlockEntries {
    // Nearly all keys are so rare that those with the same first bits together are few enough: only the rest need be told apart.
    let buckets = KeyBuckets(pending.count)
    var sizes = [UInt8](repeating: 0, count: buckets.count)
    for key in pending.keys {
      let place = buckets.place(of: key)
      if sizes[place] <= Self.largest { sizes[place] += 1 }
    }
    var doubtful: [Entry] = []
    var start = 0
    for (place, key) in pending.keys.enumerated() where sizes[buckets.place(of: key)] > Self.largest {
      entries.append(pending, start..<place)
      start = place + 1
      doubtful.append(Entry(key: key, account: pending.accounts[place], isWanted: true))
    }
    entries.append(pending, start..<pending.count)
    var tooLarge = BlockEntries()
    Self.visitBlocks(doubtful) { block in
      if block.count <= Self.largest {
        for entry in block { entries.append(entry.key, entry.account) }
      } else if let cut {
        for entry in block { tooLarge.append(hash64(entry.key, cut[Int(entry.account)]), entry.account) }
      } else {
        chain(block, order)
      }
    }
    return tooLarge
  }

  /// Keeps the entries of one key under that key and the number of their link in a chain.
  private mutating func chain(_ block: ArraySlice<Entry>, _ order: [UInt64]) {
    let accounts = block.map(\.account).sorted { (order[Int($0)], $0) < (order[Int($1)], $1) }
    guard let key = block.first?.key else { return }
    for start in stride(from: 0, to: accounts.count - Self.overlap, by: Self.largest - Self.overlap) {
      for account in accounts[start..<min(start + Self.largest, accounts.count)] { entries.append(hash64(key, UInt64(start) + 1), account) }
    }
  }

  /// So many accounts neighbouring blocks of a chain share.
  private static let overlap = 10

  /// An account under a key.
  private struct Entry {
    var key: UInt64
    var account: Int32
    /// Whether all pairs of the account in this block are asked for.
    var isWanted: Bool
  }

  /// Hands out the entries of each key.
  private static func visitBlocks(_ entries: [Entry], _ body: (ArraySlice<Entry>) -> Void) {
    let sorted = sorted(entries)
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end].key == sorted[start].key { end += 1 }
      body(sorted[start..<end])
      start = end
    }
  }

  /// The entries by key, those of a key by account. Keys are hashes, so that their first bits put nearly all of them where they belong.
  private static func sorted(_ entries: [Entry]) -> [Entry] {
    let buckets = KeyBuckets(entries.count)
    var ends = [Int32](repeating: 0, count: buckets.count + 1)
    for entry in entries { ends[buckets.place(of: entry.key) + 1] += 1 }
    for bucket in 1..<ends.count { ends[bucket] += ends[bucket - 1] }
    var sorted = entries
    // Where the next entry of each bucket goes; in the end, where the bucket ends.
    for entry in entries {
      let bucket = buckets.place(of: entry.key)
      sorted[Int(ends[bucket])] = entry
      ends[bucket] += 1
    }
    var start = 0
    for bucket in 0..<buckets.count {
      let end = Int(ends[bucket])
      if end - start > 1 { sorted[start..<end].sort { ($0.key, $0.account) < ($1.key, $1.account) } }
      start = end
    }
    return sorted
  }

  /// Appends the pairs of all blocks, or only those that are asked for; an account that stands twice makes no pair with itself.
  func appendPairs(_ wanted: WantedPairs?, to pairs: inout [Pair]) {
    let both = wanted?.both ?? []
    Self.visitBlocks(entries(near: wanted)) { block in
      for (place, one) in zip(block.indices, block) {
        for other in block[(place + 1)...] where other.account != one.account {
          guard one.isWanted || other.isWanted || both[Int(one.account)] && both[Int(other.account)] else { continue }
          pairs.append(Pair(Int(one.account), Int(other.account)))
        }
      }
    }
  }

  /// The entries of the blocks in which there may be a pair that is asked for; all of them where nothing is said of that.
  private func entries(near wanted: WantedPairs?) -> [Entry] {
    let (keys, accounts) = (entries.keys, entries.accounts)
    guard let wanted else { return zip(keys, accounts).map { Entry(key: $0, account: $1, isWanted: true) } }
    var near: [Entry] = []
    for (place, key) in keys.enumerated() where wanted.keys.mayHave(key) {
      near.append(Entry(key: key, account: accounts[place], isWanted: wanted.has(accounts[place], under: key)))
    }
    return near
  }
}

/// Puts keys into buckets by their first bits, about one bucket for each key.
private struct KeyBuckets {
  private let shift: UInt64
  /// How many there are.
  let count: Int

  /// Buckets for so many keys.
  init(_ keys: Int) {
    let bits = max(1, Int.bitWidth - keys.leadingZeroBitCount)
    shift = UInt64(64 - bits)
    count = 1 << bits
  }

  /// The bucket of a key.
  func place(of key: UInt64) -> Int { Int(truncatingIfNeeded: key >> shift) }
}
