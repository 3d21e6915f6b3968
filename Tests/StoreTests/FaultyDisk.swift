import Store
import Synchronization

/// A disk on which one call fails, or that only counts them.
final class FaultyDisk: Sendable {
  private let made = Mutex(0)
  private let failing: Int?
  private let errno: Int32
  private let calls: Set<DiskCall>

  /// Lets the `failing`th call fail (from 1), counted over all `calls`; nil: none.
  init(failing: Int?, of calls: Set<DiskCall> = Set(DiskCall.allCases), with errno: Int32 = 28) {
    self.failing = failing
    self.errno = errno
    self.calls = calls
  }

  /// The calls made so far.
  var count: Int { made.withLock { $0 } }

  var disk: Disk {
    Disk { call, _ in
      guard self.calls.contains(call) else { return nil }
      let number = self.made.withLock {
        $0 += 1
        return $0
      }
      return number == self.failing ? self.errno : nil
    }
  }
}
