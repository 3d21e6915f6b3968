/// Pairs of which is known whether they match, or how probably, as examples for a regression.
struct LabelledExamples {
  /// The comparisons whose weights are learnt together.
  static let learnt = Comparisons.allCases.filter { ![.kind, .equality, .registration].contains($0) }

  private var active: [Int32] = []
  private var labels: [Double] = []

  /// The feature number of the first level of each learnt comparison, and behind the last one how many features there are.
  private static let offsets = learnt.reduce(into: [1]) { $0.append(($0.last ?? 0) + $1.levels.count) }
  private static let perBit = 0.6931471805599453

  /// 1 for equal registration numbers, 0 for different ones, nil where one is missing or they are a slip apart.
  static func label(_ levels: ArraySlice<UInt8>) -> Double? {
    switch levels.last {
    case 4: 1
    case 2: 0
    default: nil
    }
  }

  /// Adds those of the compared pairs that have a label, and the random pairs as pairs that do not match.
  mutating func add(_ compared: ComparedPairs, random: ComparedPairs) {
    for place in compared.pairs.indices {
      let levels = compared.levels(at: place)
      if let label = Self.label(levels) { add(levels, label) }
    }
    for place in random.pairs.indices { add(random.levels(at: place), 0) }
  }

  /// Adds pairs that match so probably.
  mutating func add(_ compared: ComparedPairs, probabilities: [Double]) {
    for place in compared.pairs.indices { add(compared.levels(at: place), probabilities[place]) }
  }

  private mutating func add(_ levels: ArraySlice<UInt8>, _ label: Double) {
    labels.append(label)
    for (offset, comparison) in zip(Self.offsets, Self.learnt) {
      active.append(Int32(offset + Int(levels[levels.startIndex + comparison.rawValue])))
    }
  }

  /// The weights in nats, each example counting for `count`, held to `centre` by so much.
  func fit(count: Double = 1, centre: [Double]? = nil, ridge: Double = 1) -> [Double] {
    var fit = LogisticRegression(features: Self.offsets.last ?? 1)
    fit.ridge = ridge
    return fit.fit(
      active: active, width: Self.learnt.count, labels: labels, counts: .init(repeating: count, count: labels.count), centre: centre)
  }

  /// Turns nats into the prior and the levels' bits, each comparison's first level weighing nothing.
  static func bits(_ weights: [Double]) -> (prior: Double, levels: [[Double]]) {
    var prior = weights[0] / perBit
    var levels: [[Double]] = []
    for (comparison, offset) in zip(learnt, offsets) {
      let zero = weights[offset]
      prior += zero / perBit
      levels.append(comparison.levels.indices.map { (weights[offset + $0] - zero) / perBit })
    }
    return (prior, levels)
  }

  /// The nats of a model's weights.
  static func nats(_ model: LinkageModel) -> [Double] {
    [model.priorBits * perBit] + learnt.flatMap { model.comparisons[$0.rawValue].levels.map { $0.bits * perBit } }
  }
}
