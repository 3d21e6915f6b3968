/// A model's weights in arrays, for the loop over all pairs: those of both of its ``AdaptedModel/models``, one behind the other.
struct ModelWeights: Sendable {
  let thresholdBits: Double
  private let priorBits: [Double]
  /// The bits of all levels, comparison by comparison.
  private var bits: [Double] = []
  /// How many levels a model has.
  private let width: Int
  /// Where each comparison's levels begin in a model's bits, and after the last one where they end.
  private var starts = [0]
  /// The most that `name` adds, and for each number of contacts the most that `together` adds, whatever the names are.
  private var bestName: [Double] = []
  private var bestTogether: [Double] = []
  /// Which of the models each account is weighed by.
  private let choice: [UInt8]
  private let signatures: [UInt64]

  /// The weights of a model.
  init(_ model: AdaptedModel) {
    choice = model.choice
    thresholdBits = model.models[0].thresholdBits
    priorBits = model.models.map(\.priorBits)
    for comparison in model.models[0].comparisons { starts.append(starts[starts.count - 1] + comparison.levels.count) }
    width = starts[starts.count - 1]
    signatures = model.models.map(\.signature)
    for model in model.models {
      let levels = model.comparisons.map { $0.levels.map(\.bits) }
      bits += levels.flatMap { $0 }
      func own(_ comparison: Comparisons) -> [Double] { comparison.rawValue < levels.count ? levels[comparison.rawValue] : [] }
      bestName.append(own(.name).max() ?? 0)
      for contacts in 0..<Comparisons.contactCounts {
        let together = own(.together).enumerated().filter { $0.offset % Comparisons.contactCounts == contacts }
        bestTogether.append(together.map(\.element).max() ?? 0)
      }
    }
  }

  /// The most that a pair of any two accounts begins with.
  var bestPriorBits: Double { priorBits.max() ?? 0 }

  /// The most that a comparison of any two accounts adds at one of the levels that can be.
  func best(_ comparison: Comparisons, canBe: (_ level: Int) -> Bool) -> Double {
    guard comparison.rawValue < starts.count - 1 else { return 0 }
    let places = starts[comparison.rawValue]..<starts[comparison.rawValue + 1]
    let allowed = places.filter { canBe($0 - places.lowerBound) }
    return priorBits.indices.flatMap { model in allowed.map { bits[model * width + $0] } }.max() ?? 0
  }

  /// The weight of a pair at these levels: the prior and what each level adds, in the order of the comparisons.
  ///
  /// - Parameter first: the pair's first account.
  func weight(_ levels: [UInt8], first: Int) -> Double {
    let model = Int(choice[first])
    var sum = priorBits[model]
    for comparison in 0..<min(levels.count, starts.count - 1) {
      let place = starts[comparison] + Int(levels[comparison])
      if place < starts[comparison + 1] { sum += bits[model * width + place] }
    }
    return sum
  }

  /// Whether a pair can reach the threshold, whatever the words of its names are worth.
  ///
  /// - Parameters:
  ///   - levels: those of ``LinkageTable/appendLevelsButNames(_:_:to:)``.
  ///   - first: the pair's first account.
  func mayReachThreshold(_ levels: [UInt8], first: Int) -> Bool {
    let model = Int(choice[first])
    var sum = priorBits[model] + bestName[model]
    sum += bestTogether[model * Comparisons.contactCounts + Int(levels[Comparisons.together.rawValue])]
    for comparison in 0..<min(levels.count, starts.count - 1)
    where comparison != Comparisons.name.rawValue && comparison != Comparisons.together.rawValue {
      let place = starts[comparison] + Int(levels[comparison])
      if place < starts[comparison + 1] { sum += bits[model * width + place] }
    }
    // Added up in another order, the same weights may differ in their last bits.
    return sum >= thresholdBits - 1e-6
  }

  /// A hash of all that pairs are weighed by whose first account is this one.
  func signature(first: Int) -> UInt64 { signatures[Int(choice[first])] }
}

extension LinkageModel {
  /// A hash of all weights.
  fileprivate var signature: UInt64 {
    let bits = comparisons.flatMap { $0.levels.map(\.bits) }
    return ([priorBits, thresholdBits] + bits).reduce(UInt64(comparisons.count + 1)) { hash64($0, $1.bitPattern) }
  }
}
