/// The most that the levels of a pair can weigh, whatever the words of the names are worth, and by whichever of the two models of an
/// ``AdaptedModel`` the pair is weighed.
struct WeightBounds: Sendable {
  private let thresholdBits: Double
  private let priorBits: Double
  /// The bits of all levels, comparison by comparison.
  private var bits: [Double] = []
  /// Where each comparison's levels begin, and after the last one where they end.
  private var starts = [0]
  /// The most that `name` adds, and for each number of contacts the most that `together` adds.
  private let bestName: Double
  private var bestTogether: [Double]

  /// The bounds of models that differ in their bits alone.
  init(_ models: [LinkageModel]) {
    thresholdBits = models[0].thresholdBits
    priorBits = models.map(\.priorBits).max() ?? 0
    for comparison in models[0].comparisons.indices {
      let levels = models.map { $0.comparisons[comparison].levels.map(\.bits) }
      bits += levels[0].indices.map { level in levels.map { $0[level] }.max() ?? 0 }
      starts.append(bits.count)
    }
    let (name, together) = (Comparisons.name.rawValue, Comparisons.together.rawValue)
    bestName = name < starts.count - 1 ? bits[starts[name]..<starts[name + 1]].max() ?? 0 : 0
    bestTogether = .init(repeating: 0, count: Comparisons.contactCounts)
    guard together < starts.count - 1 else { return }
    for contacts in bestTogether.indices {
      let places = stride(from: starts[together] + contacts, to: starts[together + 1], by: Comparisons.contactCounts)
      bestTogether[contacts] = places.map { bits[$0] }.max() ?? 0
    }
  }

  /// Whether a pair can reach the threshold.
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

  /// Whether no pair that other bounds keep from the threshold can reach it by these.
  func isWithin(_ other: WeightBounds) -> Bool {
    thresholdBits == other.thresholdBits && starts == other.starts && priorBits <= other.priorBits
      && zip(bits, other.bits).allSatisfy { $0 <= $1 }
  }
}
