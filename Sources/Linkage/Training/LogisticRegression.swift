import Glibc

/// Fits additive weights to examples of which each has one active feature in every group.
///
/// The weights make the examples as likely as possible, less half of `ridge` times the sum of the squares of their distances from `centre`:
/// where groups lean on each other, they share the weight; of what the examples do not tell, the centre stays. Newton's method with a line
/// search; the same examples give the same weights.
struct LogisticRegression {
  /// How many features there are; feature 0 is the constant.
  let features: Int
  var ridge = 1.0
  var rounds = 12

  /// The weights in nats.
  ///
  /// - Parameters:
  ///   - active: `width` feature numbers an example, the constant left out.
  ///   - labels: how probably each example is positive.
  ///   - counts: how much each example counts.
  ///   - centre: the weights that are held to where the examples say nothing else, all zero if nil.
  ///   - start: weights to begin with, the centre if nil; what is found does not depend on them, how fast does.
  func fit(
    active: [Int32], width: Int, labels: [Double], counts: [Double], centre: [Double]? = nil, start: [Double]? = nil
  ) -> [Double] {
    let examples = Examples(active: active, width: width, labels: labels, counts: counts)
    let centre = centre ?? [Double](repeating: 0, count: features)
    var weights = start ?? centre
    var value = likelihood(examples, weights, centre)
    for _ in 0..<rounds {
      let step = newtonStep(examples, weights, centre)
      // Far from the best weights a whole step may lead away from them: it is halved until it does not.
      var scale = 1.0
      var moved = weights
      var reached = -Double.infinity
      while reached < value, scale > 1e-3 {
        for feature in 0..<features { moved[feature] = weights[feature] + scale * step[feature] }
        reached = likelihood(examples, moved, centre)
        scale /= 2
      }
      guard reached >= value else { break }
      let largest = zip(weights, moved).reduce(0) { max($0, abs($1.0 - $1.1)) }
      weights = moved
      value = reached
      if largest < 1e-6 { break }
    }
    return weights
  }

  private struct Examples {
    let active: [Int32]
    let width: Int
    let labels: [Double]
    let counts: [Double]

    func own(_ example: Int) -> ArraySlice<Int32> { active[example * width..<(example + 1) * width] }

    /// The weighted sum of an example's features.
    func sum(_ example: Int, _ weights: [Double]) -> Double {
      var sum = weights[0]
      for feature in own(example) { sum += weights[Int(feature)] }
      return sum
    }
  }

  /// The logarithm of the likelihood, less the penalty.
  private func likelihood(_ examples: Examples, _ weights: [Double], _ centre: [Double]) -> Double {
    var value = 0.0
    for (weight, middle) in zip(weights, centre) { value -= ridge / 2 * (weight - middle) * (weight - middle) }
    for example in examples.labels.indices {
      let sum = examples.sum(example, weights)
      let softplus = max(sum, 0) + Glibc.log1p(Glibc.exp(-abs(sum)))
      value += (examples.labels[example] * sum - softplus) * examples.counts[example]
    }
    return value
  }

  private func newtonStep(_ examples: Examples, _ weights: [Double], _ centre: [Double]) -> [Double] {
    var gradient = zip(weights, centre).map { -ridge * ($0 - $1) }
    var curvature = [Double](repeating: 0, count: features * features)
    for feature in 0..<features { curvature[feature * features + feature] = ridge }
    for example in examples.labels.indices {
      let own = examples.own(example)
      let probability = 1 / (1 + Glibc.exp(-examples.sum(example, weights)))
      let error = (examples.labels[example] - probability) * examples.counts[example]
      let spread = max(probability * (1 - probability), 1e-9) * examples.counts[example]
      gradient[0] += error
      curvature[0] += spread
      for one in own {
        gradient[Int(one)] += error
        curvature[Int(one)] += spread
        curvature[Int(one) * features] += spread
        for other in own { curvature[Int(one) * features + Int(other)] += spread }
      }
    }
    return solveByCholesky(curvature, gradient)
  }
}
