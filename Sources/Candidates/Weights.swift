/// A scorecard laid out for adding up millions of hits.
struct Weights: Sendable {
  private let weight: [Double]
  private let least: [Double]
  private let most: [Double]
  let intercept: Double
  private let firstLookIntercept: Double

  init(_ card: Scorecard) {
    let entries = EvidenceCode.allCases.map { card.evidence[$0.name] }
    weight = entries.map { $0?.weight ?? 0 }
    least = entries.map { $0?.atLeast ?? -.infinity }
    most = entries.map { $0?.atMost ?? .infinity }
    intercept = card.intercept
    firstLookIntercept = card.firstLookIntercept
  }

  /// What a piece of evidence adds to the sum, in log-odds.
  func contribution(_ evidence: Evidence) -> Double {
    let index = Int(evidence.code.rawValue)
    return min(max(weight[index] * evidence.value, least[index]), most[index])
  }

  /// The sum of a first look, whose evidence knows nothing of the shop.
  func firstLook(_ evidence: [Evidence]) -> Double { evidence.reduce(firstLookIntercept) { $0 + contribution($1) } }

  /// The sum of everything.
  func sum(_ evidence: [Evidence]) -> Double { evidence.reduce(intercept) { $0 + contribution($1) } }
}
