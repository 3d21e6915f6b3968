import Marketplace
import Store

/// How far a run is.
public enum RunState: String, CaseIterable, Sendable {
  /// It has not ended, as far as the ledger knows.
  case running
  /// It ended with status 0.
  case done
  /// It ended with another status.
  case failed
  /// It ended by SIGTERM, at a safe point.
  case stopped
  /// It went away without a word: found out by the next run.
  case killed
}

/// A run, as the ledger lists it.
public struct RunRecord: Hashable, Sendable {
  /// The run's number in its workspace, from 1.
  public var number: Int
  /// The pipeline file, as the command line named it.
  public var pipeline: String
  /// The business date.
  public var date: CalendarDate
  /// Whether it was a draft, which publishes nothing.
  public var isDraft: Bool
  /// By the host's clock, in ISO 8601 and UTC.
  public var startedAt: String
  /// By the host's clock; nil while it runs, and for a run that was killed.
  public var endedAt: String?
  /// How far it is.
  public var state: RunState
  /// The process's exit status; nil while it runs, and for a run that was killed.
  public var exitStatus: Int?

  /// A run of its parts.
  public init(
    number: Int, pipeline: String, date: CalendarDate, isDraft: Bool, startedAt: String, endedAt: String? = nil, state: RunState = .running,
    exitStatus: Int? = nil
  ) {
    self.number = number
    self.pipeline = pipeline
    self.date = date
    self.isDraft = isDraft
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.state = state
    self.exitStatus = exitStatus
  }
}

/// What a run did for one stage.
public struct StageRecord: Hashable, Sendable {
  /// The stage, such as `ingest`.
  public var stage: String
  /// What it worked on: a file, a marketplace, or empty for the whole night.
  public var subject: String
  /// The key of its artefact.
  public var key: String
  /// Whether the artefact stood already.
  public var isReused: Bool
  /// How long it took.
  public var seconds: Double
  /// Rows it gave; nil where that means nothing.
  public var rows: Int?

  /// A stage of its parts.
  public init(stage: String, subject: String, key: String, isReused: Bool, seconds: Double, rows: Int?) {
    self.stage = stage
    self.subject = subject
    self.key = key
    self.isReused = isReused
    self.seconds = seconds
    self.rows = rows
  }
}

/// A date that a run was about to publish, or has.
public struct PublishRecord: Hashable, Sendable {
  /// What became of it.
  public enum State: String, CaseIterable, Sendable {
    /// The run was about to; whether it did, the published folder tells.
    case intent
    /// It is published.
    case published
    /// It never came to it: found out by a later run.
    case withdrawn
  }

  /// The run's number.
  public var run: Int
  /// The business date.
  public var date: CalendarDate
  /// SHA-256 of the manifest, run.json.
  public var manifest: Digest
  /// What became of it.
  public var state: State

  /// A publication of its parts.
  public init(run: Int, date: CalendarDate, manifest: Digest, state: State) {
    self.run = run
    self.date = date
    self.manifest = manifest
    self.state = state
  }
}

/// All that the ledger knows of a run.
public struct RunFacts: Hashable, Sendable {
  /// The run itself.
  public var run: RunRecord
  /// Its stages, in the order in which they ended.
  public var stages: [StageRecord]
  /// What it published or was about to, by date.
  public var publishes: [PublishRecord]

  /// The facts of a run.
  public init(run: RunRecord, stages: [StageRecord] = [], publishes: [PublishRecord] = []) {
    self.run = run
    self.stages = stages
    self.publishes = publishes
  }
}
