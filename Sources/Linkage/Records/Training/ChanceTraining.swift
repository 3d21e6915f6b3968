/// Learns a model where one comparison is all there is, and no rule tells what a match is: of the pairs that the blocking rules find at a level,
/// as many are taken for chance as the same rules find between the table's rows and rows made by chance, and the others for matches.
struct ChanceTraining {
  private let records: PreparedRecords
  /// How many pairs are seen at each level, and how many of them are chance.
  private let seen: [Double]
  private let chance: [Double]

  /// Counts both kinds of pairs.
  init(_ records: PreparedRecords, _ candidates: CandidateBlocks, of table: RecordTable) throws(RecordLinkFault) {
    self.records = records
    seen = Self.count(records, candidates)
    let both = ChanceTable(records, of: table)
    let made = try PreparedRecords(both.table, both.settings, threads: records.threads)
    let scale = records.comparablePairs / (Double(records.count) * Double(max(records.count, 1)))
    chance = Self.count(made, made.candidates(both.settings.blocking)).map { $0 * scale }
  }

  /// How many of the pairs that some rule finds reach each level.
  private static func count(_ records: PreparedRecords, _ candidates: CandidateBlocks) -> [Double] {
    let comparison = records.comparisons[0]
    let pieces = inChunks(candidates.pieces.count, threads: records.threads) { piece in
      var counts = [Double](repeating: 0, count: comparison.levels.count)
      var levels: [UInt8] = []
      candidates.pairs(of: piece) { batch in
        comparison.compare(batch, into: &levels)
        for level in levels { counts[Int(level)] += 1 }
      }
      return counts
    }
    var sums = [Double](repeating: 0, count: comparison.levels.count)
    for piece in pieces { for level in sums.indices { sums[level] += piece[level] } }
    return sums
  }

  /// The model. A pair at a level of which most is chance is no match, and however little is chance, a twentieth of what is seen is taken for it:
  /// words that go together are more often found together than chance would have it.
  func model() -> RecordModel {
    let levels = records.comparisons[0].levels
    var matches = levels.map { _ in 0.0 }
    var others = matches
    for level in levels.indices where levels[level].group != 0 {
      others[level] = min(max(chance[level], seen[level] * Self.leastChance) + Self.extra, seen[level] + Self.extra)
      matches[level] = max(seen[level] - others[level], 0) + Self.extra / Double(levels.count)
    }
    let all = matches.reduce(0, +)
    let pairs = records.comparablePairs
    // What no rule finds is no match, and mostly different.
    let lowest = levels.indices.first { levels[$0].group != 0 } ?? 0
    others[lowest] += max(pairs - others.reduce(0, +) - all, 0)
    let rest = others.reduce(0, +)
    let share = min(all / pairs, 0.5)
    return RecordModel(
      version: RecordModel.currentVersion, settings: records.settings, records: records.count, priorBits: log2(share / (1 - share)),
      thresholdBits: records.settings.thresholdBits,
      comparisons: [
        LinkageModel.Comparison(
          name: records.settings.comparisons[0].name,
          levels: levels.indices.map { level in
            let isKnown = levels[level].group != 0
            let m = isKnown ? matches[level] / all : 1
            let u = isKnown ? others[level] / rest : 1
            return .init(name: levels[level].name, m: m, u: u, bits: log2(m / u))
          })
      ])
  }

  /// The share of what is seen at a level that is chance at least.
  private static let leastChance = 0.05
  /// What is added to each count, so that a level that nothing reaches has a weight.
  private static let extra = 0.5
}
