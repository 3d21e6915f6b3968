/// What the levels of a comparison may say at most, whatever m and u come to where hardly any pair was counted.
///
/// m is counted over few pairs and u over many. Where neither saw a level, their ratio is that of the two numbers of pairs, and no evidence.
struct LevelLimits {
  /// Whether every pair that was seen reaches one level of those of its group, and agrees there: a column that is the same in all rows.
  private let isMute: [Bool]
  /// Whether the level is one of several of its group; others never say anything.
  private let isGrouped: [Bool]
  /// Whether the level is that of values that are known and differ.
  private let isLowest: [Bool]

  /// Whether no level says anything.
  var isSilent: Bool { zip(isMute, isGrouped).allSatisfy { $0 || !$1 } }

  /// Fewer matching pairs at a level are none.
  private static let leastPairs = 0.5

  /// - Parameters:
  ///   - random: how many of the pairs drawn at random reach each level.
  ///   - patterns: the pairs that the blocking rules find.
  init(_ levels: [RecordLevel], random: [Double], _ patterns: LevelPatterns, comparison: Int) {
    var seen = random.map { $0 > 0 }
    for pattern in patterns.counts.indices { seen[patterns.level(pattern, comparison)] = true }
    var isMute = levels.map { _ in false }
    var isLowest = isMute
    var isGrouped = isMute
    for group in Set(levels.map(\.group)) where group != 0 {
      let own = levels.indices.filter { levels[$0].group == group }
      guard own.count > 1 else { continue }
      isLowest[own[0]] = true
      for level in own { isGrouped[level] = true }
      if own.count(where: { seen[$0] }) == 1, !seen[own[0]] { for level in own { isMute[level] = true } }
    }
    self.isMute = isMute
    self.isLowest = isLowest
    self.isGrouped = isGrouped
  }

  /// The bits of a level: nothing for a column that is the same everywhere, nothing in favour for values that differ or for a level that no
  /// matching pair was seen at.
  ///
  /// - Parameters:
  ///   - alone: what m and u give.
  ///   - reached: how many matching pairs were counted at the level, nil if none were counted at all yet.
  func bits(_ alone: Double, level: Int, reached: Double?) -> Double {
    if isMute[level] { return 0 }
    return isLowest[level] || (reached ?? Self.leastPairs) < Self.leastPairs ? min(alone, 0) : alone
  }
}
