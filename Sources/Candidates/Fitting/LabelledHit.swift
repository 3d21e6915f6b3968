/// A hit of which it is known whether it infringes.
public struct LabelledHit: Hashable, Sendable {
  /// All its evidence, the shop's too.
  public var evidence: [Evidence]
  /// Whether it infringes.
  public var infringes: Bool
  /// For how many hits like it it stands: the inverse of the chance that a sample drew it.
  public var weight: Double
  /// Its seller's entity. Hits of one are never on both sides of a cross-validation, for they tell of each other.
  public var entity: Int

  /// A hit with its label.
  public init(evidence: [Evidence], infringes: Bool, weight: Double = 1, entity: Int) {
    self.evidence = evidence
    self.infringes = infringes
    self.weight = weight
    self.entity = entity
  }
}
