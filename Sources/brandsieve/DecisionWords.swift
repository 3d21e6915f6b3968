import Candidates
import Linkage
import Marketplace
import Pipeline

/// Decisions in words.
enum DecisionWords {
  /// Enters a decision about accounts and says what became of it.
  static func enter(_ decision: SellerDecision, _ options: DecisionOptions) throws {
    let entered = try options.desk.decide(decision, reason: options.reason)
    for account in entered.unseen {
      Console.error("warning: no published night has shown the account \(name(account)): the decision counts once one does")
    }
    Console.print("decision \(entered.record.number): \(what(entered.record.content)); the next run applies it")
  }

  static func line(_ record: DecisionRecord, counts: Bool) -> String {
    let facts = record.circumstances
    let state =
      switch record.content {
      case .undo: ""
      default: counts ? "" : " (no longer counts)"
      }
    let reason = facts.reason.isEmpty ? "" : ": \(facts.reason)"
    return "\(record.number)  \(facts.night.map { "\($0)" } ?? "-")  \(what(record.content))\(state)  \(facts.user)  \(facts.time)\(reason)"
  }

  static func what(_ content: DecisionRecord.Content) -> String {
    switch content {
    case .sellers(let decision): "\(decision.verdict.rawValue) \(name(decision.first)) \(name(decision.second))"
    case .candidate(let decision): "\(decision.verdict.rawValue) \(decision.candidateID)"
    case .undo(let number): "undo \(number)"
    }
  }

  static func name(_ account: AccountKey) -> String { "\(account.marketplace):\(account.account)" }
}
