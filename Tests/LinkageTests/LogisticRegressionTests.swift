import TestKit
import Testing

@testable import Linkage

@Suite("Rule: learnt weights are those that fit best, held to what is known without examples") struct LogisticRegressionTests {
  /// Examples of two groups of two levels: features 1 and 2, 3 and 4. The second level of either speaks for a match.
  private func examples(_ count: Int, seed: UInt64) -> (active: [Int32], labels: [Double]) {
    var random = SeededRandom(seed: seed)
    var active: [Int32] = []
    var labels: [Double] = []
    for _ in 0..<count {
      let one = Bool.random(using: &random)
      let other = Bool.random(using: &random)
      active += [one ? 2 : 1, other ? 4 : 3]
      labels.append(Double.random(in: 0...1, using: &random) < (one ? 0.9 : 0.2) * (other ? 1 : 0.5) ? 1 : 0)
    }
    return (active, labels)
  }

  private func fit(_ centre: [Double], start: [Double]? = nil, count: Int = 400, ridge: Double = 2) -> [Double] {
    let (active, labels) = examples(count, seed: 1)
    var regression = LogisticRegression(features: 5)
    regression.ridge = ridge
    regression.rounds = 50
    return regression.fit(
      active: active, width: 2, labels: labels, counts: .init(repeating: 1, count: count), centre: centre, start: start)
  }

  @Test func withoutExamplesTheCentreStays() {
    let centre = [-3, 0.5, 4, -6, 2]
    #expect(fit(centre, count: 0) == centre)
  }

  @Test func fewExamplesMoveItLessThanMany() {
    let centre = [0.0, 5, -5, 5, -5]
    let few = fit(centre, count: 10)
    let many = fit(centre, count: 4_000)
    // The examples say the contrary of the centre.
    #expect(many[2] > many[1] && many[4] > many[3])
    #expect(few[2] - few[1] < many[2] - many[1])
  }

  @Test(
    "What is found does not depend on where the search begins",
    arguments: [[0, 0, 0, 0, 0], [30, -40, 40, -40, 40], [-9, 60, 1, 2, -70]])
  func anyStartLeadsThere(_ start: [Double]) {
    let centre = [-1, 0, 1, 0, 1.0]
    for (one, other) in zip(fit(centre), fit(centre, start: start)) { #expect(abs(one - other) < 1e-4) }
  }
}
