import Marketplace

/// What becomes of candidates from one night to the next (rule R19).
public struct CandidateDays: Sendable {
  private let before: [String: RememberedCandidate]
  private let night: CalendarDate
  /// What the nights after this one need to know.
  public private(set) var remembered: [RememberedCandidate] = []
  /// How many candidates are in each state; of those in no file tonight, how many were in one until now.
  public private(set) var counts: [DayState: Int] = [:]
  private var met: Set<String> = []

  /// The days of a night; `before` is what the previous one remembers.
  public init(_ before: [RememberedCandidate], night: CalendarDate) {
    self.before = Dictionary(before.map { ($0.candidateID, $0) }) { first, _ in first }
    self.night = night
    counts = Dictionary(uniqueKeysWithValues: DayState.allCases.map { ($0, 0) })
  }

  /// Gives a candidate of tonight and its row their state, and leaves in `file` what may stay there.
  public mutating func meet(_ candidate: inout Candidate, _ row: inout CandidateRow, _ tiers: TierThresholds) {
    let known = before[row.candidateID]
    met.insert(row.candidateID)
    row.state = RememberedCandidate.state(of: row.stateHash, before: known)
    counts[row.state, default: 0] += 1
    candidate.stay(filedBefore: known?.wasFiled ?? false, tiers)
    row.tier = candidate.tier
    remembered.append(
      RememberedCandidate(
        candidateID: row.candidateID, marketplace: row.marketplace, listingID: row.listingID, brandID: row.brandID,
        tier: candidate.tierByScore, stateHash: row.stateHash, standing: .shown, lastSeen: night))
  }

  /// Remembers a candidate that an analyst dismissed and whose listing is as it was.
  public mutating func dismiss(_ decision: CandidateDecision) {
    guard met.insert(decision.candidateID).inserted else { return }
    remembered.append(
      RememberedCandidate(
        candidateID: decision.candidateID, marketplace: decision.marketplace, listingID: decision.listingID, brandID: decision.brandID,
        tier: before[decision.candidateID]?.tier ?? .watch, stateHash: decision.stateHash, standing: .dismissed, lastSeen: night))
  }

  /// The candidates of earlier nights that were not met, in the order of their ids.
  public var missing: [RememberedCandidate] {
    before.values.filter { !met.contains($0.candidateID) }.sorted { $0.candidateID.utf8.lexicographicallyPrecedes($1.candidateID.utf8) }
  }

  /// Settles those that were not met, by where their listings are.
  public mutating func settle(_ missing: [RememberedCandidate], _ whereabouts: [Whereabouts]) {
    for (candidate, place) in zip(missing, whereabouts) {
      guard let (after, state) = candidate.after(night, place) else { continue }
      remembered.append(after)
      if let state { counts[state, default: 0] += 1 }
    }
  }
}

extension RememberedCandidate {
  /// Whether it was for a programme when it was last a candidate, and has not been gone since.
  var wasFiled: Bool {
    switch standing {
    case .shown, .dismissed, .unreadable, .unknown: tier == .file
    case .cleared, .gone: false
    }
  }
}
