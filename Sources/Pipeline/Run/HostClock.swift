import Foundation

/// The host's clock, for the ledger, run folders and the age of exports alone: no published byte depends on it.
enum HostClock {
  /// Now, in ISO 8601 and UTC.
  static var now: String { Date.now.formatted(.iso8601) }

  /// Now, in nanoseconds since 1970-01-01 00:00 UTC.
  static var nanoseconds: Int { Int(Date.now.timeIntervalSince1970 * 1e9) }
}
