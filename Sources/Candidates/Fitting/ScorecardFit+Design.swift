extension ScorecardFit {
  /// A hit's sum in two parts: what fitted entries and the intercept give, and what entries with bounds of their own give.
  typealias PartedSum = (fitted: Double, fixed: Double)

  /// A card and labelled hits, laid out for regression. Coefficient 0 is the intercept, the others are the codes in their order.
  struct Design {
    let card: Scorecard
    let hits: [LabelledHit]
    /// How many labels of equal weight the hits are worth.
    let worth: Double
    private let rows: [LogisticFit.Row]
    private let firstLooks: [LogisticFit.Row]

    init(_ card: Scorecard, _ hits: [LabelledHit]) {
      self.card = card
      self.hits = hits
      let sum = hits.reduce(0) { $0 + $1.weight }
      worth = ScorecardFit.worth(of: hits.map(\.weight))
      let scale = sum > 0 ? worth / sum : 0
      let weights = Weights(card)
      func row(_ hit: LabelledHit, _ evidence: [Evidence]) -> LogisticFit.Row {
        var row = LogisticFit.Row(features: [(0, 1)], isPositive: hit.infringes, weight: hit.weight * scale)
        for piece in evidence {
          if Self.isFitted(piece.code, card) {
            row.features.append((Self.place(piece.code), piece.value))
          } else {
            row.offset += weights.contribution(piece)
          }
        }
        return row
      }
      rows = hits.map { row($0, $0.evidence) }
      firstLooks = hits.map { hit in row(hit, hit.evidence.filter { !$0.code.isOfShop }) }
    }

    /// The card fitted to some of the hits.
    func fitted(to places: some Sequence<Int>) -> Scorecard {
      let places = Array(places)
      let start = [card.intercept] + EvidenceCode.allCases.map { card.evidence[$0.name]?.weight ?? 0 }
      let bounds = [-20.0...20.0] + EvidenceCode.allCases.map { Self.bounds($0, card) }
      let fit = LogisticFit(towards: start, bounds: bounds, pull: ScorecardFit.pull)
      let coefficients = fit.coefficients(places.map { rows[$0] })
      var fitted = card
      fitted.intercept = coefficients[0]
      for code in EvidenceCode.allCases where Self.isFitted(code, card) {
        fitted.evidence[code.name]?.weight = coefficients[Self.place(code)]
      }
      fitted.firstLookIntercept = firstLookIntercept(of: fitted, places)
      return fitted
    }

    /// The intercept with which first looks fit best, the weights given.
    private func firstLookIntercept(of fitted: Scorecard, _ places: [Int]) -> Double {
      let coefficients = Self.coefficients(of: fitted)
      let looks = places.map { place in
        var look = firstLooks[place]
        look.offset = look.sum(coefficients) - coefficients[0]
        look.features = [(0, 1)]
        return look
      }
      return LogisticFit(towards: [card.firstLookIntercept], bounds: [-20...20], pull: ScorecardFit.pull).coefficients(looks)[0]
    }

    /// Each hit's sum by a card that was fitted to other sellers' hits.
    func crossValidatedSums() -> [PartedSum] {
      var sums = [PartedSum](repeating: (0, 0), count: hits.count)
      for fold in 0..<ScorecardFit.folds {
        let coefficients = Self.coefficients(of: fitted(to: hits.indices.filter { hits[$0].entity % ScorecardFit.folds != fold }))
        for place in hits.indices where hits[place].entity % ScorecardFit.folds == fold {
          sums[place] = (rows[place].sum(coefficients) - rows[place].offset, rows[place].offset)
        }
      }
      return sums
    }

    /// The line of positive slope that makes sums mean what they say, no steeper than the bounds of the weights allow.
    ///
    /// The slope moves every weight in proportion, so that it is pulled to 1 as hard as all of them together are pulled to theirs.
    func line(through sums: [PartedSum], for fitted: Scorecard) -> (slope: Double, shift: Double) {
      let weights = Self.coefficients(of: fitted)
      let length = max(1, weights.reduce(0) { $0 + $1 * $1 }.squareRoot())
      let steepest = max(1, EvidenceCode.allCases.reduce(1.5) { min($0, Self.steepest(weights[Self.place($1)], Self.bounds($1, card))) })
      let points = zip(rows, sums).map { row, sum in
        LogisticFit.Row(
          features: [(0, sum.fitted / length), (1, 1)], offset: sum.fixed, isPositive: row.isPositive, weight: row.weight)
      }
      let bounds = [0.5 * length...steepest * length, -5...5]
      let line = LogisticFit(towards: [length, 0], bounds: bounds, pull: ScorecardFit.pull).coefficients(points)
      return (line[0] / length, line[1])
    }

    /// A card with a line in its weights, in thousandths.
    func straightened(_ fitted: Scorecard, _ line: (slope: Double, shift: Double)) -> Scorecard {
      func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
      var straight = fitted
      straight.intercept = rounded(fitted.intercept * line.slope + line.shift)
      for code in EvidenceCode.allCases where Self.isFitted(code, card) {
        let weight = rounded((fitted.evidence[code.name]?.weight ?? 0) * line.slope)
        let bounds = Self.bounds(code, card)
        straight.evidence[code.name]?.weight = min(max(weight, bounds.lowerBound), bounds.upperBound)
      }
      straight.firstLookIntercept = rounded(firstLookIntercept(of: straight, Array(hits.indices)))
      return straight
    }

    private static func coefficients(of card: Scorecard) -> [Double] {
      [card.intercept] + EvidenceCode.allCases.map { isFitted($0, card) ? card.evidence[$0.name]?.weight ?? 0 : 0 }
    }

    private static func place(_ code: EvidenceCode) -> Int { Int(code.rawValue) + 1 }

    private static func bounds(_ code: EvidenceCode, _ card: Scorecard) -> ClosedRange<Double> {
      card.evidence[code.name]?.weightRange ?? Scorecard.Entry.usualBounds
    }

    /// The steepest slope that keeps a weight within its bounds.
    private static func steepest(_ weight: Double, _ bounds: ClosedRange<Double>) -> Double {
      weight == 0 ? .infinity : (weight > 0 ? bounds.upperBound : bounds.lowerBound) / weight
    }

    /// Whether a weight may move: one whose contribution has bounds stays.
    private static func isFitted(_ code: EvidenceCode, _ card: Scorecard) -> Bool {
      guard let entry = card.evidence[code.name] else { return false }
      return entry.atLeast == nil && entry.atMost == nil
    }
  }
}
