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
  /// The tier that its score alone gives it: what later nights go by.
  public var tierByScore: Tier
  /// Whether an analyst confirmed it, which makes it count as `file`.
  public var isConfirmed: Bool

  /// A candidate with all its fields.
  public init(
    hit: Int, brand: Int, scoreMillionths: Int, tier: Tier, reasons: [EvidenceCode], trademark: Int, entity: Int,
    tierByScore: Tier? = nil, isConfirmed: Bool = false
  ) {
    self.hit = hit
    self.brand = brand
    self.scoreMillionths = scoreMillionths
    self.tier = tier
    self.reasons = reasons
    self.trademark = trademark
    self.entity = entity
    self.tierByScore = tierByScore ?? tier
    self.isConfirmed = isConfirmed
  }

  /// Leaves a candidate in `file` that was there on the previous night, unless its score fell below `thresholds.keep` or evidence keeps it
  /// out (rule R19): a score that hovers about the threshold must not file and withdraw it night after night.
  public mutating func stay(filedBefore: Bool, _ thresholds: TierThresholds) {
    let least = reasons.contains(where: \.asksForCertainty) ? max(thresholds.keep, thresholds.file) : thresholds.keep
    guard filedBefore, scoreMillionths >= least, !reasons.contains(where: \.allowsReviewAtMost) else { return }
    tier = .file
    tierByScore = .file
  }
}

/// From which score on a candidate belongs to a tier, in millionths.
public struct TierThresholds: Hashable, Sendable {
  /// From here on for a programme.
  public var file: Int
  /// From here on a candidate that was for a programme on the previous night stays so.
  public var keep: Int
  /// From here on for an analyst.
  public var review: Int
  /// From here on kept in view.
  public var watch: Int

  /// Thresholds as probabilities, rounded to millionths as scores are.
  public init(file: Double = 0.95, keep: Double? = nil, review: Double = 0.5, watch: Double = 0.05) {
    self.file = Self.millionths(file)
    self.keep = Self.millionths(keep ?? file)
    self.review = Self.millionths(review)
    self.watch = Self.millionths(watch)
  }

  /// Of how many mistakes that ``file`` puts up with one is left from ``certain`` on.
  private static let mistakesLeft = 50

  /// From here on hardly a doubt is left: 0.999 where ``file`` is 0.95.
  public var certain: Int { 1_000_000 - (1_000_000 - file) / Self.mistakesLeft }

  /// The tier of a score with these pieces of evidence, which may keep it out of `file`; nil below the watch threshold.
  public func tier(ofMillionths score: Int, evidence: [Evidence]) -> Tier? {
    if score >= file, !evidence.contains(where: { $0.code.allowsReviewAtMost || ($0.code.asksForCertainty && score < certain) }) {
      return .file
    }
    if score >= review { return .review }
    return score >= watch ? .watch : nil
  }

  private static func millionths(_ probability: Double) -> Int { Int((min(max(probability, 0), 1) * 1_000_000).rounded()) }
}
