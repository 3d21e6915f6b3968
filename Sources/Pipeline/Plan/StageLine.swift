/// What became, or would become, of one stage in a night.
public struct StageLine: Sendable, Equatable {
  /// What happened to it.
  public enum State: String, Sendable {
    /// Its artefact stood there already.
    case reused
    /// It was made.
    case made
    /// `plan`: it would be made.
    case runs
    /// `plan`: whether it runs depends on what a stage before it gives.
    case waits
  }

  /// The stage.
  public var stage: StageName
  /// The file, marketplace or nothing that it works on.
  public var subject: String
  /// What became of it.
  public var state: State
  /// The artefact's key; nil where it is not known before an earlier stage ran.
  public var key: String?
  /// Why it runs: the fields of its key that differ from those of the last published night.
  public var reasons: [String]
  /// Wall-clock seconds; 0 where nothing ran.
  public var seconds: Double = 0
  /// The counts that its manifest holds.
  public var counts: [String: Int] = [:]

  /// Stage and subject, as in `ingest exports/2026-11-22/aurora/listings.csv.gz`.
  public var name: String { subject.isEmpty ? stage.rawValue : "\(stage.rawValue) \(subject)" }
}

extension StageLine {
  /// The rows that the stage gave; nil where that means nothing.
  public var rows: Int? { counts["rows_read"] ?? counts["rows"] ?? counts["accounts"] ?? counts["titles"] ?? counts["hits"] }

  /// Nanoseconds for each byte of unpacked export, or of titles, that the stage worked on; nil where it works on no bytes.
  public var nanosecondsPerByte: Double? {
    guard let bytes = counts["unpacked_bytes"] ?? counts["title_bytes"], bytes > 0, seconds > 0 else { return nil }
    return seconds * 1e9 / Double(bytes)
  }
}
