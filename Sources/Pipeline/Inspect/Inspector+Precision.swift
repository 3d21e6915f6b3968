import Candidates
import Marketplace
import Store

/// What the candidates of a run come to at each threshold, by their scores and by what analysts judged.
public struct RunPrecision: Sendable {
  /// The candidates from a score on.
  public struct Line: Sendable {
    /// The score in millionths.
    public var threshold: Int
    /// How many candidates have it or more; dismissed ones are not among them.
    public var candidates: Int
    /// The sum of their scores: how many are expected to infringe.
    public var expected: Double
    /// What judgements of this night's candidates with such scores say; nil where there are none.
    public var judged: PrecisionEstimate?
  }

  /// The night.
  public var date: CalendarDate
  /// By falling thresholds.
  public var lines: [Line]
  /// Judgements of candidates that no sample drew, which are in no estimate: people look at what they doubt.
  public var unsampled: Int
}

extension Inspector {
  private static let thresholds = [990_000, 950_000, 900_000, 800_000, 700_000, 600_000, 500_000, 300_000, 100_000, 50_000]

  /// The night that a run published, where that stands published still.
  func standing(_ facts: RunFacts) throws -> PublishedNight? {
    guard let publish = facts.publishes.last(where: { $0.state == .published }), let night = try workspace.night(publish.date),
      night.digest == publish.manifest
    else { return nil }
    return night
  }

  /// The precision of what a run published; nil where that does not stand published any more, or where its artefact is gone.
  ///
  /// - Throws: status 1 where the decisions cannot be read.
  public func precision(of facts: RunFacts) throws(RunFault) -> RunPrecision? {
    do {
      guard let night = try standing(facts), let key = night.key(.candidates), let candidates = try? workspace.artefacts.open(key)
      else { return nil }
      var scores: [Int] = []
      try CandidateTable.forEach(candidates, disk: disk) { scores.append($0.scoreMillionths) }
      let records = try workspace.decisions.all()
      let counting = DecisionsInForce(records).numbers
      var judgements: [(score: Int, infringes: Bool, inclusion: Double)] = []
      var unsampled = 0
      for record in records where counting.contains(record.number) && record.circumstances.night == night.date {
        guard case .candidate(let decision) = record.content else { continue }
        if let inclusion = record.circumstances.inclusion, let score = record.circumstances.scoreMillionths {
          judgements.append((score, decision.verdict == .confirm, inclusion))
        } else {
          unsampled += 1
        }
      }
      let lines = Self.thresholds.map { threshold in
        let reached = scores.filter { $0 >= threshold }
        return RunPrecision.Line(
          threshold: threshold, candidates: reached.count, expected: Double(reached.reduce(0, +)) / 1e6,
          judged: PrecisionEstimate(judgements.filter { $0.score >= threshold }.map { ($0.infringes, $0.inclusion) }))
      }
      return RunPrecision(date: night.date, lines: lines, unsampled: unsampled)
    } catch {
      throw RunFault(error)
    }
  }
}
