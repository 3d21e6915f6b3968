/// What was made of one hit.
public struct HitJudgement: Hashable, Sendable {
  /// Index into the hits that were judged.
  public var hit: Int
  /// The rule that takes it out, whatever its score; nil where none does.
  public var exclusion: Exclusion?
  /// All the evidence, in the order of the codes, the shop's last.
  public var evidence: [Evidence]
  /// The sum of intercept and contributions, in log-odds.
  public var logOdds: Double
  /// The right it rests on (index into the registry's trademarks); nil where none is in force.
  public var trademark: Int?
  /// What the seller's entity may do with the brand.
  public var standing: AuthorisationIndex.Standing

  /// The probability in millionths that the evidence gives, no rule considered.
  public var scoreMillionths: Int { millionths(logOdds: logOdds) }
}
