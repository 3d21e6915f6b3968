/// Why two accounts are, or are not, taken for one seller's: steps that add up to the weight.
public struct PairExplanation: Equatable, Sendable {
  /// One step of the sum.
  public struct Step: Equatable, Sendable {
    /// The comparison's name; "prior" for the first step.
    public var comparison: String
    /// The level that the pair is at, for people.
    public var level: String
    /// What the step adds, in bits.
    public var bits: Double
  }

  /// The prior first, then a step per comparison in the model's order.
  public var steps: [Step]
  /// The sum of the steps' bits, added in their order.
  public var weight: Double
  /// The probability that the weight stands for.
  public var probability: Double
  /// The weight from which on the model links a pair.
  public var threshold: Double
}
