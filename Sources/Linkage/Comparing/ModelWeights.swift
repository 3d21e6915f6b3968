/// A model's weights in one array, for the loop over all pairs.
struct ModelWeights: Sendable {
  let priorBits: Double
  let thresholdBits: Double
  /// The bits of all levels, comparison by comparison.
  private var bits: [Double] = []
  /// Where each comparison's levels begin, and after the last one where they end.
  private var starts = [0]
  /// The most that `name` adds, and for each number of contacts the most that `together` adds, whatever the names are.
  private var bestName = 0.0
  private var bestTogether = [Double](repeating: 0, count: Comparisons.contactCounts)

  /// The weights of a model.
  init(_ model: LinkageModel) {
    priorBits = model.priorBits
    thresholdBits = model.thresholdBits
    for comparison in model.comparisons {
      bits.append(contentsOf: comparison.levels.map(\.bits))
      starts.append(bits.count)
    }
    bestName = levels(of: .name).max() ?? 0
    for contacts in bestTogether.indices {
      let own = levels(of: .together).enumerated().filter { $0.offset % Comparisons.contactCounts == contacts }
      bestTogether[contacts] = own.map(\.element).max() ?? 0
    }
  }

  private func levels(of comparison: Comparisons) -> ArraySlice<Double> {
    comparison.rawValue < starts.count - 1 ? bits[starts[comparison.rawValue]..<starts[comparison.rawValue + 1]] : []
  }

  /// The most that a comparison adds at one of the levels that can be.
  func best(_ comparison: Comparisons, canBe: (_ level: Int) -> Bool) -> Double {
    levels(of: comparison).enumerated().filter { canBe($0.offset) }.map(\.element).max() ?? 0
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

  /// Whether a pair can reach the threshold, whatever the words of its names are worth.
  ///
  /// - Parameter levels: those of ``LinkageTable/appendLevelsButNames(_:_:to:)``.
  func mayReachThreshold(_ levels: [UInt8]) -> Bool {
    var sum = priorBits + bestName + bestTogether[Int(levels[Comparisons.together.rawValue])]
    for comparison in 0..<min(levels.count, starts.count - 1)
    where comparison != Comparisons.name.rawValue && comparison != Comparisons.together.rawValue {
      let place = starts[comparison] + Int(levels[comparison])
      if place < starts[comparison + 1] { sum += bits[place] }
    }
    // Added up in another order, the same weights may differ in their last bits.
    return sum >= thresholdBits - 1e-6
  }

  /// A hash of all of them.
  var signature: UInt64 {
    ([priorBits, thresholdBits] + bits).reduce(UInt64(starts.count)) { hash64($0, $1.bitPattern) }
  }
}
