import Glibc

/// Weights learnt from pairs that deterministic rules label, so that comparisons which lean on each other share what they say.
///
/// Two neighbours agree in street, suburb and postcode together; taken for independent of each other, the three outweigh all else. An
/// additive model that is fitted to labelled pairs gives them no more than they say together. The deterministic columns themselves are
/// weighed by m and u: by what the rules say of themselves, pairs that do not match are equal there by chance only.
struct LabelledWeights {
  private let pairs: LabelledPairs
  private let levels: [[RecordLevel]]
  private var weights: [Double]

  /// The weight of a pair about which nothing is known, in bits.
  private(set) var prior = 0.0
  /// The bits of the levels of each comparison that was learnt, nil for those of the deterministic columns.
  private(set) var bits: [[Double]?] = []

  /// How much weights are held back, see `LogisticRegression`.
  private static let ridge = 0.3
  private static let bitsPerNat = 1.4426950408889634

  /// The weights; nil where there are too few labels.
  ///
  /// Some matches are different in a deterministic column. How many is seen by what the sure pairs are given: of pairs that surely match,
  /// that share is sure. Source: Elkan and Noto, "Learning Classifiers from Only Positive and Unlabeled Data", KDD 2008.
  init?(_ records: PreparedRecords, _ samples: RecordSamples, _ patterns: LevelPatterns) {
    guard let pairs = LabelledPairs(records, samples, patterns) else { return nil }
    self.pairs = pairs
    levels = records.comparisons.map(\.levels)
    weights = [Double](repeating: 0, count: pairs.features)
    fit(pairs.labels)
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
    fit(labels)
  }

  /// Fits the weights again to how probably the pairs of each pattern match.
  mutating func refit(_ matching: [Double]) {
    var labels = pairs.labels
    for (example, pattern) in pairs.patterns.enumerated() { labels[example] = matching[pattern] }
    fit(labels)
  }

  private mutating func fit(_ labels: [Double]) {
    var regression = LogisticRegression(features: pairs.features)
    regression.ridge = Self.ridge
    weights = regression.fit(active: pairs.active, width: pairs.learnt.count, labels: labels, counts: pairs.counts, start: weights)
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
