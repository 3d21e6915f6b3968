import Glibc

/// Weights learnt from pairs that deterministic rules label, so that comparisons which lean on each other share what they say.
///
/// Two neighbours agree in street, suburb and postcode together; taken for independent of each other, the three outweigh all else. An
/// additive model that is fitted to labelled pairs gives them no more than they say together. The deterministic columns themselves are
/// weighed by m and u: by what the rules say of themselves, pairs that do not match are equal there by chance only.
///
/// The fit is held towards the weights of comparisons that are independent, log2(m / u): a table too short to tell how its columns lean on
/// each other keeps those, and so does a level that no labelled pair without a match reaches.
struct LabelledWeights {
  private let pairs: LabelledPairs
  private let levels: [[RecordLevel]]
  private var weights: [Double] = []

  /// The weight of a pair about which nothing is known, in bits.
  private(set) var prior = 0.0
  /// The bits of the levels of each comparison that was learnt, nil for those of the deterministic columns.
  private(set) var bits: [[Double]?] = []

  /// How much weights are held to those of independent comparisons, see `LogisticRegression`: one over the variance of what these are wrong
  /// by, which is taken for about a bit.
  private static let ridge = 2.0
  private static let bitsPerNat = 1.4426950408889634

  /// The weights; nil where there are too few labels.
  ///
  /// Some matches are different in a deterministic column. How many is seen by what the sure pairs are given: of pairs that surely match,
  /// that share is sure. Source: Elkan and Noto, "Learning Classifiers from Only Positive and Unlabeled Data", KDD 2008.
  ///
  /// - Parameter alone: what prior and levels say if all comparisons are independent.
  init?(_ records: PreparedRecords, _ samples: RecordSamples, _ patterns: LevelPatterns, alone: IndependentWeights) {
    guard let pairs = LabelledPairs(records, samples, patterns) else { return nil }
    self.pairs = pairs
    levels = records.comparisons.map(\.levels)
    fit(pairs.labels, alone)
    let given = pairs.labels.indices.map(probability)
    var sure = 0.0
    var found = 0.0
    for example in pairs.labels.indices where pairs.labels[example] == 1 {
      sure += pairs.counts[example]
      found += pairs.counts[example] * given[example]
    }
    let odds = (sure - found) / max(found, 1)
    var labels = pairs.labels
    for example in pairs.patterns.indices where labels[example] == 0 {
      labels[example] = min(odds * given[example] / max(1 - given[example], 1e-12), 1)
    }
    fit(labels, alone)
  }

  /// Fits the weights again to how probably the pairs of each pattern match.
  mutating func refit(_ matching: [Double], alone: IndependentWeights) {
    var labels = pairs.labels
    for (example, pattern) in pairs.patterns.enumerated() { labels[example] = matching[pattern] }
    fit(labels, alone)
  }

  private mutating func fit(_ labels: [Double], _ alone: IndependentWeights) {
    var regression = LogisticRegression(features: pairs.features)
    regression.ridge = Self.ridge
    let centre = ([alone.prior] + pairs.learnt.flatMap { alone.bits[$0] }).map { $0 / Self.bitsPerNat }
    weights = regression.fit(
      active: pairs.active, width: pairs.learnt.count, labels: labels, counts: pairs.counts, centre: centre,
      start: weights.isEmpty ? nil : weights)
    prior = weights[0] * Self.bitsPerNat
    bits = levels.map { _ in nil }
    for (offset, number) in zip(pairs.offsets, pairs.learnt) {
      // What is unknown weighs nothing.
      let zero = weights[offset]
      prior += zero * Self.bitsPerNat
      bits[number] = levels[number].indices.map { (weights[offset + $0] - zero) * Self.bitsPerNat }
    }
  }

  /// How probably the pairs of an example are sure.
  private func probability(_ example: Int) -> Double {
    let width = pairs.learnt.count
    var sum = weights[0]
    for feature in pairs.active[example * width..<(example + 1) * width] { sum += weights[Int(feature)] }
    return 1 / (1 + Glibc.exp(-sum))
  }
}

/// What is said by comparisons that are independent of each other, in bits.
struct IndependentWeights {
  /// The weight of a pair about which nothing is known.
  var prior: Double
  /// What each level of each comparison adds, log2(m / u).
  var bits: [[Double]]
}
