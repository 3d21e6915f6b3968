/// The blocks of one rule: the records that share a key, in order.
struct RuleBlocks: Sendable {
  /// The key of each record; 0 where the rule does not apply.
  private(set) var keys: [UInt64]
  /// The records of all blocks of two or more, block by block.
  private(set) var records: [Int32] = []
  /// Where each block begins, and where the last one ends.
  private(set) var starts: [Int32] = [0]
  /// Blocks that were too large, by a record of each, and what became of them.
  private(set) var large: [LargeBlock] = []

  /// A block that was too large.
  struct LargeBlock: Sendable {
    /// Its first record.
    var record: Int
    /// How many records it has.
    var size: Int
    /// How many of them are in no block now, since the parts are too large as well.
    var leftOut = 0
  }

  /// Makes the blocks, and cuts those of more than `limit` records by further keys, one after the other.
  init(keys: [UInt64], limit: Int, cuts: [[UInt64]]) {
    self.keys = keys
    var pending = (0..<keys.count).filter { keys[$0] != 0 }.map(Int32.init)
    for depth in 0...cuts.count {
      pending = group(pending, limit: limit, depth: depth, cut: depth < cuts.count ? cuts[depth] : nil)
      if pending.isEmpty { break }
    }
    if !large.isEmpty { countLeftOut() }
  }

  /// Puts records into blocks, and gives back those of blocks that are too large, under a finer key.
  private mutating func group(_ pending: [Int32], limit: Int, depth: Int, cut: [UInt64]?) -> [Int32] {
    let sorted = sortedByKey(pending, keys)
    var tooLarge: [Int32] = []
    var start = 0
    while start < sorted.count {
      let key = keys[Int(sorted[start])]
      var end = start + 1
      while end < sorted.count, keys[Int(sorted[end])] == key { end += 1 }
      if end - start > limit {
        if depth == 0 { large.append(LargeBlock(record: Int(sorted[start]), size: end - start)) }
        for record in sorted[start..<end] {
          if let cut {
            keys[Int(record)] = hash64(key, cut[Int(record)]) | 1
            tooLarge.append(record)
          } else {
            keys[Int(record)] = 0
            leftOut.append(record)
          }
        }
      } else if end - start > 1 {
        records += sorted[start..<end]
        starts.append(Int32(records.count))
      }
      start = end
    }
    return tooLarge
  }

  private var leftOut: [Int32] = []

  /// Tells the large blocks in the order of their first records. What is left out is counted once, at the largest.
  private mutating func countLeftOut() {
    large.sort { ($0.size, $1.record) > ($1.size, $0.record) }
    large[0].leftOut = leftOut.count
    leftOut = []
  }
}

/// Records by their keys, those of one key in order: the records come in order.
func sortedByKey(_ records: [Int32], _ keys: [UInt64]) -> [Int32] {
  // Buckets by some bits of the key, about one a record; then each bucket by the whole key.
  var bits = 4
  while bits < 20, 1 << bits < records.count { bits += 1 }
  let shift = UInt64(64 - bits)
  var ends = [Int32](repeating: 0, count: 1 << bits + 1)
  for record in records { ends[Int(keys[Int(record)] >> shift) + 1] += 1 }
  for bucket in 1..<ends.count { ends[bucket] += ends[bucket - 1] }
  var sorted = [Int32](repeating: 0, count: records.count)
  for record in records {
    let bucket = Int(keys[Int(record)] >> shift)
    sorted[Int(ends[bucket])] = record
    ends[bucket] += 1
  }
  var start = 0
  for bucket in 0..<1 << bits {
    let end = Int(ends[bucket])
    if end - start > 1 {
      var isMixed = false
      for place in start + 1..<end where keys[Int(sorted[place])] != keys[Int(sorted[start])] { isMixed = true }
      if isMixed {
        sorted[start..<end].sort { (keys[Int($0)], $0) < (keys[Int($1)], $1) }
      }
    }
    start = end
  }
  return sorted
}
