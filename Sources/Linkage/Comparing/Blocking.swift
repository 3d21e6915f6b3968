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

  /// Puts an account under a key of the current rule.
  mutating func add(_ key: UInt64, _ account: Int) { entries.append(Entry(key: key, account: Int32(account))) }

  /// Ends the current rule: pairs all accounts of each block. A block that is too large is cut by each of the further keys in turn and
  /// what is still too large is left out.
  mutating func endRule(_ name: String = "", cuts: [[UInt64]]) {
    var pending = entries
    entries.removeAll(keepingCapacity: true)
    for depth in 0...cuts.count {
      pending.sort { ($0.key, $0.account) < ($1.key, $1.account) }
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
}
