/// The pairs that a model is trained on.
struct RecordSamples: Sendable {
  /// The levels of a share of the pairs that the blocking rules find, a row each.
  var levels: [UInt8] = []
  /// The rules that find each of them.
  var rules: [UInt64] = []
  /// Whether a deterministic rule holds for each of them.
  var isSure: [Bool] = []
  /// The levels of some pairs drawn at random that no rule finds, a row each: hardly any of them match.
  var strangers: [UInt8] = []
  /// How many pairs each row stands for.
  var each = 1.0
  /// For each comparison and level, how many of the pairs drawn at random reach it.
  var random: [[Double]]

  /// About so many pairs at most are compared for either part.
  private static let most = 1_000_000
  /// So many strangers at most.
  private static let mostStrangers = 20_000

  init(_ records: PreparedRecords, _ candidates: CandidateBlocks, deterministic: CandidateBlocks) {
    let comparisons = records.comparisons
    var total = 0
    for rule in candidates.rules {
      for block in 0..<rule.starts.count - 1 {
        let size = Int(rule.starts[block + 1] - rule.starts[block])
        total += size * (size - 1) / 2
      }
    }
    let share = UInt64(max(1, total / Self.most))
    let seed = UInt64(bitPattern: Int64(records.settings.seed))
    each = Double(share)
    let drawn = inChunks(candidates.pieces.count, threads: records.threads) { piece in
      var kept: [Pair] = []
      candidates.pairs(of: piece, where: { share == 1 || hash64($0.code, seed) % share == 0 }) { kept += $0 }
      return (Self.matrix(kept, comparisons), kept.map(candidates.rulesThatFind), kept.map { deterministic.rulesThatFind($0) != 0 })
    }
    for (levels, rules, isSure) in drawn {
      self.levels += levels
      self.rules += rules
      self.isSure += isSure
    }
    random = Self.random(records, seed: seed)
    var others = randomPairs(count: min(Self.mostStrangers, records.count * 4), among: records.count, seed: hash64(seed, 16))
    others.removeAll { candidates.rulesThatFind($0) != 0 || deterministic.rulesThatFind($0) != 0 || candidates.isOfOneSource($0) }
    strangers = Self.matrix(others, comparisons)
  }

  /// The levels of pairs, a row each.
  static func matrix(_ pairs: [Pair], _ comparisons: [any RecordComparison]) -> [UInt8] {
    var matrix = [UInt8](repeating: 0, count: pairs.count * comparisons.count)
    var column: [UInt8] = []
    for (number, comparison) in comparisons.enumerated() {
      comparison.compare(pairs, into: &column)
      for (row, level) in column.enumerated() { matrix[row * comparisons.count + number] = level }
    }
    return matrix
  }

  /// Counts the levels of all pairs, or of many drawn at random where there are more.
  private static func random(_ records: PreparedRecords, seed: UInt64) -> [[Double]] {
    let count = records.count
    let all = count * (count - 1) / 2
    let chunks = 16
    let counted = inChunks(chunks, threads: records.threads) { chunk in
      var pairs: [Pair] = []
      if all <= most {
        for first in stride(from: chunk, to: count, by: chunks) {
          for second in first + 1..<max(count, first + 1) { pairs.append(Pair(first, second)) }
        }
      } else {
        pairs = randomPairs(count: most / chunks, among: count, seed: hash64(seed, UInt64(chunk)))
      }
      if let sources = records.sources { pairs.removeAll { sources[$0.first] == sources[$0.second] && sources[$0.first] >= 0 } }
      return records.comparisons.map { comparison in
        var levels: [UInt8] = []
        comparison.compare(pairs, into: &levels)
        var counts = [Double](repeating: 0, count: comparison.levels.count)
        for level in levels { counts[Int(level)] += 1 }
        return counts
      }
    }
    var sums = records.comparisons.map { [Double](repeating: 0, count: $0.levels.count) }
    for counts in counted {
      for (comparison, levels) in counts.enumerated() {
        for (level, count) in levels.enumerated() { sums[comparison][level] += count }
      }
    }
    return sums
  }
}
