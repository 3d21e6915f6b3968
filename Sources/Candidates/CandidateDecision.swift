/// What an analyst decided about a candidate.
///
/// It holds for the listing as it was: `stateHash` is the R19 hash of its title, price, condition, category, brand, photograph, countries of
/// shipping and seller, and a listing that changed is judged anew.
public struct CandidateDecision: Hashable, Sendable {
  /// The two things that can be said.
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// It infringes.
    case confirm
    /// It does not.
    case dismiss
  }

  /// The candidate, as the published files name it.
  public var candidateID: String
  /// Its marketplace, as the pipeline file names it.
  public var marketplace: String
  /// Its listing, as the marketplace exports it.
  public var listingID: String
  /// Its brand's id in the registry.
  public var brandID: String
  /// What was decided.
  public var verdict: Verdict
  /// The listing's state when it was decided, in hexadecimal digits.
  public var stateHash: String

  /// A decision about a candidate.
  public init(_ verdict: Verdict, candidateID: String, marketplace: String, listingID: String, brandID: String, stateHash: String) {
    self.verdict = verdict
    self.candidateID = candidateID
    self.marketplace = marketplace
    self.listingID = listingID
    self.brandID = brandID
    self.stateHash = stateHash
  }
}
