import Marketplace

/// How a run ended that did not fail.
public struct RunOutcome: Sendable {
  /// What became of its result.
  public enum State: String, Sendable {
    /// Its files were published, for the first time or in place of earlier ones.
    case published
    /// The date was published with just these files already.
    case unchanged
    /// Its files stand with the drafts.
    case draft

    /// Where the files are, for a message of what failed after them.
    public func whereabouts(in folder: String) -> String {
      switch self {
      case .published: "its files are published in \(folder)"
      case .unchanged: "just these files were published before, in \(folder)"
      case .draft: "its files stand in \(folder)"
      }
    }
  }

  /// What became of the result.
  public var state: State
  /// The run's name: its folder below `runs`, and below `drafts`.
  public var run: String
  /// The business date.
  public var date: CalendarDate
  /// The absolute path of the folder with the files.
  public var folder: String
  /// What run.json counts.
  public var counts: [String: Int]
  /// The stages in the order of the night.
  public var lines: [StageLine]
  /// Wall-clock seconds of the whole run.
  public var seconds: Double
  /// The bytes of the exports, unpacked.
  public var unpackedBytes: Int
  /// The files that are damaged and were passed over or cut, in the order of marketplace and path.
  public var incomplete: [IncompleteFile]
  /// The files that look like another code page than declared, in the same order.
  public var encodingWarnings: [EncodingWarning]
  /// What the registry's tables have that refers to nothing or never holds.
  public var notices: [String]
  /// What is odd about the exports and does not stop a run; then the exceptions that have ended or name nothing that is there, by line.
  public var warnings: [String]
}

/// What `plan` found.
public struct PlanReport: Sendable {
  /// The business date.
  public var date: CalendarDate
  /// The night that it was compared with; nil where nothing was published.
  public var comparedWith: String?
  /// The stages in the order of the night.
  public var lines: [StageLine]
  /// Why `run` would refuse to publish; nil where it would not.
  public var refusal: String?
  /// In what `run` would publish something else than stands there, though all stages can be reused; nil where it would not.
  public var republication: String?
  /// What the exports lack, so that `run` would not go on.
  public var obstacles: [String]
  /// What is odd about the exports, and would not stop a run.
  public var warnings: [String]
}
