/// Pairs that deterministic rules label, in the form that a regression takes.
///
/// A pair is sure if a rule holds for it, and different if every rule has a compared column that is known and wholly different in the two
/// records. Only pairs found by blocking rules that do not look at these columns are taken: there, the rules say nothing about which pairs
/// are compared at all.
struct LabelledPairs {
  /// The comparisons whose weights can be learnt: those that no deterministic rule looks at.
  let learnt: [Int]
  /// The feature number of the first level of each of them.
  private(set) var offsets: [Int] = []
  /// How many features there are, with the constant.
  private(set) var features = 1
  /// The features of each example.
  private(set) var active: [Int32] = []
  /// 1 for sure pairs, 0 for all others.
  private(set) var labels: [Double] = []
  /// How many pairs each example stands for.
  private(set) var counts: [Double] = []
  /// The pattern of each example; the examples behind them are strangers.
  private(set) var patterns: [Int] = []

  /// With fewer pairs of either label, or fewer comparisons, nothing is learnt.
  private static let leastPairs = 50.0
  private static let leastComparisons = 2

  /// The examples; nil where there are too few.
  init?(_ records: PreparedRecords, _ samples: RecordSamples, _ known: LevelPatterns) {
    let settings = records.settings
    let marks = settings.deterministic.map { rule in
      settings.comparisons.indices.filter { settings.comparisons[$0].isSeen(by: rule) }
    }
    learnt = settings.comparisons.indices.filter { number in !marks.contains { $0.contains(number) } }
    guard !marks.isEmpty, !marks.contains(where: \.isEmpty), learnt.count >= Self.leastComparisons else { return nil }
    for number in learnt {
      offsets.append(features)
      features += records.comparisons[number].levels.count
    }
    let columns = settings.deterministic.joined().flatMap(\.columns)
    var free: UInt64 = 0
    for (number, rule) in settings.blocking.enumerated() where !rule.contains(where: { $0.columns.contains(where: columns.contains) }) {
      free |= 1 << UInt64(number)
    }
    let lowest = records.comparisons.map { Self.lowest($0.levels) }
    var sure = 0.0
    for pattern in known.counts.indices where known.rules[pattern] & free != 0 {
      let isSure = known.isSure[pattern]
      if !isSure, !marks.allSatisfy({ $0.contains { lowest[$0][known.level(pattern, $0)] } }) { continue }
      append(label: isSure ? 1 : 0, count: known.counts[pattern]) { known.level(pattern, $0) }
      patterns.append(pattern)
      if isSure { sure += known.counts[pattern] }
    }
    guard sure >= Self.leastPairs, counts.reduce(0, +) - sure >= Self.leastPairs else { return nil }
    for row in 0..<samples.strangers.count / known.width {
      append(label: 0, count: 1) { Int(samples.strangers[row * known.width + $0]) }
    }
  }

  private mutating func append(label: Double, count: Double, level: (Int) -> Int) {
    for (offset, number) in zip(offsets, learnt) { active.append(Int32(offset + level(number))) }
    labels.append(label)
    counts.append(count)
  }

  /// Which levels are those of values that are known and different: the first of their groups.
  private static func lowest(_ levels: [RecordLevel]) -> [Bool] {
    levels.indices.map { place in levels[place].group != 0 && !levels[..<place].contains { $0.group == levels[place].group } }
  }
}

extension RecordSettings.Comparison {
  /// Whether a rule looks at a column of the comparison.
  func isSeen(by rule: [RecordSettings.Key]) -> Bool { rule.contains { $0.columns.contains(where: columns.contains) } }
}
