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
    case let fault as SettingsFaults: self.init(.usage, "\(fault)", remedy: "docs/formats.md describes the pipeline file")
    case let fault as ProfileFault: self.init(.usage, "\(fault)", remedy: fault.remedy)
    case let fault as ExportFault: self.init(.inputs, "\(fault)", remedy: fault.remedy)
    case let fault as RegistryFault: self.init(.inputs, "\(fault)", remedy: fault.remedy)
    case let fault as LockFault: self.init(fault.status, "\(fault)", remedy: fault.remedy)
    case let fault as LedgerFault: self.init(.failed, "\(fault)", remedy: fault.remedy)
    case let fault as RecordsFault: self.init(.failed, "\(fault)", remedy: fault.remedy)
    case let fault as DiskFault: self.init(.failed, "\(fault)", remedy: fault.remedy)
    case let fault as StoreFault: self.init(.failed, "\(fault)", remedy: fault.remedy)
    case let fault as TableFault: self.init(.failed, "\(fault)", remedy: fault.remedy)
    case is CancellationError: self.init(.failed, "another part of the run failed first", remedy: "Look at the message before this one")
    default: self.init(.failed, "\(error)", remedy: "This is a defect of Brandsieve: please report it")
    }
  }

  /// An error in reading an export, which names the file: the inputs' fault unless the disk failed.
  init(_ error: any Error, reading file: String) {
    switch error {
    case let fault as GzipFault: self.init(.inputs, "\(file): \(fault)", remedy: fault.remedy)
    case let fault as ReadFault: self.init(.inputs, "\(file): \(fault)", remedy: fault.remedy)
    case let fault as HeaderFault: self.init(.inputs, "\(fault)", remedy: fault.remedy)
    default: self.init(error)
    }
  }
}

extension LockFault {
  /// Another run, or a workspace that cannot be written.
  fileprivate var status: ExitStatus {
    if case .held = what { return .locked }
    return .usage
  }
}
