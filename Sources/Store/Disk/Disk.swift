import Glibc

/// The one seam to the disk: every system call on files goes through here, so that a test can make any of them fail.
///
/// Interrupted calls (EINTR) are made again; every other failure is a ``DiskFault``.
public struct Disk: Sendable {
  /// The disk as it is.
  public static let real = Disk(fault: nil)

  private let fault: (@Sendable (DiskCall, _ path: String) -> Int32?)?

  /// A disk that asks `fault` before each call; an errno that it returns is what the call fails with, and the call is not made.
  public init(fault: (@Sendable (DiskCall, _ path: String) -> Int32?)?) { self.fault = fault }

  /// Makes one call. `body` returns what the C function returns: below 0 with errno set if it failed.
  @discardableResult
  func call(_ operation: DiskCall, _ path: String, to target: String? = nil, _ body: () -> Int) throws(DiskFault) -> Int {
    while true {
      if let fault, let code = fault(operation, path) {
        if code == EINTR { continue }
        throw DiskFault(operation: operation, path: path, target: target, errno: code)
      }
      let result = body()
      if result >= 0 { return result }
      let code = Glibc.errno
      if code == EINTR { continue }
      throw DiskFault(operation: operation, path: path, target: target, errno: code)
    }
  }
}
