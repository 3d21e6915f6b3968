/// How a command ends. These numbers are a promise to cron jobs: see docs/operations.md.
public enum ExitStatus: Int32, Sendable {
  case done = 0
  /// The disk, a bug, a difference that `verify` found, an id that is not there.
  case failed = 1
  /// The command line, the pipeline file, a bad date, an unusable workspace, settings that differ.
  case usage = 2
  /// Another run holds the workspace.
  case locked = 3
  /// The inputs' fault.
  case inputs = 4
  /// Stopped by SIGTERM.
  case stopped = 143
}

/// Why a command could not do its work: what is wrong, and what the person can do about it.
public struct RunFault: Error, Equatable, CustomStringConvertible {
  /// The status that the process ends with.
  public var status: ExitStatus
  /// What is wrong and where, safe in a log.
  public var problem: String
  /// What to do.
  public var remedy: String

  /// A fault with its remedy.
  public init(_ status: ExitStatus, _ problem: String, remedy: String) {
    self.status = status
    self.problem = problem
    self.remedy = remedy
  }

  /// Problem and remedy, as one sentence after the other; the remedy of a list stands below it.
  public var description: String {
    if problem.hasSuffix("\n") { return problem + remedy }
    return problem.hasSuffix(".") ? "\(problem) \(remedy)" : "\(problem). \(remedy)"
  }
}
