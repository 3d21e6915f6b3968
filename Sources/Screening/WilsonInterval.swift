/// The interval in which a share lies with nineteen chances in twenty, when it was seen in so many.
///
/// Source: Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927), pp. 209-212.
public struct WilsonInterval: Sendable {
  /// Where it begins, 0 or more.
  public let low: Double
  /// Where it ends, 1 or less.
  public let high: Double

  /// The normal distribution's quantile for an interval of 95%.
  private static let quantile = 1.959964

  /// - Parameter count: how many were seen; for weighed ones, how many of equal weight they are worth. Above 0.
  public init(share: Double, count: Double) {
    let square = Self.quantile * Self.quantile
    let centre = (share + square / (2 * count)) / (1 + square / count)
    let spread = Self.quantile / (1 + square / count) * (share * (1 - share) / count + square / (4 * count * count)).squareRoot()
    low = max(0, centre - spread)
    high = min(1, centre + spread)
  }
}
