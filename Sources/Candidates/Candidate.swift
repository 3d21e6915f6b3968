import Marketplace

/// A listing that probably infringes a brand's mark, by reference to the hits that were judged.
public struct Candidate: Hashable, Sendable {
  /// Index into the hits that were judged.
  public var hit: Int
  /// Index into the registry's brands.
  public var brand: Int
  /// The probability of infringement in millionths.
  public var scoreMillionths: Int
  /// What is done with it.
  public var tier: Tier
  /// What speaks for infringement or keeps the tier down, heaviest first.
  public var reasons: [EvidenceCode]
  /// Index into the registry's trademarks: the right it rests on.
  public var trademark: Int
  /// Index into ``Entities/ids``.
  public var entity: Int

  /// A candidate with all its fields.
  public init(hit: Int, brand: Int, scoreMillionths: Int, tier: Tier, reasons: [EvidenceCode], trademark: Int, entity: Int) {
    self.hit = hit
    self.brand = brand
    self.scoreMillionths = scoreMillionths
    self.tier = tier
    self.reasons = reasons
    self.trademark = trademark
    self.entity = entity
  }
}

/// From which score on a candidate belongs to a tier, in millionths.
public struct TierThresholds: Hashable, Sendable {
  /// From here on for a programme.
  public var file: Int
  /// From here on for an analyst.
  public var review: Int
  /// From here on kept in view.
  public var watch: Int

  /// Thresholds as probabilities, rounded to millionths as scores are.
  public init(file: Double = 0.95, review: Double = 0.5, watch: Double = 0.05) {
    self.file = Self.millionths(file)
    self.review = Self.millionths(review)
    self.watch = Self.millionths(watch)
  }

  /// The tier of a score; nil below the watch threshold. `atMostReview` keeps it out of `file`.
  public func tier(ofMillionths score: Int, atMostReview: Bool) -> Tier? {
    if score >= file, !atMostReview { return .file }
    if score >= review { return .review }
    return score >= watch ? .watch : nil
  }

  private static func millionths(_ probability: Double) -> Int { Int((min(max(probability, 0), 1) * 1_000_000).rounded()) }
}
