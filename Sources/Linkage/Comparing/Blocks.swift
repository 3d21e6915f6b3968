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
  /// For each account the sum of the hashes of its blocks' keys, also of those in which it is alone. Two accounts that keep theirs keep the
  /// blocks that they share.
  private(set) var signatures: [UInt64]
  /// The accounts of all blocks of two or more, one block behind the other.
  private var accounts: [Int32] = []
  private var starts: [Int32] = [0]

  /// Puts so many accounts into blocks. A block that is too large is cut by each of the further keys in turn, which are given for each account,
  /// and what is still too large is left out.
  init(_ rule: String, _ entries: [Entry], accounts count: Int, cuts: [[UInt64]]) {
    self.rule = rule
    signatures = .init(repeating: 0, count: count)
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
      if end - start <= Self.largest {
        let hash = hash64(pending[start].key, 1)
        for entry in pending[start..<end] { signatures[Int(entry.account)] &+= hash }
        if end - start > 1 {
          for entry in pending[start..<end] { accounts.append(entry.account) }
          starts.append(Int32(accounts.count))
        }
      } else if let cut {
        for entry in pending[start..<end] {
          tooLarge.append(Entry(key: hash64(entry.key, cut[Int(entry.account)]), account: entry.account))
        }
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

  /// Appends the pairs of all blocks, or only those with an account that is touched; an account that stands twice makes no pair with itself.
  func appendPairs(touching touched: [Bool]?, to pairs: inout [Pair]) {
    for block in 0..<starts.count - 1 {
      let places = Int(starts[block])..<Int(starts[block + 1])
      if let touched, !places.contains(where: { touched[Int(accounts[$0])] }) { continue }
      for place in places.dropLast() {
        let one = Int(accounts[place])
        for other in accounts[place + 1..<places.upperBound] where Int(other) != one {
          if touched.map({ $0[one] || $0[Int(other)] }) ?? true { pairs.append(Pair(one, Int(other))) }
        }
      }
    }
  }
}
