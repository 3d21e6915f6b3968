import Dispatch
import Synchronization

/// As many threads as there are cores, however many.
public let manyThreads = 256

/// Cuts a range into pieces, works on them on at most so many threads, and gives the pieces' results in the order of the range: the same as
/// one thread would.
func inParallel<Result: Sendable>(_ count: Int, threads: Int = manyThreads, _ body: @Sendable (Range<Int>) -> Result) -> [Result] {
  let pieces = max(1, min(16, count / 256))
  func range(_ piece: Int) -> Range<Int> { count * piece / pieces..<count * (piece + 1) / pieces }
  if pieces == 1 || threads <= 1 { return (0..<pieces).map { body(range($0)) } }
  let results = Mutex([Result?](repeating: nil, count: pieces))
  let next = Mutex(0)
  DispatchQueue.concurrentPerform(iterations: min(threads, pieces)) { _ in
    while true {
      let piece = next.withLock { next in
        defer { next += 1 }
        return next
      }
      guard piece < pieces else { return }
      let result = body(count * piece / pieces..<count * (piece + 1) / pieces)
      results.withLock { $0[piece] = result }
    }
  }
  return results.withLock { $0.compactMap { $0 } }
}
