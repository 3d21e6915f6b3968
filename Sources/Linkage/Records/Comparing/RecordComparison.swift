/// A level of a comparison of records.
struct RecordLevel: Sendable {
  /// What it means, for people.
  var name: String
  /// Levels of one group know the same values of both records. Shares of pairs are counted within a group, so that a value which is missing
  /// says nothing; a group of one level has no weight.
  var group: Int
  /// Which of the comparison's columns are equal, one bit each: their values' frequency adds to the weight.
  var equal: UInt8 = 0
}

extension RecordLevel {
  /// The levels of a measure: nothing known, different, one for each threshold that is reached, by names from the worst to the best, equal.
  static func ladder(_ names: [String]) -> [RecordLevel] {
    [RecordLevel(name: "unknown", group: 0), RecordLevel(name: "different", group: 1)]
      + names.map { RecordLevel(name: $0, group: 1) } + [RecordLevel(name: "equal", group: 1, equal: 1)]
  }
}

/// How two records are compared in one respect. Symmetric.
protocol RecordComparison: Sendable {
  /// The levels; level 0 is that of nothing known.
  var levels: [RecordLevel] { get }
  /// The columns whose equal values are weighed by frequency, in the order of the bits of `RecordLevel.equal`.
  var columns: [RecordColumn] { get }
  /// Whether it costs much; cheap comparisons are made first.
  var isCostly: Bool { get }
  /// The level that two records reach.
  func level(_ one: Int, _ other: Int) -> UInt8
}

extension RecordComparison {
  var isCostly: Bool { true }

  /// The levels of many pairs. One call a batch, so that the loop is made for the comparison.
  func compare(_ pairs: [Pair], into levels: inout [UInt8]) {
    levels.removeAll(keepingCapacity: true)
    for pair in pairs { levels.append(level(pair.first, pair.second)) }
  }
}

/// Percent, for names of levels.
func percent(_ share: Double) -> String {
  let tenths = Int((share * 1000).rounded())
  return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
}
