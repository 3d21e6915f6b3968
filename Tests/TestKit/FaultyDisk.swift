import Store
import Synchronization

/// A disk on which one call fails, or that only counts them.
public final class FaultyDisk: Sendable {
  private let made = Mutex(0)
  private let failing: Int?
  private let errno: Int32
  private let staysBroken: Bool
  private let isCounted: @Sendable (DiskCall, String) -> Bool

  /// Lets the `failing`th call fail (from 1), counted over all `calls`; nil: none.
  public convenience init(failing: Int?, of calls: Set<DiskCall> = Set(DiskCall.allCases), with errno: Int32 = 28) {
    self.init(failing: failing, with: errno) { call, _ in calls.contains(call) }
  }

  /// Lets the `failing`th call fail (from 1) of those that `isCounted` is true for; nil: none.
  ///
  /// - Parameter staysBroken: whether all later ones fail too, as on a disk that is full.
  public init(
    failing: Int?, with errno: Int32, staysBroken: Bool = false, isCounted: @escaping @Sendable (DiskCall, _ path: String) -> Bool
  ) {
    self.failing = failing
    self.errno = errno
    self.staysBroken = staysBroken
    self.isCounted = isCounted
  }

  /// The calls made so far.
  public var count: Int { made.withLock { $0 } }

  /// The disk.
  public var disk: Disk {
    Disk { call, path in
      guard self.isCounted(call, path) else { return nil }
      let number = self.made.withLock {
        $0 += 1
        return $0
      }
      guard let failing = self.failing else { return nil }
      return number == failing || (self.staysBroken && number > failing) ? self.errno : nil
    }
  }
}
