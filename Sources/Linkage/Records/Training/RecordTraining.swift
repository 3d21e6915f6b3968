/// Learns a model from a table without labels: m and the prior by expectation and maximisation over the pairs that the blocking rules find,
/// u from pairs drawn at random. Where deterministic rules are given, they label pairs, and the weights are learnt from those together.
///
/// What the rules do not find is taken for no match, so that a pair is weighed against all pairs and not against its block. The m of a
/// comparison is counted over pairs that some rule finds without its columns, since the others agree in them by construction.
struct RecordTraining {
  private let records: PreparedRecords
  private let samples: RecordSamples
  private let patterns: LevelPatterns
  /// For each comparison the rules that do not look at its columns; 0 if all do.
  private let independent: [UInt64]
  private var m: [[Double]]
  private var u: [[Double]]
  private var share: Double
  /// For each comparison and level, how many matching pairs were counted there last; nil before the first count.
  private var reached: [[Double]]?
  private let limits: [LevelLimits]
  /// Whether comparisons can tell each other what a match is, or a deterministic rule tells them.
  private let isTold: Bool
  /// The least and the most that `share` is taken for.
  private let leastShare: Double
  private let mostShare: Double

  private static let rounds = 40
  /// How often the labels are corrected by what was learnt from them.
  private static let refits = 5

  init(_ records: PreparedRecords, _ candidates: CandidateBlocks) {
    self.records = records
    let deterministic = records.candidates(records.settings.deterministic)
    samples = RecordSamples(records, candidates, deterministic: deterministic)
    patterns = LevelPatterns(samples.levels, rules: samples.rules, isSure: samples.isSure, width: records.comparisons.count)
    independent = records.settings.comparisons.map { comparison in
      var mask: UInt64 = 0
      for (number, rule) in records.settings.blocking.enumerated()
      where !comparison.isSeen(by: rule) {
        mask |= 1 << UInt64(number)
      }
      return mask
    }
    m = records.comparisons.map { Self.firstGuess($0.levels) }
    u = m
    limits = records.comparisons.indices.map { [samples, patterns] number in
      LevelLimits(records.comparisons[number].levels, random: samples.random[number], patterns, comparison: number)
    }
    isTold = limits.count { !$0.isSilent } > 1 || !records.settings.deterministic.isEmpty
    // Where there is little to tell matches by, such as one comparison alone, fewer and fewer pairs would be taken for matches; those for
    // which a deterministic rule holds are some.
    leastShare = Self.shareFound(records, deterministic)
    share = Self.firstShare(records, found: leastShare)
    // If the rules find much less of the matches than is said of them, there may be more; but not many times as many.
    mostShare = records.settings.deterministic.isEmpty ? 0.5 : min(share * 2, 0.5)
    estimateU()
  }

  /// The trained model.
  mutating func run() -> RecordModel {
    var labelled = LabelledWeights(records, samples, patterns, alone: sureWeights())
    var matching = maximise(labelled)
    for _ in 0..<Self.refits where labelled != nil {
      labelled?.refit(matching, alone: independentWeights)
      matching = maximise(labelled)
    }
    return RecordModel(
      version: RecordModel.currentVersion, settings: records.settings, records: records.count,
      priorBits: labelled?.prior ?? independentWeights.prior,
      thresholdBits: records.settings.thresholdBits,
      comparisons: zip(records.settings.comparisons, records.comparisons).enumerated().map { number, both in
        LinkageModel.Comparison(
          name: both.0.name,
          levels: both.1.levels.enumerated().map { level, known in
            .init(name: known.name, m: m[number][level], u: u[number][level], bits: labelled?.bits[number]?[level] ?? bits(number, level))
          })
      })
  }

  /// What m, u and share say so far, all comparisons taken for independent.
  private var independentWeights: IndependentWeights {
    IndependentWeights(
      prior: log2(share / (1 - share)), bits: m.indices.map { comparison in m[comparison].indices.map { bits(comparison, $0) } })
  }

  /// The same as if the pairs that a deterministic rule holds for were all that match.
  private func sureWeights() -> IndependentWeights {
    var copy = self
    copy.estimateM(patterns.isSure.map { $0 ? 1 : 0 })
    copy.estimateU()
    return copy.independentWeights
  }

  /// Finds m, u and the share that fit the pairs best, as far as they are not learnt from labels, and how probably each pattern matches.
  private mutating func maximise(_ labelled: LabelledWeights?) -> [Double] {
    var matching: [Double] = []
    for _ in 0..<Self.rounds where !patterns.counts.isEmpty {
      let before = share
      matching = probabilities(labelled)
      estimateM(matching)
      estimateU()
      if abs(share - before) < 1e-7 * before { break }
    }
    return matching
  }

