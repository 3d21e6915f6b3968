/// Finds the pairs that are worth a comparison: accounts that share a key.
struct Blocking {
  /// Larger blocks are cut by a further key.
  static let largestBlock = 50

  private struct Entry {
    var key: UInt64
    var account: Int32
  }

  private var entries: [Entry] = []
  private(set) var pairs: [Pair] = []
  /// The rules so far, each with the number of pairs after it.
  private(set) var rules: [(name: String, end: Int)] = []

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

  /// Puts an account under a key of the current rule.
  mutating func add(_ key: UInt64, _ account: Int) { entries.append(Entry(key: key, account: Int32(account))) }

  /// Ends the current rule: pairs all accounts of each block. A block that is too large is cut by each of the further keys in turn and
  /// what is still too large is left out.
  mutating func endRule(_ name: String = "", cuts: [[UInt64]]) {
    var pending = entries
    entries.removeAll(keepingCapacity: true)
    for depth in 0...cuts.count {
      pending = Self.sorted(pending)
      var tooLarge: [Entry] = []
      var start = 0
      while start < pending.count {
        var end = start + 1
        while end < pending.count, pending[end].key == pending[start].key { end += 1 }
        if end - start > Self.largestBlock {
          if depth < cuts.count {
            for entry in pending[start..<end] {
              tooLarge.append(Entry(key: hash64(entry.key, cuts[depth][Int(entry.account)]), account: entry.account))
            }
          }
        } else if end - start > 1 {
          for one in start..<(end - 1) {
            for other in (one + 1)..<end where pending[one].account != pending[other].account {
              pairs.append(Pair(Int(pending[one].account), Int(pending[other].account)))
            }
          }
        }
        start = end
      }
      pending = tooLarge
      if pending.isEmpty { break }
    }
    rules.append((name, pairs.count))
  }

  /// Adds the rules of another one behind its own.
  mutating func append(_ other: Blocking) {
    rules += other.rules.map { ($0.name, $0.end + pairs.count) }
    pairs += other.pairs
  }
}
