/// Fits the weights of a scorecard to hits of which it is known whether they infringe.
///
/// Logistic regression with a pull of ``pull`` towards the card at hand, so that few labels move little and evidence that no label shows
/// keeps its weight. Every weight stays within its entry's bounds; an entry whose contribution is bounded was set for a reason and stays as
/// it is. What the shop's other listings say depends on the weights, so that all is looked at twice. At last the sums are made to mean what
/// they say by a line of positive slope, fitted to cross-validated sums; it goes into the weights, so that the card stays one that adds up.
///
/// Source of the last step: Platt, "Probabilistic Outputs for Support Vector Machines" (1999).
public struct ScorecardFit: Sendable {
  /// How hard weights are pulled towards those of the card: as hard as some twelve labels in doubt pull at theirs.
  public static let pull = 3.0
  /// In so many parts the sellers are cut for cross-validation.
  public static let folds = 5

  /// The fitted card.
  public var card: Scorecard
  /// How many labels it was fitted to.
  public var labels: Int
  /// How many of them infringe.
  public var infringing: Int
  /// How many labels of equal weight they are worth: the square of the sum of weights over the sum of their squares (Kish, 1965).
  public var worth: Double
  /// What the card at hand gives on the labels.
  public var before: FitQuality
  /// What cards give on labels of sellers that they were not fitted to.
  public var after: FitQuality

  /// Fits `card`; `look` gives the labelled hits with their evidence, as another card's judge sees them, always in the same order.
  public init(_ card: Scorecard, look: (Scorecard) throws -> [LabelledHit]) rethrows {
    var fitted = card
    let first = try look(card)
    var hits = first
    for round in 0..<2 {
      if round > 0 { hits = try look(fitted) }
      fitted = Design(card, hits).fitted(to: hits.indices)
    }
    let design = Design(card, hits)
    let sums = design.crossValidatedSums()
    let line = design.line(through: sums, for: fitted)
    self.card = design.straightened(fitted, line)
    labels = hits.count
    infringing = hits.count(where: \.infringes)
    worth = design.worth
    let weights = Weights(card)
    before = FitQuality(first.map { (weights.sum($0.evidence), $0.infringes, $0.weight) })
    after = FitQuality(
      zip(hits, sums).map { (line.slope * $1.fitted + $1.fixed + line.shift, $0.infringes, $0.weight) })
  }

  /// How many labels of equal weight some weights are worth: the square of their sum over the sum of their squares.
  ///
  /// Source: Kish, "Survey Sampling" (1965).
  public static func worth(of weights: some Sequence<Double>) -> Double {
    let (sum, squares) = weights.reduce((0, 0)) { ($0.0 + $1, $0.1 + $1 * $1) }
    return squares > 0 ? sum * sum / squares : 0
  }

  /// The weights by how far they moved, farthest first; those that did not are left out.
  public func moves(from old: Scorecard) -> [(name: String, from: Double, to: Double)] {
    EvidenceCode.allCases.compactMap { code in
      guard let from = old.evidence[code.name]?.weight, let to = card.evidence[code.name]?.weight, from != to else { return nil }
      return (code.name, from, to)
    }.sorted { abs($0.to - $0.from) > abs($1.to - $1.from) }
  }
}
