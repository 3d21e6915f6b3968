import Synchronization

/// Asks a run to stop at its next safe point; set from a signal handler's queue, read by every stage between batches.
public final class Interruption: Sendable {
  private let requested = Atomic<Bool>(false)

  /// Nothing requested yet.
  public init() {}

  /// Asks the run to stop. May be called from any thread, any number of times.
  public func request() { requested.store(true, ordering: .relaxed) }

  /// Throws where a stop was asked for. Stages call it at points where nothing is half done.
  public func check() throws(RunFault) {
    if requested.load(ordering: .relaxed) {
      throw RunFault(
        .stopped, "stopped by SIGTERM, nothing was published", remedy: "Run the same command again: finished stages are reused")
    }
  }
}
