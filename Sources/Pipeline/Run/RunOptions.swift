import Marketplace

/// What a person asks of a run, paths absolute.
public struct RunOptions: Sendable {
  /// The pipeline file.
  public var pipelineFile: String
  /// The root of exports and registry.
  public var dataRoot: String
  /// Where state and outputs stand.
  public var workspace: String
  /// The business date; nil for the newest with exports.
  public var date: CalendarDate?
  /// `key=value` of each `--set`.
  public var overrides: [String]
  /// How many stages or files are worked at once; it changes no published byte.
  public var threads: Int

  /// The options of a run.
  public init(pipelineFile: String, dataRoot: String, workspace: String, date: CalendarDate?, overrides: [String], threads: Int) {
    self.pipelineFile = pipelineFile
    self.dataRoot = dataRoot
    self.workspace = workspace
    self.date = date
    self.overrides = overrides
    self.threads = threads
  }
}
