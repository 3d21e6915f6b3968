/// The candidate pairs with the level of each comparison.
struct ComparedPairs {
  var pairs: [Pair]
  /// `Comparisons.allCases.count` levels a pair.
  var levels: [UInt8]

  static let width = Comparisons.allCases.count

  /// Compares the pairs.
  init(_ pairs: [Pair], _ table: LinkageTable, threads: Int = manyThreads) {
    self.pairs = pairs
    levels = []
    levels.reserveCapacity(pairs.count * Self.width)
    let pieces = inParallel(pairs.count, threads: threads) { range in
      var levels: [UInt8] = []
      levels.reserveCapacity(range.count * Self.width)
      for pair in pairs[range] { table.appendLevels(pair.first, pair.second, to: &levels) }
      return levels
    }
    for piece in pieces { levels.append(contentsOf: piece) }
  }

  /// The levels of the pair at a place.
  func levels(at place: Int) -> ArraySlice<UInt8> { levels[place * Self.width..<(place + 1) * Self.width] }
}

extension LinkageModel {
  /// The weight of a pair at these levels: the prior and what each level adds, in the order of the comparisons.
  func weight(_ levels: some Sequence<UInt8>) -> Double {
    var sum = priorBits
    for (comparison, level) in zip(comparisons, levels) where Int(level) < comparison.levels.count {
      sum += comparison.levels[Int(level)].bits
    }
    return sum
  }
}
