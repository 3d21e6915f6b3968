import Store
import Synchronization

/// A disk that writes down each call.
public final class CallLog: Sendable {
  private let log = Mutex<[String]>([])

  /// Nothing called yet.
  public init() {}

  /// The calls so far, each as its name and its path.
  public var calls: [String] { log.withLock { $0 } }

  /// The disk.
  public var disk: Disk {
    Disk { call, path in
      self.log.withLock { $0.append("\(call.rawValue) \(path)") }
      return nil
    }
  }
}
