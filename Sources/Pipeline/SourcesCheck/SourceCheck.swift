import Marketplace

/// What was found when the exports of a source were looked at.
public struct SourceCheck: Sendable {
  /// The marketplace.
  public var source: String
  /// What the pipeline file says of the form of its files, by key.
  public var declared: [(key: String, value: String)]
  /// What is wrong with the exports as a whole; nil where they were found.
  public var problem: String?
  /// The files, in their order.
  public var files: [SourceFileCheck] = []

  /// Whether there are exports and all can be read as they are declared.
  public var isReadable: Bool { problem == nil && files.allSatisfy { $0.problem == nil } }
}

/// What was found in one export.
public struct SourceFileCheck: Sendable {
  /// A value of the pipeline file that would fit the file better.
  public struct Change: Sendable, Equatable {
    /// The key below the source.
    public var key: String
    /// What is declared; empty for nothing.
    public var declared: String
    /// What would be written instead.
    public var proposed: String
    /// Why.
    public var why: String
  }

  /// The path below the data root.
  public var file: String
  /// Why it cannot be read as declared; nil where it can.
  public var problem: String?
  /// Rows that were read as declared, at the file's beginning.
  public var rows = 0
  /// Those of them that would be rejected, by reason, the most frequent first.
  public var rejected: [(reason: String, rows: Int)] = []
  /// What the sniffer found, how sure it is (0 to 1) and why, in words.
  public var found: [String] = []
  /// What no change of the pipeline file mends; empty for nothing.
  public var notes: [String] = []
  /// What would be changed.
  public var changes: [Change] = []
}

/// The exports of all sources on a date.
public struct SourcesReport: Sendable {
  /// The date.
  public var date: CalendarDate
  /// By name.
  public var sources: [SourceCheck]

  /// The fault of exports that cannot be read as they are declared; nil where all can.
  public var fault: RunFault? {
    let unreadable = sources.filter { !$0.isReadable }.map(\.source)
    guard !unreadable.isEmpty else { return nil }
    return RunFault(
      .inputs, "exports cannot be read as the pipeline file says: \(unreadable.joined(separator: ", "))",
      remedy: "Change the keys that are named above, or ask for exports of the form that was agreed")
  }
}
