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
  /// Which of the models each account is weighed by.
  private let choice: [UInt8]
  /// The most that levels can weigh.
  let bounds: WeightBounds
  /// A hash of the model before it was adapted.
  let signature: UInt64

  /// The weights of a model.
  init(_ model: AdaptedModel) {
    choice = model.choice
    thresholdBits = model.models[0].thresholdBits
    priorBits = model.models.map(\.priorBits)
    for comparison in model.models[0].comparisons { starts.append(starts[starts.count - 1] + comparison.levels.count) }
    width = starts[starts.count - 1]
    bounds = WeightBounds(model.models)
    signature = model.original.signature
    for model in model.models { bits += model.comparisons.flatMap { $0.levels.map(\.bits) } }
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
}

extension LinkageModel {
  /// A hash of all weights.
  fileprivate var signature: UInt64 {
    var numbers = [priorBits, thresholdBits, Double(accounts)] + (shorterPriorBits ?? [])
    for level in comparisons.flatMap(\.levels) { numbers += [level.bits] + (level.shorter ?? []) }
    return numbers.reduce(UInt64(comparisons.count + 1)) { hash64($0, $1.bitPattern) }
  }
}