  private func bits(_ comparison: Int, _ level: Int) -> Double {
    let alone = min(max(log2(m[comparison][level] / u[comparison][level]), -40), 40)
    return limits[comparison].bits(alone, level: level, reached: reached?[comparison][level])
  }

  /// How probably the pairs of each pattern match.
  private func probabilities(_ labelled: LabelledWeights?) -> [Double] {
    let alone = independentWeights
    let prior = labelled?.prior ?? alone.prior
    let bits = m.indices.map { labelled?.bits[$0] ?? alone.bits[$0] }
    return patterns.counts.indices.map { pattern in
      var weight = prior
      for comparison in bits.indices { weight += bits[comparison][patterns.level(pattern, comparison)] }
      return probability(ofBits: weight)
    }
  }

  private mutating func estimateM(_ matching: [Double]) {
    var matches = 0.0
    var sums = m.map { [Double](repeating: 0, count: $0.count) }
    for pattern in patterns.counts.indices {
      let count = matching[pattern] * patterns.counts[pattern]
      matches += count
      for comparison in sums.indices where independent[comparison] == 0 || independent[comparison] & patterns.rules[pattern] != 0 {
        sums[comparison][patterns.level(pattern, comparison)] += count
      }
    }
    // One comparison cannot tell how many of the pairs that it finds match: the first guess stays.
    if isTold { share = min(max(matches * samples.each / records.comparablePairs, leastShare, 1e-12), mostShare) }
    reached = sums
    for (number, comparison) in records.comparisons.enumerated() where sums[number].contains(where: { $0 > 0 }) {
      m[number] = Self.shares(sums[number], comparison.levels, extra: 0.5)
    }
  }

  /// Pairs drawn at random are matches in some part; that part is taken off. Shares of equal values are counted over the whole column.
  private mutating func estimateU() {
    let all = Double(records.count) * Double(max(records.count - 1, 1)) / 2
    let shareOfAll = share * records.comparablePairs / all
    for (number, comparison) in records.comparisons.enumerated() {
      let levels = comparison.levels
      let drawn = Self.shares(samples.random[number], levels, extra: 0.5)
      for level in levels.indices {
        var seen = drawn[level]
        var matching = share
        if levels[level].equal == 1, comparison.columns.count == 1 {
          seen = comparison.columns[0].equalShare
          matching = shareOfAll
        }
        // However many of the equal pairs match, a twentieth of what is seen is left to chance.
        u[number][level] = levels[level].group == 0 ? 1 : max((seen - matching * m[number][level]) / (1 - matching), seen / 20, 1e-12)
      }
    }
  }

  /// Counts as shares within each group; a group of one level is all of itself.
  private static func shares(_ counts: [Double], _ levels: [RecordLevel], extra: Double) -> [Double] {
    var sums: [Int: Double] = [:]
    for (level, count) in zip(levels, counts) { sums[level.group, default: 0] += count + extra }
    return zip(levels, counts).map { level, count in (count + extra) / (sums[level.group] ?? 1) }
  }

  /// Before anything is seen: matching pairs mostly reach the highest level of what is known, and seldom the lowest.
  private static func firstGuess(_ levels: [RecordLevel]) -> [Double] {
    levels.enumerated().map { place, level in
      let own = levels.indices.filter { levels[$0].group == level.group }
      if own.count == 1 { return 1 }
      let isBest = level.equal != 0 && level.equal == own.map { levels[$0].equal }.max()
      return isBest ? 0.8 : place == own[0] ? 0.04 : 0.16 / Double(max(own.count - 2, 1))
    }
  }

  /// The share of pairs that match, as the deterministic rules let one expect; without them, as if every second record had one match.
  private static func firstShare(_ records: PreparedRecords, found: Double) -> Double {
    let share =
      records.settings.deterministic.isEmpty ? Double(records.count) / 4 / records.comparablePairs : found / records.settings.recall
    return min(max(share, 1e-12), 0.3)
  }

  /// The share of pairs for which a deterministic rule holds.
  private static func shareFound(_ records: PreparedRecords, _ found: CandidateBlocks) -> Double {
    let counts = inChunks(found.pieces.count, threads: records.threads) { piece in
      var count = 0
      found.pairs(of: piece) { count += $0.count }
      return count
    }
    return Double(counts.reduce(0, +)) / records.comparablePairs
  }
}

extension RecordSettings {
  /// From which weight on a pair is linked; where nothing is said, a wrong join is held for five times as bad as a missed one.
  var thresholdBits: Double { threshold.map { log2($0 / (1 - $0)) } ?? log2(5) }
}
