import Store
import Synchronization
import Testing

@testable import Pipeline

@Suite("Rule: a run that is asked to stop publishes nothing, or ends as if it had not been asked") struct InterruptionTests {
  let night: SmallNight

  init() throws { night = try SmallNight() }

  /// Asks a run to stop at the first call on a path that ends so.
  private func run(stoppingAt call: DiskCall, _ ending: String) async throws -> (outcome: Result<RunOutcome, RunFault>, wasTooLate: Bool) {
    let interruption = Interruption()
    let disk = Disk { made, path in
      if made == call, path.hasSuffix(ending) { interruption.request() }
      return nil
    }
    let runner = Runner(night.options(), disk: disk, interruption: interruption)
    do throws(RunFault) {
      return (.success(try await runner.run(.publish(republish: false))), interruption.isTooLate)
    } catch {
      return (.failure(error), interruption.isTooLate)
    }
  }

  @Test(arguments: [
    "/listings.arrow", "/rows-0000.arrow", "/hits-0000.arrow", "/candidates.arrow", "/takedown-candidates.csv.gz", "/run.json",
  ])
  func beforeItsFilesAreMoved(_ ending: String) async throws {
    let (outcome, wasTooLate) = try await run(stoppingAt: .write, ending)
    let fault = #expect(throws: RunFault.self) { try outcome.get() }
    #expect(fault?.status == .stopped && !wasTooLate)
    #expect(try night.published().isEmpty)
    try await night.run()
    #expect(try !night.published().isEmpty)
  }

  @Test func afterwardsItGoesOnToItsEnd() async throws {
    let (outcome, wasTooLate) = try await run(stoppingAt: .rename, "/staged")
    #expect(try outcome.get().state == .published && wasTooLate)
    #expect(try Files.read("\(night.workspace)/published/LATEST") == Array("2026-11-22\n".utf8))
  }
}
