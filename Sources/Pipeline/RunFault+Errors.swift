import Handoff
import Marketplace
import Registry
import Store
import Tabular

extension RunFault {
  /// Any error of the rooms below as a fault of a command: this is the one place that gives them their exit status.
  public init(_ error: any Error) {
    switch error {
    case let fault as RunFault: self = fault
    case let fault as SettingsFaults:
      let lines = fault.lines
      self.init(
        .usage, lines.first ?? "the pipeline file is wrong", others: Array(lines.dropFirst()),
        remedy: "docs/formats.md describes the file")
    case let fault as ProfileFault: self.init(.usage, "\(fault)", remedy: fault.remedy)
    case let fault as ExportFault: self.init(fault.status, "\(fault)", remedy: fault.remedy)
    case let fault as RegistryFault: self.init(fault.table.status, "\(fault)", remedy: fault.remedy)
    case let fault as LockFault: self.init(fault.status, "\(fault)", remedy: fault.remedy)
    case let fault as any DatabaseFault:
      self.init(.failed, "\(fault)", remedy: fault.remedy)
      if fault.what.isForbidden { forbiddenPath = fault.path }
    case let fault as DiskFault: self.init(fault, "\(fault)", remedy: fault.remedy)
    case let fault as StoreFault:
      self.init(.failed, "\(fault)", remedy: fault.remedy)
      if case .disk(let cause) = fault.reason { self.init(cause, "\(fault)", remedy: fault.remedy) }
    case let fault as TableFault: self.init(.failed, "\(fault)", remedy: fault.remedy)
    case is CancellationError: self.init(.failed, "another part of the run failed first", remedy: "Look at the message before this one")
    default: self.init(.failed, "\(error)", remedy: "This is a defect of Brandsieve: please report it")
    }
  }

  private init(_ cause: DiskFault, _ problem: String, remedy: String) {
    self.init(.failed, problem, remedy: remedy)
    if cause.isForbidden { forbiddenPath = cause.path }
  }

  /// An error of a run in a workspace: one that this user may not read or write is unusable, however far the run came.
  init(_ error: any Error, in workspace: Workspace) {
    self.init(error)
    if let forbiddenPath, (forbiddenPath + "/").hasPrefix(workspace.path + "/") { status = .usage }
  }

  /// An error in reading an export, which names the file: the inputs' fault unless the disk failed, or what is written failed.
  ///
  /// - Parameter location: where the file is opened.
  init(_ error: any Error, reading file: String, at location: String) {
    switch error {
    case let fault as DiskFault where fault.path == location:
      self.init(.reading(fault), "\(file): \(fault)", remedy: fault.remedy)
    case let fault as GzipFault: self.init(.inputs, "\(file): \(fault)", remedy: fault.remedy)
    case let fault as ReadFault:
      if case .source(let cause as DiskFault) = fault.what {
        self.init(.reading(cause), "\(file): \(fault)", remedy: cause.remedy)
        return
      }
      self.init(.inputs, "\(file): \(fault)", remedy: fault.remedy)
    case let fault as HeaderFault: self.init(.inputs, "\(fault)", remedy: fault.remedy)
    default: self.init(error)
    }
  }
}

extension ExitStatus {
  /// Of a fault in reading an input: its own, such as a closed or missing file, or the disk's.
  static func reading(_ fault: DiskFault) -> ExitStatus { fault.isOfThePath ? .inputs : .failed }
}

extension ExportFault {
  /// The inputs' fault unless the disk failed.
  fileprivate var status: ExitStatus {
    if case .disk(let fault) = what { return .reading(fault) }
    return .inputs
  }
}

extension RegistryTable {
  /// The registry is an input; offices.csv is a file that the pipeline file names.
  fileprivate var status: ExitStatus { self == .offices ? .usage : .inputs }
}

extension LockFault {
  /// Another run, or a workspace that cannot be written.
  fileprivate var status: ExitStatus {
    if case .held = what { return .locked }
    return .usage
  }
}
