import Marketplace

/// What a night keeps of a candidate for the nights after it.
public struct RememberedCandidate: Hashable, Sendable {
  /// What became of it on that night.
  public enum Standing: UInt8, Hashable, Sendable {
    /// A candidate, in the published files.
    case shown = 0
    /// Dismissed by an analyst: in no file.
    case dismissed = 1
    /// Its listing is there and is no candidate any more.
    case cleared = 2
    /// As ``DayState/gone``.
    case gone = 3
    /// As ``DayState/unreadable``.
    case unreadable = 4
    /// As ``DayState/unknown``.
    case unknown = 5

    /// The standing in a word.
    public var name: String { ["shown", "dismissed", "cleared", "gone", "unreadable", "unknown"][Int(rawValue)] }
  }

  /// The stable id.
  public var candidateID: String
  /// The marketplace.
  public var marketplace: String
  /// The listing there.
  public var listingID: String
  /// The brand.
  public var brandID: String
  /// The tier that its score gave it on the last night on which it was a candidate, before any decision.
  public var tier: Tier
  /// Its ``ListingState/hash(sha256:)`` on that night.
  public var stateHash: String
  /// What became of it.
  public var standing: Standing
  /// The last night on which it was a candidate, dismissed ones included.
  public var lastSeen: CalendarDate

  /// What is remembered of a candidate.
  public init(
    candidateID: String, marketplace: String, listingID: String, brandID: String, tier: Tier, stateHash: String, standing: Standing,
    lastSeen: CalendarDate
  ) {
    self.candidateID = candidateID
    self.marketplace = marketplace
    self.listingID = listingID
    self.brandID = brandID
    self.tier = tier
    self.stateHash = stateHash
    self.standing = standing
    self.lastSeen = lastSeen
  }

  /// The state of a candidate of tonight whose listing has this hash; `before` is what is remembered of it.
  public static func state(of stateHash: String, before: RememberedCandidate?) -> DayState {
    guard let before else { return .new }
    switch before.standing {
    case .gone, .cleared: return .returned
    case .shown, .dismissed, .unreadable, .unknown: return before.stateHash == stateHash ? .same : .changed
    }
  }

  /// How many days a candidate that is not seen any more is remembered.
  public static let days: Int32 = 365

  /// What is remembered after a night on which it was no candidate; nil where that was too long ago.
  ///
  /// - Returns: also its state, where it was in the files until now.
  func after(_ night: CalendarDate, _ whereabouts: Whereabouts) -> (remembered: RememberedCandidate, state: DayState?)? {
    guard night.daysSinceEpoch - lastSeen.daysSinceEpoch <= Self.days else { return nil }
    var after = self
    switch whereabouts {
    case .shown: after.standing = .cleared
    case .rejected: after.standing = .unreadable
    case .absent(isComplete: true): after.standing = .gone
    // What is gone stays so, whether its marketplace is complete or not.
    case .absent(isComplete: false): after.standing = standing == .gone || standing == .cleared ? standing : .unknown
    }
    let wasThere = standing == .shown || standing == .unreadable || standing == .unknown
    let state: DayState? =
      switch after.standing {
      case .cleared: .cleared
      case .gone: .gone
      case .unreadable: .unreadable
      case .unknown: .unknown
      case .shown, .dismissed: nil
      }
    return (after, wasThere ? state : nil)
  }
}

/// Where the listing of a candidate of an earlier night is tonight.
public enum Whereabouts: Hashable, Sendable {
  /// An accepted row shows it.
  case shown
  /// A rejected row shows it, and no accepted one.
  case rejected
  /// No row shows it.
  case absent(isComplete: Bool)
}
