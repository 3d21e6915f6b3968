import Dispatch
import Synchronization

/// As many threads as there are cores, however many.
public let manyThreads = 256

/// Cuts a range into pieces, works on them on at most so many threads, and gives the pieces' results in the order of the range: the same as
/// one thread would.
func inParallel<Result: Sendable>(_ count: Int, threads: Int = manyThreads, _ body: @Sendable (Range<Int>) -> Result) -> [Result] {
  let pieces = max(1, min(16, count / 256))
  return inChunks(pieces, threads: threads) { body(count * $0 / pieces..<count * ($0 + 1) / pieces) }
}

/// Works on numbered pieces on at most so many threads, and gives their results in the order of their numbers.
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
