/// Weights learnt from pairs that deterministic rules label, so that comparisons which lean on each other share what they say.
///
/// Two neighbours agree in street, suburb and postcode together; taken for independent of each other, the three outweigh all else. Of the
/// pairs that are found by rules which do not look at the deterministic columns, those for which a deterministic rule holds are taken for
/// matches, and those that are wholly different in each such rule for none. An additive model of the other comparisons is fitted to them;
/// the weights of the deterministic columns themselves come from the matches and random pairs, since by what the rules say of themselves,
/// non-matching pairs are equal there by chance only.
struct LabelledWeights {
  /// The weight of a pair about which nothing is known, in bits.
  let prior: Double
  /// The bits of the levels of each comparison that was learnt, nil for those of the deterministic columns.
  let bits: [[Double]?]

  /// With fewer pairs of either label, or fewer comparisons, nothing is learnt.
  private static let leastPairs = 50.0
  private static let leastComparisons = 2
  private static let bitsPerNat = 1.4426950408889634

  /// The weights; nil where there are too few labels.
  ///
  /// - Parameter matching: how probably the pairs of each pattern match, if that is known better than by the labels. Some matches are
  ///   wholly different in a deterministic column; labelled as none, they would keep the weights from ever being sure.
  init?(_ records: PreparedRecords, _ samples: RecordSamples, _ patterns: LevelPatterns, matching: [Double]? = nil) {
    let settings = records.settings
    let marking = settings.deterministic.map { rule in
      settings.comparisons.indices.filter { number in rule.contains { $0.columns.contains(where: settings.comparisons[number].columns.contains) } }
    }
    let marks = Set(marking.joined())
    let learnt = settings.comparisons.indices.filter { !marks.contains($0) }
    let columns = settings.deterministic.joined().flatMap(\.columns)
    var free: UInt64 = 0
    for (number, rule) in settings.blocking.enumerated() where !rule.contains(where: { $0.columns.contains(where: columns.contains) }) {
      free |= 1 << UInt64(number)
    }
    guard !marking.isEmpty, !marking.contains(where: \.isEmpty), learnt.count >= Self.leastComparisons else { return nil }
    var offsets: [Int] = []
    var features = 1
    for number in learnt {
      offsets.append(features)
      features += records.comparisons[number].levels.count
    }
    let lowest = records.comparisons.map { Self.lowest($0.levels) }
    var active: [Int32] = []
    var labels: [Double] = []
    var counts: [Double] = []
    var totals = [0.0, 0.0]
    for pattern in patterns.counts.indices where patterns.rules[pattern] & free != 0 {
      let isDifferent = marking.allSatisfy { $0.contains { lowest[$0][patterns.level(pattern, $0)] } }
      if !patterns.isSure[pattern] && !isDifferent { continue }
      for (offset, number) in zip(offsets, learnt) { active.append(Int32(offset + patterns.level(pattern, number))) }
      labels.append(matching?[pattern] ?? (patterns.isSure[pattern] ? 1 : 0))
      counts.append(patterns.counts[pattern])
      totals[patterns.isSure[pattern] ? 1 : 0] += patterns.counts[pattern]
    }
    guard totals[1] >= Self.leastPairs, totals[0] >= Self.leastPairs else { return nil }
    for row in 0..<samples.strangers.count / patterns.width {
      for (offset, number) in zip(offsets, learnt) { active.append(Int32(offset + Int(samples.strangers[row * patterns.width + number]))) }
      labels.append(0)
      counts.append(1)
    }
    let weights = LogisticRegression(features: features).fit(active: active, width: learnt.count, labels: labels, counts: counts)
    var prior = weights[0] * Self.bitsPerNat
    var bits = [[Double]?](repeating: nil, count: settings.comparisons.count)
    for (offset, number) in zip(offsets, learnt) {
      // What is unknown weighs nothing.
      let zero = weights[offset]
      prior += zero * Self.bitsPerNat
      bits[number] = records.comparisons[number].levels.indices.map { (weights[offset + $0] - zero) * Self.bitsPerNat }
    }
    self.prior = prior
    self.bits = bits
  }

  /// Which levels are those of values that are known and different: the first of their groups.
  private static func lowest(_ levels: [RecordLevel]) -> [Bool] {
    levels.indices.map { place in levels[place].group != 0 && !levels[..<place].contains { $0.group == levels[place].group } }
  }
}
