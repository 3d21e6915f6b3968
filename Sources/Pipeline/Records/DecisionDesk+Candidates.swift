import Candidates
import Marketplace

extension DecisionDesk {
  /// Notes what was decided about candidates, as they were on a night (the newest published where nil); all of them or none.
  ///
  /// - Throws: status 1 where an id is not among the candidates that the night knows.
  public func decide(
    _ verdict: CandidateDecision.Verdict, _ ids: [String], on date: CalendarDate?, reason: String
  ) throws(RunFault) -> [DecisionRecord] {
    do {
      let known = try KnownCandidates(Set(ids), on: date, in: workspace, disk: disk)
      let decisions = try ids.map { id in
        guard let decision = known.decision(verdict, id) else {
          throw RunFault(
            .failed, "\(known.night) knows no candidate \(id); nothing was noted",
            remedy: "Take the id from takedown-candidates or watch-list of that night, or give another night as --date")
        }
        return decision
      }
      let run = try run(of: known.night)
      return try enter { _ in
        decisions.map { decision in
          var facts = circumstances((known.night, run), reason)
          facts.scoreMillionths = known.score(decision.candidateID)
          return (.candidate(decision), facts)
        }
      }
    } catch {
      throw RunFault(error)
    }
  }

  /// The run that published a night; nil where the ledger does not say.
  func run(of night: CalendarDate) throws -> Int? {
    let ledger = try? Ledger.openReadOnly(workspace.ledger, disk: disk)
    return try? ledger?.runPublished(on: night)
  }
}
