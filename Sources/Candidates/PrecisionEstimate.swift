import Screening

/// How many of the candidates infringe, by what analysts judged.
///
/// Each judgement counts with the inverse of the chance that it was drawn. The interval is Wilson's for 95%, with as many judgements as
/// the weights are worth.
///
/// Sources: Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927); for what weighted judgements
/// are worth, Kish, "Survey Sampling" (1965): the square of the sum of weights over the sum of their squares.
public struct PrecisionEstimate: Hashable, Sendable {
  /// How many were judged.
  public var judged = 0
  /// How many of them infringe.
  public var confirmed = 0
  /// For how many candidates they stand: the sum of the weights.
  public var standsFor: Double
  /// The weighted share of those that infringe.
  public var precision: Double
  /// Where the interval begins.
  public var low: Double
  /// Where it ends.
  public var high: Double

  /// The estimate of judgements, each with its chance to be drawn; nil where there are none.
  public init?(_ judgements: [(infringes: Bool, inclusion: Double)]) {
    guard !judgements.isEmpty else { return nil }
    var (sum, squares, infringing) = (0.0, 0.0, 0.0)
    for judgement in judgements {
      let weight = 1 / max(judgement.inclusion, 1e-9)
      sum += weight
      squares += weight * weight
      judged += 1
      guard judgement.infringes else { continue }
      infringing += weight
      confirmed += 1
    }
    let share = infringing / sum
    let interval = WilsonInterval(share: share, count: sum * sum / squares)
    standsFor = sum
    precision = share
    low = interval.low
    high = interval.high
  }
}
