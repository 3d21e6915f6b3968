import Foundation
import TestKit
import Testing

@testable import Candidates

@Suite("Rule: a fitted card is pulled towards the one at hand, within bounds, and the same labels give the same card")
struct ScorecardFitTests {
  /// Labels drawn from a card: each hit has some of the evidence, and infringes with the probability that the card gives.
  private func drawn(_ count: Int, from card: Scorecard, seed: UInt64, weight: Double = 1) -> [LabelledHit] {
    var random = SeededRandom(seed: seed)
    let weights = Weights(card)
    return (0..<count).map { number in
      let evidence = [EvidenceCode.copyWord, .priceFarBelow, .brandFieldAgrees, .authorisationDoubt, .shopHistory]
        .filter { _ in Bool.random(using: &random) }.map { Evidence($0, $0 == .authorisationDoubt ? -2 : 1) }
      let probability = 1 / (1 + exp(-weights.sum(evidence)))
      return LabelledHit(
        evidence: evidence, infringes: Double.random(in: 0..<1, using: &random) < probability, weight: weight, entity: number / 3)
    }
  }

  private var truth: Scorecard {
    var world = World()
    world.weigh(.copyWord, 2.5)
    world.weigh(.priceFarBelow, 1)
    world.weigh(.brandFieldAgrees, -2)
    world.scorecard.intercept = -0.5
    return world.scorecard
  }

  private func weight(_ card: Scorecard, _ code: EvidenceCode) -> Double { card.evidence[code.name]?.weight ?? .nan }

  @Test func manyLabelsGiveTheWeightsThatMadeThem() {
    let labels = drawn(20_000, from: truth, seed: 3)
    let fit = ScorecardFit(World().scorecard) { _ in labels }
    for code in [EvidenceCode.copyWord, .priceFarBelow, .brandFieldAgrees, .shopHistory] {
      #expect(abs(weight(fit.card, code) - weight(truth, code)) < 0.15, "\(code): \(weight(fit.card, code))")
    }
    #expect(abs(fit.card.intercept + 0.5) < 0.15)
    #expect(fit.card.faults() == [])
    #expect(fit.after.logLoss < fit.before.logLoss && fit.after.averagePrecision > fit.before.averagePrecision)
    #expect(fit.after.calibrationError < 0.02)
    #expect(fit.labels == 20_000 && abs(fit.worth - 20_000) < 1e-6)
  }

