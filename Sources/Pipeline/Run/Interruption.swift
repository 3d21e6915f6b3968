import Synchronization

/// Asks a run to stop at its next safe point; set from a signal handler's queue, read by every stage between batches.
public final class Interruption: Sendable {
  private let requested = Atomic<Bool>(false)
  private let passed = Atomic<Bool>(false)

  /// Nothing requested yet.
  public init() {}

  /// Asks the run to stop. May be called from any thread, any number of times.
  public func request() { requested.store(true, ordering: .relaxed) }

  /// Whether the run is putting its files in place: it then goes on to its end, which is near, and ends in 0.
  public var isTooLate: Bool { passed.load(ordering: .acquiring) }

  /// The last point at which a run can be stopped; what follows moves files that readers see.
  func passLastPoint() throws(RunFault) {
    passed.store(true, ordering: .releasing)
    do { try check() } catch {
      passed.store(false, ordering: .releasing)
      throw error
    }
  }

  /// Throws where a stop was asked for. Stages call it at points where nothing is half done.
  public func check() throws(RunFault) {
    if requested.load(ordering: .relaxed) {
      throw RunFault(
        .stopped, "stopped by SIGTERM, nothing was published", remedy: "Run the same command again: finished stages are reused")
    }
  }
}
