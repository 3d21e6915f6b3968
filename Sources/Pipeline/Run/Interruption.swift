import Synchronization

/// Asks a run to stop at its next safe point; set from a signal handler's queue, read by every stage between batches.
///
/// Once a run has begun to publish, it goes on to its end: what is published belongs to a run that ended well.
public final class Interruption: Sendable {
  private enum State: UInt8, AtomicRepresentable {
    case running, stopping, committing
  }

  private let state = Atomic<State>(.running)

  /// Nothing requested yet.
  public init() {}

  /// Asks the run to stop, and says whether it will. May be called from any thread, any number of times.
  @discardableResult public func request() -> Bool {
    state.compareExchange(expected: .running, desired: .stopping, ordering: .sequentiallyConsistent).original != .committing
  }

  /// Throws where a stop was asked for. Stages call it at points where nothing is half done.
  public func check() throws(RunFault) {
    if state.load(ordering: .relaxed) == .stopping { throw Self.fault }
  }

  /// From here on a request to stop comes too late. Throws where one has come before.
  func beginCommit() throws(RunFault) {
    let before = state.compareExchange(expected: .running, desired: .committing, ordering: .sequentiallyConsistent).original
    if before == .stopping { throw Self.fault }
  }

  private static let fault = RunFault(
    .stopped, "stopped by SIGTERM, nothing was published", remedy: "Run the same command again: finished stages are reused")
}
