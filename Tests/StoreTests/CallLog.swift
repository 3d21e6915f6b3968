import Store
import Synchronization

/// A disk that writes down each call.
final class CallLog: Sendable {
  private let log = Mutex<[String]>([])

  /// The calls so far, each as its name and its path.
  var calls: [String] { log.withLock { $0 } }

  var disk: Disk {
    Disk { call, path in
      self.log.withLock { $0.append("\(call.rawValue) \(path)") }
      return nil
    }
  }
}
