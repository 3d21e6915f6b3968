import Foundation
import Marketplace
import Store
import Synchronization
import TestKit

@testable import Pipeline

/// The two nights of sample-data, run one after the other in one workspace, once for all tests that only look at them.
struct SampleNights: Sendable {
  static let dates = ["2026-11-22", "2026-11-23"]

  let workspace: String
  /// How each run ended, in the order of the dates.
  let outcomes: [RunOutcome]

  /// Both nights. The first caller waits for the runs, the others for it.
  static func both() async throws -> SampleNights { try await runs.value }

  func published(_ date: String) -> String { "\(workspace)/published/\(date)" }

  /// What a run needs; nothing of it is read from the workspace.
  static func options(date: String, workspace: String, threads: Int = 2) -> RunOptions {
    RunOptions(
      pipelineFile: Repository.nightly, dataRoot: Repository.sampleData, workspace: workspace, date: CalendarDate(iso: date), overrides: [],
      threads: threads)
  }

  private static let runs = Task {
    // The folder has to outlive every test, so that it goes when the process does.
    let folder = try TemporaryFolder()
    kept.withLock { $0 = folder }
    atexit { SampleNights.kept.withLock { $0 = nil } }
    var outcomes: [RunOutcome] = []
    for date in dates {
      outcomes.append(try await Runner(options(date: date, workspace: folder.file("workspace"))).run(.publish(republish: false)))
    }
    return SampleNights(workspace: folder.file("workspace"), outcomes: outcomes)
  }

  private static let kept = Mutex<TemporaryFolder?>(nil)
}
