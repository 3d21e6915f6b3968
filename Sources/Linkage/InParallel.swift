import Dispatch
import Synchronization

/// Cuts a range into pieces, works on them on all cores, and gives the pieces' results in the order of the range: the same as one core would.
func inParallel<Result: Sendable>(_ count: Int, _ body: @Sendable (Range<Int>) -> Result) -> [Result] {
  let pieces = max(1, min(16, count / 256))
  if pieces == 1 { return [body(0..<count)] }
  let results = Mutex([Result?](repeating: nil, count: pieces))
  DispatchQueue.concurrentPerform(iterations: pieces) { piece in
    let result = body(count * piece / pieces..<count * (piece + 1) / pieces)
    results.withLock { $0[piece] = result }
  }
  return results.withLock { $0.compactMap { $0 } }
}
