import Synchronization
import Testing

@testable import Pipeline

@Suite("Rule: results stand in the order of the items, whichever thread was first") struct ParallelTests {
  @Test(arguments: [1, 2, 7, 200]) func inOrder(_ threads: Int) async throws {
    let items = Array(0..<20)
    let values = try await inParallel(items, threads: threads) { item in
      // Those that come first take longest.
      for _ in item..<20 { await Task.yield() }
      return item * item
    }
    #expect(values == items.map { $0 * $0 })
  }

  @Test func noMoreAtOnceThanThreads() async throws {
    let running = Mutex((now: 0, most: 0))
    _ = try await inParallel(Array(0..<20), threads: 3) { _ in
      running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
      for _ in 0..<3 { await Task.yield() }
      running.withLock { $0.now -= 1 }
    }
    #expect(running.withLock { $0.most } <= 3)
  }

  @Test(arguments: [1, 4]) func anErrorEndsIt(_ threads: Int) async throws {
    let done = Mutex(0)
    await #expect(throws: RunFault.self) {
      try await inParallel(Array(0..<100), threads: threads) { item in
        if item == 3 { throw RunFault(.failed, "here", remedy: "none") }
        done.withLock { $0 += 1 }
      }
    }
    if threads == 1 { #expect(done.withLock { $0 } == 3, "nothing begins after the error") }
  }

  @Test func nothingToDo() async throws {
    #expect(try await inParallel([Int](), threads: 4) { $0 } == [])
  }
}