  @Test func fewLabelsMoveLittleAndUnseenEvidenceNotAtAll() {
    let few = drawn(12, from: truth, seed: 5)
    let fit = ScorecardFit(World().scorecard) { _ in few }
    for code in EvidenceCode.allCases { #expect(abs(weight(fit.card, code)) < 1) }
    #expect(weight(fit.card, .copyHint) == 0)
    #expect(!fit.moves(from: World().scorecard).contains { $0.name == "copy_hint" })
  }

  @Test func fewLabelsThatContradictTheCardDoNotFlattenIt() {
    var card = truth
    for code in EvidenceCode.allCases where code != .authorisationDoubt { card.evidence[code.name]?.weight = 2 }
    let surprising = (0..<20).map { number in
      LabelledHit(
        evidence: [Evidence(.copyWord), Evidence(.priceFarBelow), Evidence(.shopHistory)], infringes: number >= 4, entity: number)
    }
    let fit = ScorecardFit(card) { _ in surprising }
    #expect(weight(fit.card, .copyWord) < weight(card, .copyWord), "control: they move it")
    #expect(weight(fit.card, .copyHint) > 1.8, "evidence that they do not show stays nearly as it is")
  }

  @Test func noWeightLeavesItsBounds() {
    // Twenty thousand labels that one piece of evidence tells apart without an exception.
    let labels = (0..<20_000).map { LabelledHit(evidence: $0 % 2 == 0 ? [Evidence(.copyWord)] : [], infringes: $0 % 2 == 0, entity: $0) }
    let fit = ScorecardFit(World().scorecard) { _ in labels }
    #expect(weight(fit.card, .copyWord) == 5)
    #expect(fit.card.faults() == [])
  }

  @Test func everyWeightStaysWithinTheBoundsOfItsEntry() {
    var card = World().scorecard
    card.evidence["copy_word"]?.bounds = [-1, 1]
    card.evidence["price_far_below"]?.bounds = [0, 5]
    let labels = (0..<5_000).map { number in
      LabelledHit(evidence: [Evidence(number % 2 == 0 ? .copyWord : .priceFarBelow)], infringes: number % 2 == 0, entity: number)
    }
    let fit = ScorecardFit(card) { _ in labels }
    #expect(weight(fit.card, .copyWord) == 1 && weight(fit.card, .priceFarBelow) == 0)
    #expect(fit.card.faults() == [])
    card.evidence["copy_word"]?.bounds = [-5, 5]
    card.evidence["price_far_below"]?.bounds = nil
    let free = ScorecardFit(card) { _ in labels }
    #expect(weight(free.card, .copyWord) > 1 && weight(free.card, .priceFarBelow) < 0, "control")
  }

  @Test func anEntryWhoseContributionIsBoundedStays() {
    var card = truth
    card.evidence["authorisation_doubt"] = Scorecard.Entry(weight: 1, atLeast: -1.5, atMost: 0, says: "Doubt.")
    let labels = drawn(5000, from: card, seed: 8)
    let fit = ScorecardFit(card) { _ in labels }
    #expect(fit.card.evidence["authorisation_doubt"] == card.evidence["authorisation_doubt"])
    #expect(abs(weight(fit.card, .copyWord) - 2.5) < 0.3, "what it gives is counted all the same")
  }

  @Test func onlyTheRatioOfWeightsCounts() {
    let one = drawn(400, from: truth, seed: 13)
    let same = one.map { LabelledHit(evidence: $0.evidence, infringes: $0.infringes, weight: 40, entity: $0.entity) }
    let (first, second) = (ScorecardFit(World().scorecard) { _ in one }, ScorecardFit(World().scorecard) { _ in same })
    #expect(first.card == second.card)
    var uneven = one
    for place in uneven.indices.prefix(10) { uneven[place].weight = 100 }
    #expect(ScorecardFit(World().scorecard) { _ in uneven }.worth < 20, "ten that outweigh the rest are worth little more than ten")
  }

  @Test func theSameLabelsGiveTheSameCard() {
    let labels = drawn(2000, from: truth, seed: 21)
    #expect(ScorecardFit(truth) { _ in labels }.card == ScorecardFit(truth) { _ in labels }.card)
  }
}

@Suite("Rule: what a fit says of its quality can be worked out by hand") struct FitQualityTests {
  @Test func averagePrecisionTakesEqualScoresTogether() {
    let quality = FitQuality([(2, true, 1), (1, true, 1), (1, false, 1), (0, false, 1)])
    #expect(abs(quality.averagePrecision - (1 + 2.0 / 3) / 2) < 1e-12)
    #expect(FitQuality([]).averagePrecision == 0)
  }

  @Test func logLossIsFiniteWhereScoresAreSure() {
    #expect(abs(FitQuality([(0, true, 1)]).logLoss - log(2)) < 1e-12)
    #expect(abs(FitQuality([(-1000, true, 1), (1000, true, 3)]).logLoss - 250) < 1e-9)
  }

  @Test func sureScoresThatHoldAreCalibratedAndOthersAreNot() {
    let right = (0..<100).map { (logOdds: $0 < 50 ? 30.0 : -30, infringes: $0 < 50, weight: 1.0) }
    #expect(FitQuality(right).calibrationError < 1e-6)
    #expect(abs(FitQuality(right.map { ($0.logOdds, !$0.infringes, 1) }).calibrationError - 1) < 1e-6)
  }
}
