import Registry

/// Why a hit became a candidate, or why it did not: all that can be added up by hand.
public struct Explanation: Hashable, Sendable {
  /// One line of the sum.
  public struct Step: Hashable, Sendable {
    /// What kind of evidence it is.
    public var code: EvidenceCode
    /// 1 for what is there or not, else in the unit of the scorecard's entry.
    public var value: Double
    /// What it adds to the sum, in log-odds.
    public var contribution: Double
    /// The evidence in plain English.
    public var sentence: String
  }

  /// Index into the hits that were judged.
  public var hit: Int
  /// The rule that takes the hit out, whatever its score; nil where none does.
  public var exclusion: Exclusion?
  /// Where the rule is that of exceptions, the exception.
  public var exception: ScreeningException?
  /// The log-odds of a hit of which nothing else is known: the sum's first line.
  public var intercept: Double
  /// The evidence, heaviest first whichever way it weighs.
  public var steps: [Step]
  /// Intercept and contributions together.
  public var logOdds: Double
  /// The probability in millionths that the sum gives, no rule considered.
  public var scoreMillionths: Int
  /// The tier of the candidate; nil where it is none.
  public var tier: Tier?
  /// Index into the registry's trademarks: the right it rests on.
  public var trademark: Int?
  /// What the seller's entity may do with the brand, with the row of the registry that says so.
  public var standing: AuthorisationIndex.Standing
}

extension Judge {
  /// Explains the hits of one listing. `hits` are all of the night, whose history it is.
  public func explain(listing: UInt64, in hits: [ListingHit], history: ShopHistory, scorecard: Scorecard) -> [Explanation] {
    let places = hits.indices.filter { hits[$0].listing == listing }
    var explanations: [Explanation] = []
    forEachJudgement(of: places.map { hits[$0] }, history: history) { judgement in
      var explanation = explain(judgement, hit: places[judgement.hit], scorecard)
      if judgement.exclusion == .exception {
        let hit = hits[places[judgement.hit]]
        explanation.exception = exceptions.exception(account: hit.account, brand: hit.hit.brand)
      }
      explanations.append(explanation)
    }
    return explanations
  }

  private func explain(_ judgement: HitJudgement, hit: Int, _ scorecard: Scorecard) -> Explanation {
    let steps = judgement.evidence.map { evidence in
      Explanation.Step(
        code: evidence.code, value: evidence.value, contribution: weights.contribution(evidence),
        sentence: scorecard.evidence[evidence.code.name]?.says ?? "")
    }
    let score = judgement.scoreMillionths
    return Explanation(
      hit: hit, exclusion: judgement.exclusion, intercept: weights.intercept,
      steps: steps.sorted { left, right in
        let magnitudes = (left.contribution.magnitude, right.contribution.magnitude)
        return magnitudes.0 == magnitudes.1 ? left.code.rawValue < right.code.rawValue : magnitudes.0 > magnitudes.1
      },
      logOdds: judgement.logOdds, scoreMillionths: score,
      tier: judgement.exclusion == nil ? tiers.tier(ofMillionths: score, evidence: judgement.evidence) : nil,
      trademark: judgement.trademark,
      standing: judgement.standing)
  }
}
