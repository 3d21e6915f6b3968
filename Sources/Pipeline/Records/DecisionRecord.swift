import Candidates
import Linkage
import Marketplace

/// A decision as it was entered. Records are only ever added: who takes one back adds another that says so.
public struct DecisionRecord: Hashable, Sendable {
  /// What was decided.
  public enum Content: Hashable, Sendable {
    /// About two accounts.
    case sellers(SellerDecision)
    /// About a candidate.
    case candidate(CandidateDecision)
    /// That an earlier decision, by its number, no longer counts.
    case undo(Int)
  }

  /// Who decided, when, and looking at what. Nothing of it decides about a night, and nothing of it is published.
  public struct Circumstances: Hashable, Sendable {
    /// The name of the user who entered it.
    public var user: String
    /// By the host's clock, in ISO 8601 and UTC.
    public var time: String
    /// The number of the run whose files were looked at; nil where none is known.
    public var run: Int?
    /// The night that was looked at; nil where nothing was published.
    public var night: CalendarDate?
    /// What the person says about it; empty where nothing.
    public var reason: String
    /// The probability with which a sample took the candidate; nil where it was no draw of chance.
    public var inclusion: Double?
    /// The candidate's score when it was looked at, in millionths; nil where it is not known.
    public var scoreMillionths: Int?

    /// Circumstances with all their fields.
    public init(
      user: String, time: String, run: Int? = nil, night: CalendarDate? = nil, reason: String = "", inclusion: Double? = nil,
      scoreMillionths: Int? = nil
    ) {
      self.user = user
      self.time = time
      self.run = run
      self.night = night
      self.reason = reason
      self.inclusion = inclusion
      self.scoreMillionths = scoreMillionths
    }
  }

  /// Its number, by which it is undone; later ones are greater.
  public var number: Int
  /// What was decided.
  public var content: Content
  /// Who, when, and looking at what.
  public var circumstances: Circumstances

  /// A record with all its fields.
  public init(number: Int, content: Content, circumstances: Circumstances) {
    self.number = number
    self.content = content
    self.circumstances = circumstances
  }
}
