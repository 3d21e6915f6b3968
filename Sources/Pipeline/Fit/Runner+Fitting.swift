import Candidates
import Foundation
import Marketplace
import Store

/// What a fitting came to.
public struct FittedScorecard: Sendable {
  /// The night.
  public var date: CalendarDate
  /// The card that it was pulled towards.
  public var old: Scorecard
  /// The fitted card, and how well it does.
  public var fit: ScorecardFit
  /// Labels of listings that the night does not show with a hit of the brand.
  public var absent: Int
  /// Decisions about listings that have changed since.
  public var changed: Int
  /// Labels of hits that a rule takes out, whatever their score.
  public var ruledOut: Int
  /// How many of those were looked at as if nobody knew that their seller is authorised.
  public var unrecognised: Int
  /// The file as it is written.
  public var bytes: [UInt8]
}

extension Runner {
  /// Fewer labels say nothing about any weight.
  private static let fewestLabels = 10

  /// Fits the weights of the night's scorecard to what analysts decided and to a file of labels. Stages before are run, or reused where
  /// they stand; nothing is published.
  ///
  /// - Parameter labels: the path of a file with labels; nil for decisions alone.
  /// - Throws: status 2 for a faulty file, status 4 where there are too few labels.
  public func fitScorecard(labels file: String?) async throws(RunFault) -> FittedScorecard {
    do {
      let sheet = try file.map { try LabelSheet.read($0, disk: disk) } ?? []
      return try await onHits { night, judging, segments in
        let labels = FitLabel.joined(FitLabel.decisions(try workspace.decisions.all()), sheet)
        let hits = try LabelledHits(labels, judging, segments, disk: disk)
        let old = night.settings.scorecard
        let known = hits.look(old)
        guard known.count >= Self.fewestLabels, known.contains(where: \.infringes), known.contains(where: { !$0.infringes }) else {
          let tally = hits.tally
          throw RunFault(
            .inputs,
            "\(night.date) has \(known.count) labels that can be learnt from, of \(labels.count): \(tally.absent) are about listings without "
              + "a hit, \(tally.changed) about listings that changed, \(tally.ruledOut) about hits that a rule takes out",
            remedy: "Judge a sample first (`brandsieve sample`, `decide import`), or give --labels: at least \(Self.fewestLabels), with "
              + "some that infringe and some that do not")
        }
        let worth = ScorecardFit.worth(of: known.map(\.weight))
        guard worth >= Double(Self.fewestLabels) else {
          throw RunFault(
            .inputs,
            "the \(known.count) labels of \(night.date) are worth only \(String(format: "%.1f", worth)) of equal weight: the heaviest "
              + "stands for \(known.map(\.weight).max() ?? 0) hits, the lightest for \(known.map(\.weight).min() ?? 0)",
            remedy: "Correct `weight` in --labels, or `inclusion_probability` of the decisions (`brandsieve decide list`), or judge more "
              + "of those that stand for many: at least \(Self.fewestLabels) of equal weight are wanted")
        }
        let fit = ScorecardFit(old) { hits.look($0) }
        if let fault = fit.card.faults().first { throw RunFault(.failed, "\(fault)", remedy: fault.remedy) }
        let comment = [
          "Fitted by `brandsieve fit` to \(fit.labels) labelled hits of \(night.date), \(fit.infringing) of them infringing,",
          "from a card with the digest \(night.settings.digest("scorecard").prefix(16)).",
          "What each line means: docs/formats.md.",
        ]
        return FittedScorecard(
          date: night.date, old: old, fit: fit, absent: hits.tally.absent, changed: hits.tally.changed, ruledOut: hits.tally.ruledOut,
          unrecognised: hits.tally.unrecognised, bytes: Array(try fit.card.yaml(comment: comment).utf8))
      }
    } catch {
      throw RunFault(error, in: workspace)
    }
  }
}
