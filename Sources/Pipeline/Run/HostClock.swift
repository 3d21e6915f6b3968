import Foundation

/// The host's clock, for the ledger and run folders alone: no published byte depends on it.
enum HostClock {
  /// Now, in ISO 8601 and UTC.
  static var now: String { Date.now.formatted(.iso8601) }
}
