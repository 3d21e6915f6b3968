import Dispatch
import Synchronization

/// Works on numbered pieces on so many threads, and gives their results in the order of their numbers.
func inChunks<Result: Sendable>(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
  let workers = min(max(threads, 1), count)
  if workers <= 1 { return (0..<count).map(body) }
  let results = Mutex([Result?](repeating: nil, count: count))
  let next = Atomic(0)
  DispatchQueue.concurrentPerform(iterations: workers) { _ in
    while case let piece = next.add(1, ordering: .relaxed).oldValue, piece < count {
      let result = body(piece)
      results.withLock { $0[piece] = result }
    }
  }
  return results.withLock { $0.compactMap { $0 } }
}
