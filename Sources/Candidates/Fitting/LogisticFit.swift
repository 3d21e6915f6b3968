import Glibc
import Linkage

/// Logistic regression with a pull towards known coefficients, each held within bounds.
///
/// Minimises the weighted log loss plus `pull / 2` times the squared distance from `towards`. Newton's method on the coefficients that are
/// free, projected onto the bounds; sums run in the order of the rows, so that the same rows give the same bits.
///
/// Sources: Hoerl and Kennard, "Ridge Regression", Technometrics 12 (1970); Bertsekas, "Projected Newton Methods for Optimization
/// Problems with Simple Constraints", SIAM J. Control 20 (1982).
struct LogisticFit {
  /// One observation: its features by coefficient, what is added to its sum whatever the coefficients, and what was seen.
  struct Row {
    var features: [(index: Int, value: Double)]
    var offset = 0.0
    var isPositive: Bool
    var weight: Double

    func sum(_ coefficients: [Double]) -> Double { features.reduce(offset) { $0 + coefficients[$1.index] * $1.value } }
  }

  var towards: [Double]
  var bounds: [ClosedRange<Double>]
  var pull: Double

  private static let mostSteps = 50
  private static let tolerance = 1e-9

  /// The coefficients that fit the rows; `towards` where there are none.
  func coefficients(_ rows: [Row]) -> [Double] {
    var present = zip(towards, bounds).map { min(max($0, $1.lowerBound), $1.upperBound) }
    var loss = loss(rows, present)
    for _ in 0..<Self.mostSteps {
      let (gradient, curvature) = slopes(rows, present)
      let free = present.indices.filter { place in
        !(present[place] <= bounds[place].lowerBound && gradient[place] > 0)
          && !(present[place] >= bounds[place].upperBound && gradient[place] < 0)
      }
      let step = solveByCholesky(free.flatMap { row in free.map { curvature[row][$0] } }, free.map { gradient[$0] })
      guard let (next, nextLoss) = lower(rows, present, loss, free, step) else { break }
      let gained = loss - nextLoss
      (present, loss) = (next, nextLoss)
      if gained < Self.tolerance * (1 + abs(loss)) { break }
    }
    return present
  }

  /// The projected step, halved until it lowers the loss; nil where none does.
  private func lower(
    _ rows: [Row], _ present: [Double], _ loss: Double, _ free: [Int], _ step: [Double]
  ) -> (coefficients: [Double], loss: Double)? {
    var length = 1.0
    for _ in 0..<30 {
      var next = present
      for (place, change) in zip(free, step) {
        next[place] = min(max(present[place] - length * change, bounds[place].lowerBound), bounds[place].upperBound)
      }
      let nextLoss = self.loss(rows, next)
      if nextLoss < loss { return (next, nextLoss) }
      length /= 2
    }
    return nil
  }

  private func loss(_ rows: [Row], _ coefficients: [Double]) -> Double {
    let data = rows.reduce(0) { $0 + $1.weight * logLoss($1.sum(coefficients), $1.isPositive) }
    return zip(coefficients, towards).reduce(data) { $0 + pull / 2 * ($1.0 - $1.1) * ($1.0 - $1.1) }
  }

  private func slopes(_ rows: [Row], _ coefficients: [Double]) -> (gradient: [Double], curvature: [[Double]]) {
    var gradient = zip(coefficients, towards).map { pull * ($0 - $1) }
    var curvature = gradient.indices.map { row in gradient.indices.map { $0 == row ? pull : 0 } }
    for row in rows {
      let probability = 1 / (1 + exp(-row.sum(coefficients)))
      let error = row.weight * (probability - (row.isPositive ? 1 : 0))
      let spread = row.weight * probability * (1 - probability)
      for one in row.features {
        gradient[one.index] += error * one.value
        for other in row.features { curvature[one.index][other.index] += spread * one.value * other.value }
      }
    }
    return (gradient, curvature)
  }
}

/// The log loss in nats of a sum of log-odds, exact also where the probability is nearly 0 or 1.
func logLoss(_ logOdds: Double, _ isPositive: Bool) -> Double {
  let against = isPositive ? -logOdds : logOdds
  return max(against, 0) + log1p(exp(-abs(against)))
}
