import Glibc

/// How well scores tell hits that infringe from others.
public struct FitQuality: Hashable, Sendable {
  /// The weighted mean log loss, in nats; 0 is perfect.
  public var logLoss: Double
  /// The mean of the precision at each hit that infringes, by falling scores; equal scores count together. 1 is perfect.
  public var averagePrecision: Double
  /// The mean distance of score and share of infringing hits, over ten bins of equal weight by falling scores.
  public var calibrationError: Double

  /// The quality of these sums of log-odds; all 0 for none.
  init(_ hits: [(logOdds: Double, infringes: Bool, weight: Double)]) {
    let total = hits.reduce(0) { $0 + $1.weight }
    let positive = hits.reduce(0) { $0 + ($1.infringes ? $1.weight : 0) }
    guard total > 0 else {
      (logLoss, averagePrecision, calibrationError) = (0, 0, 0)
      return
    }
    logLoss = hits.reduce(0) { $0 + $1.weight * Candidates.logLoss($1.logOdds, $1.infringes) } / total
    let sorted = hits.sorted { ($0.logOdds, $0.infringes ? 1 : 0, $0.weight) > ($1.logOdds, $1.infringes ? 1 : 0, $1.weight) }
    averagePrecision = positive > 0 ? Self.averagePrecision(sorted) / positive : 0
    calibrationError = Self.calibrationError(sorted, total) / total
  }

  private static func averagePrecision(_ sorted: [(logOdds: Double, infringes: Bool, weight: Double)]) -> Double {
    var (area, seen, found, place) = (0.0, 0.0, 0.0, 0)
    while place < sorted.count {
      let score = sorted[place].logOdds
      var here = 0.0
      while place < sorted.count, sorted[place].logOdds == score {
        seen += sorted[place].weight
        if sorted[place].infringes { here += sorted[place].weight }
        place += 1
      }
      found += here
      area += here * found / seen
    }
    return area
  }

  private static func calibrationError(_ sorted: [(logOdds: Double, infringes: Bool, weight: Double)], _ total: Double) -> Double {
    var (error, seen, gap, bin) = (0.0, 0.0, 0.0, 1.0)
    for hit in sorted {
      gap += hit.weight * (1 / (1 + exp(-hit.logOdds)) - (hit.infringes ? 1 : 0))
      seen += hit.weight
      if seen >= total * bin / 10 - 1e-9 {
        error += abs(gap)
        gap = 0
        bin += 1
      }
    }
    return error + abs(gap)
  }
}
