import Foundation
import Store
import Synchronization
import Testing

@testable import Pipeline

@Suite("Rule: a run that is refused is told who holds the workspace, however short it has been held") struct LockRaceTests {
  @Test func runsThatBeginAtTheSameMoment() throws {
    for _ in 0..<3 {
      let night = try SmallNight()
      let runs = try (0..<6).map { _ in try BrandsieveBinary(night.arguments()) }
      let names = runs.map { "is in use by process \($0.processID) on " }
      let results = try runs.map { try $0.wait() }
      #expect(results.contains { $0.status == 0 })
      for result in results where result.status != 0 {
        #expect(result.status == 3 && names.contains { result.errors.contains($0) }, "\(result.errors)")
      }
    }
  }

  /// The first holder is stopped right before it signs; the second is let on only once it has tried.
  @Test func theSecondWaitsForTheFirstToSign() async throws {
    let scratch = try SettingsScratch()
    let first = LockHolder(process: 1, host: "depot", started: "2026-11-22T01:00:00Z", command: "first")
    let stale = LockHolder(process: 9, host: "depot", started: "2026-11-21T01:00:00Z", command: "dead long since")
    try scratch.file("lock.holder", stale.json.text)
    let (reached, tried) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let slow = Disk { call, path in
      if call == .rename, path.contains("lock.holder") {
        reached.signal()
        tried.wait()
      }
      return nil
    }
    let tries = Atomic(0)
    let watching = Disk { call, path in
      if call == .lock, path.hasSuffix("lock.turn"), tries.add(1, ordering: .relaxed).newValue == 2 { tried.signal() }
      return nil
    }
    let path = scratch.path
    let held = Task.detached { try WorkspaceLock.acquire(workspace: path, holder: first, disk: slow) }
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        reached.wait()
        continuation.resume()
      }
    }
    let fault = #expect(throws: LockFault.self) { try WorkspaceLock.acquire(workspace: path, disk: watching) }
    #expect(fault?.what == .held(by: first))
    try await held.value.release()
  }
}
