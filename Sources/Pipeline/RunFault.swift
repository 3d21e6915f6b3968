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
  /// What else is wrong, where more was found at once.
  public var others: [String]
  /// What to do.
  public var remedy: String
  /// What was odd before it came to this, told before the fault.
  public var warnings: [String] = []
  /// The path that this user may not read or write, where that is the cause.
  var forbiddenPath: String?

  /// A fault with its remedy.
  public init(_ status: ExitStatus, _ problem: String, others: [String] = [], remedy: String) {
    self.status = status
    self.problem = problem
    self.others = others
    self.remedy = remedy
  }

  /// Problem and remedy, as one sentence after the other; a line each where there are several problems.
  public var lines: [String] {
    if others.isEmpty { return [problem.hasSuffix(".") ? "\(problem) \(remedy)" : "\(problem). \(remedy)"] }
    return [problem] + others + [remedy]
  }

  /// The ``lines``.
  public var description: String { lines.joined(separator: "\n") }
}
