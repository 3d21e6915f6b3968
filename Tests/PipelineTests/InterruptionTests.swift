import Store
import Synchronization
import Testing

@testable import Pipeline

@Suite("Rule: a run that is asked to stop publishes nothing, or ends as if it had not been asked") struct InterruptionTests {
  let night: SmallNight

  init() throws { night = try SmallNight() }

  /// Asks a run to stop at a call on a path that ends so, and notes whether it says that it will.
  private func run(stoppingAt call: DiskCall, _ ending: String) async throws -> (outcome: Result<RunOutcome, RunFault>, willStop: Bool) {
    let interruption = Interruption()
    let willStop = Mutex(false)
    let disk = Disk { made, path in
      if made == call, path.hasSuffix(ending) { willStop.withLock { $0 = interruption.request() } }
      return nil
    }
    let runner = Runner(night.options(), disk: disk, interruption: interruption)
    do throws(RunFault) {
      return (.success(try await runner.run(.publish(republish: false))), willStop.withLock { $0 })
    } catch {
      return (.failure(error), willStop.withLock { $0 })
    }
  }

  @Test(arguments: [
    "/listings.arrow", "/rows-0000.arrow", "/hits-0000.arrow", "/candidates.arrow", "/takedown-candidates.csv.gz", "/run.json",
  ])
  func beforeItsFilesAreMoved(_ ending: String) async throws {
    let (outcome, willStop) = try await run(stoppingAt: .write, ending)
    let fault = #expect(throws: RunFault.self) { try outcome.get() }
    #expect(fault?.status == .stopped && willStop)
    #expect(try night.published().isEmpty)
    try await night.run()
    #expect(try !night.published().isEmpty)
  }

  @Test func afterwardsItGoesOnToItsEnd() async throws {
    let (outcome, willStop) = try await run(stoppingAt: .rename, "/staged")
    #expect(try outcome.get().state == .published && !willStop)
    #expect(try Files.read("\(night.workspace)/published/LATEST") == Array("2026-11-22\n".utf8))
  }
}
