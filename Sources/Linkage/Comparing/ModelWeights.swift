/// A model's weights in one array, for the loop over all pairs.
struct ModelWeights: Sendable {
  let priorBits: Double
  let thresholdBits: Double
  /// The bits of all levels, comparison by comparison.
  private var bits: [Double] = []
  /// Where each comparison's levels begin, and after the last one where they end.
  private var starts = [0]

  /// The weights of a model.
  init(_ model: LinkageModel) {
    priorBits = model.priorBits
    thresholdBits = model.thresholdBits
    for comparison in model.comparisons {
      bits.append(contentsOf: comparison.levels.map(\.bits))
      starts.append(bits.count)
    }
  }

  /// The weight of a pair at these levels: the prior and what each level adds, in the order of the comparisons.
  func weight(_ levels: [UInt8]) -> Double {
    var sum = priorBits
    for comparison in 0..<min(levels.count, starts.count - 1) {
      let place = starts[comparison] + Int(levels[comparison])
      if place < starts[comparison + 1] { sum += bits[place] }
    }
    return sum
  }

  /// A hash of all of them.
  var signature: UInt64 {
    ([priorBits, thresholdBits] + bits).reduce(UInt64(starts.count)) { hash64($0, $1.bitPattern) }
  }
}
