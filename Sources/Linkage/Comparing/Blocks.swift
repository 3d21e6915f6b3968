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
  /// The accounts under the keys of the blocks that they are in, those that are alone in theirs among them. No key has more than ``largest``.
  private var entries: [Entry]

  /// Puts accounts into blocks. A block that is too large is cut by each of the further keys in turn, which are given for each account, and what
  /// is still too large is left out.
  init(_ rule: String, _ entries: [Entry], cuts: [[UInt64]]) {
    self.rule = rule
    self.entries = []
    self.entries.reserveCapacity(entries.count)
    var pending = entries
    for depth in 0...cuts.count {
      pending = keepSmall(pending, cut: depth < cuts.count ? cuts[depth] : nil)
      if pending.isEmpty { break }
    }
  }

  /// Keeps the entries of blocks that are small enough, and gives back those of the others under a finer key.
  private mutating func keepSmall(_ pending: [Entry], cut: [UInt64]?) -> [Entry] {
    // Nearly all keys are so rare that those with the same first bits together are few enough: only the rest need be told apart.
    let buckets = KeyBuckets(pending.count)
    var sizes = [UInt32](repeating: 0, count: buckets.count)
    for entry in pending { sizes[buckets.place(of: entry.key)] += 1 }
    var doubtful: [Entry] = []
    for entry in pending {
      if sizes[buckets.place(of: entry.key)] <= Self.largest { entries.append(entry) } else { doubtful.append(entry) }
    }
    var tooLarge: [Entry] = []
    Self.visitBlocks(doubtful) { block in
      if block.count <= Self.largest {
        entries.append(contentsOf: block)
      } else if let cut {
        for entry in block { tooLarge.append(Entry(key: hash64(entry.key, cut[Int(entry.account)]), account: entry.account)) }
      }
    }
    return tooLarge
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
    var ends = [Int](repeating: 0, count: buckets.count + 1)
    for entry in entries { ends[buckets.place(of: entry.key) + 1] += 1 }
    for bucket in 1..<ends.count { ends[bucket] += ends[bucket - 1] }
    var sorted = entries
    var next = ends
    for entry in entries {
      let bucket = buckets.place(of: entry.key)
      sorted[next[bucket]] = entry
      next[bucket] += 1
    }
    for bucket in 0..<buckets.count where ends[bucket + 1] - ends[bucket] > 1 {
      sorted[ends[bucket]..<ends[bucket + 1]].sort { ($0.key, $0.account) < ($1.key, $1.account) }
    }
    return sorted
  }

  /// Adds to each account's number hashes of the keys of its blocks. Two accounts whose sums are those of an earlier night share the blocks of
  /// this rule that they shared then, and no other.
  func addSignatures(to sums: inout [UInt64]) {
    for entry in entries { sums[Int(entry.account)] &+= hash64(entry.key, 1) }
  }

  /// Hands out the keys of the accounts that are asked for.
  func visitKeys(of accounts: [Bool], _ body: (_ account: Int, _ key: UInt64) -> Void) {
    for entry in entries where accounts[Int(entry.account)] { body(Int(entry.account), entry.key) }
  }

  /// Appends the pairs of all blocks, or only those that are asked for; an account that stands twice makes no pair with itself.
  func appendPairs(_ wanted: WantedPairs?, to pairs: inout [Pair]) {
    Self.visitBlocks(wanted.map { entries(near: $0) } ?? entries) { block in
      for (place, one) in zip(block.indices, block) {
        for other in block[(place + 1)...] where other.account != one.account {
          let pair = Pair(Int(one.account), Int(other.account))
          if wanted?.has(pair) ?? true { pairs.append(pair) }
        }
      }
    }
  }

  /// Which pairs of blocks are asked for.
  struct WantedPairs: Sendable {
    /// Those with one of these accounts,
    var one: [Bool]
    /// and those of two of these.
    var both: [Bool]

    /// Whether a pair is.
    func has(_ pair: Pair) -> Bool { one[pair.first] || one[pair.second] || both[pair.first] && both[pair.second] }
  }

  /// The entries whose keys begin like one of an account that is asked for.
  private func entries(near wanted: WantedPairs) -> [Entry] {
    let buckets = KeyBuckets(entries.count)
    var isNear = [Bool](repeating: false, count: buckets.count)
    for entry in entries where wanted.one[Int(entry.account)] || wanted.both[Int(entry.account)] {
      isNear[buckets.place(of: entry.key)] = true
    }
    return entries.filter { isNear[buckets.place(of: $0.key)] }
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
