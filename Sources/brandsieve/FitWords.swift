import Candidates
import Foundation
import Pipeline

/// A fitting in words.
enum FitWords {
  private static let mostMoves = 8

  static func lines(_ fitted: FittedScorecard) -> [String] {
    let fit = fitted.fit
    var lines = [
      "\(fit.labels - fitted.unrecognised) labels of \(fitted.date), \(fit.infringing) infringe; worth \(String(format: "%.0f", fit.worth)) of equal weight"
    ]
    let unused = [
      (fitted.absent, "about listings without a hit of the brand"), (fitted.changed, "about listings that changed since"),
      (fitted.ruledOut, "about hits that a rule takes out, whatever their score"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    if !unused.isEmpty { lines.append("not used: " + unused.joined(separator: ", ")) }
    if fitted.unrecognised > 0 {
      lines.append("besides \(fitted.unrecognised) of authorised sellers, as they look where linkage misses an account")
    }
    let moves = fit.moves(from: fitted.old)
    lines.append("moved most (of \(moves.count) weights that moved):")
    lines += moves.prefix(mostMoves).map { String(format: "  %@: %.3f -> %.3f", $0.name, $0.from, $0.to) }
    lines.append("on these labels, before: " + words(fit.before))
    lines.append("on sellers that it was not fitted to, after: " + words(fit.after))
    if fit.after.logLoss >= fit.before.logLoss {
      lines.append("the fitted card is no better than the one at hand: keep that one, or judge more candidates first")
    }
    return lines
  }

  private static func words(_ quality: FitQuality) -> String {
    String(
      format: "log loss %.4f, average precision %.4f, calibration error %.4f", quality.logLoss, quality.averagePrecision,
      quality.calibrationError)
  }
}
