import Candidates
import Linkage
import Marketplace
import Store

/// The decisions that count: of each pair of accounts and of each candidate the last one that was not undone.
///
/// What goes into keys is only what they say, in the order of bytes: no number, user or time (rules R2, R3).
public struct DecisionsInForce: Sendable {
  /// About accounts, in the order of their bytes.
  public private(set) var sellers: [SellerDecision] = []
  /// About candidates, in the order of their ids.
  public private(set) var candidates: [CandidateDecision] = []
  /// The numbers of the records that say it.
  private(set) var numberOf: [DecisionRecord.Content: Int] = [:]

  /// What the decisions that count say.
  var contents: Set<DecisionRecord.Content> {
    Set(sellers.map { DecisionRecord.Content.sellers($0) } + candidates.map { .candidate($0) })
  }

  /// The numbers of the decisions that count.
  var numbers: Set<Int> { Set(contents.compactMap { numberOf[$0] }) }

  /// No decisions.
  public static let none = DecisionsInForce([])

  /// What counts of all records, in the order of their numbers.
  public init(_ records: [DecisionRecord]) {
    let undone = Self.undone(in: records)
    var pairs: [SellerPair: SellerDecision] = [:]
    var judged: [String: CandidateDecision] = [:]
    for record in records where !undone.contains(record.number) {
      switch record.content {
      case .sellers(let decision): pairs[SellerPair(first: decision.first, second: decision.second)] = decision
      case .candidate(let decision): judged[decision.candidateID] = decision
      case .undo: continue
      }
      numberOf[record.content] = record.number
    }
    sellers = pairs.values.sorted()
    candidates = judged.values.sorted { $0.candidateID.utf8.lexicographicallyPrecedes($1.candidateID.utf8) }
  }

  /// The numbers of the decisions that were taken back.
  static func undone(in records: [DecisionRecord]) -> Set<Int> {
    var undone: Set<Int> = []
    for record in records { if case .undo(let number) = record.content { undone.insert(number) } }
    return undone
  }

  /// The decisions about accounts as keys hold them: `[verdict, marketplace, account, marketplace, account]` each.
  public var canonicalSellers: CanonicalJSON {
    .array(
      sellers.map { decision in
        .array(
          [
            decision.verdict.rawValue, decision.first.marketplace, decision.first.account, decision.second.marketplace,
            decision.second.account,
          ].map { .text($0) })
      })
  }

  /// The decisions about candidates as keys hold them: `[verdict, candidate_id, marketplace, listing_id,
  /// brand_id, R19 hash]` each.
  public var canonicalCandidates: CanonicalJSON {
    .array(
      candidates.map { decision in
        .array(
          [
            decision.verdict.rawValue, decision.candidateID, decision.marketplace, decision.listingID, decision.brandID, decision.stateHash,
          ].map { .text($0) })
      })
  }

  /// The input of the stage that links accounts.
  public var sellersInput: StageInput { StageInput("decisions", digest: SHA256.digest(canonicalSellers.encoded).hex) }
  /// The input of the stage that judges candidates.
  public var candidatesInput: StageInput { StageInput("decisions", digest: SHA256.digest(canonicalCandidates.encoded).hex) }
}

extension SellerDecision {
  /// Reads what ``DecisionsInForce/canonicalSellers`` holds; what is of another form is passed over.
  static func list(_ json: CanonicalJSON) -> [SellerDecision] {
    (json.asArray ?? []).compactMap { item in
      let parts = (item.asArray ?? []).compactMap(\.asText)
      guard parts.count == 5, let verdict = Verdict(rawValue: parts[0]) else { return nil }
      return SellerDecision(
        verdict, AccountKey(marketplace: parts[1], account: parts[2]), AccountKey(marketplace: parts[3], account: parts[4]))
    }
  }
}

extension CandidateDecision {
  /// Reads what ``DecisionsInForce/canonicalCandidates`` holds; what is of another form is passed over.
  static func list(_ json: CanonicalJSON) -> [CandidateDecision] {
    (json.asArray ?? []).compactMap { item in
      let parts = (item.asArray ?? []).compactMap(\.asText)
      guard parts.count == 6, let verdict = Verdict(rawValue: parts[0]) else { return nil }
      return CandidateDecision(
        verdict, candidateID: parts[1], marketplace: parts[2], listingID: parts[3], brandID: parts[4], stateHash: parts[5])
    }
  }
}

/// Two accounts, the first by bytes first.
private struct SellerPair: Hashable {
  let first: AccountKey
  let second: AccountKey
}
