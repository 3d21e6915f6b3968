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
public func inChunks<Result: Sendable>(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
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

/// Works on two things at once if there are two threads, and gives both results.
func inParallel<One: Sendable, Other: Sendable>(
  threads: Int, _ one: @Sendable () -> One, _ other: @Sendable () -> Other
) -> (One, Other) {
  let first = Mutex<One?>(nil)
  let second = Mutex<Other?>(nil)
  _ = inChunks(2, threads: threads) { piece in
    if piece == 0 {
      let result = one()
      first.withLock { $0 = result }
    } else {
      let result = other()
      second.withLock { $0 = result }
    }
  }
  // No caller could do anything about it: inChunks comes back only when both pieces have left their results.
  guard let one = first.withLock({ $0 }), let other = second.withLock({ $0 }) else { fatalError("inChunks works on all pieces") }
  return (one, other)
}
