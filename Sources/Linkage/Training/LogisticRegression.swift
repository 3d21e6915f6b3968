import Glibc

/// Fits additive weights to examples of which each has one active feature in every group.
///
/// The weights make the examples as likely as possible, less half of `ridge` times the sum of their squares: where groups lean on each
/// other, they share the weight. Newton's method; the same examples give the same weights.
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
  ///   - start: weights to begin with, all zero if nil; what is found does not depend on them, how fast does.
  ///   - center: the weights that the found ones are held to, instead of zero.
  func fit(active: [Int32], width: Int, labels: [Double], counts: [Double], start: [Double]? = nil, center: [Double]? = nil) -> [Double] {
    var weights = start ?? center ?? [Double](repeating: 0, count: features)
    for _ in 0..<rounds {
      var gradient = weights.indices.map { -ridge * (weights[$0] - (center?[$0] ?? 0)) }
      var curvature = [Double](repeating: 0, count: features * features)
      for feature in 0..<features { curvature[feature * features + feature] = ridge }
      for example in labels.indices {
        let own = active[example * width..<(example + 1) * width]
        var sum = weights[0]
        for feature in own { sum += weights[Int(feature)] }
        let probability = 1 / (1 + Glibc.exp(-sum))
        let error = (labels[example] - probability) * counts[example]
        let spread = max(probability * (1 - probability), 1e-9) * counts[example]
        gradient[0] += error
        curvature[0] += spread
        for one in own {
          gradient[Int(one)] += error
          curvature[Int(one)] += spread
          curvature[Int(one) * features] += spread
          for other in own { curvature[Int(one) * features + Int(other)] += spread }
        }
      }
      let step = solveByCholesky(curvature, gradient)
      var largest = 0.0
      for feature in 0..<features {
        let bounded = min(max(step[feature], -3), 3)
        weights[feature] += bounded
        largest = max(largest, abs(bounded))
      }
      if largest < 1e-6 { break }
    }
    return weights
  }
}
