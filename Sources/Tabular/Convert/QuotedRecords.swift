/// A window on decoded text, in which whole records are found.
protocol RecordWindow: LineWindow {
  /// Whether the source has been read to its end.
  var isFinal: Bool { get }
  /// Where position 0 stands in the decoded stream.
  var textOffset: Int { get }
  /// Hands out the bytes at hand.
  func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result
}

/// Finds the ends of records that begin with a line that has quotes in it (R9).
struct QuotedRecords {
  typealias Place = (content: Int, next: Int)

  private let dialect: ConvertDialect
  /// What the last search that failed came to, by places in the decoded stream, and how far it went.
  private var known: (outcome: RecordScan.Outcome, reach: Int)?

  init(_ dialect: ConvertDialect) { self.dialect = dialect }

  /// The whole record that begins with this line, if its quotes close where they may; nil where they do not, or where it is too long.
  ///
  /// - Parameters:
  ///   - reach: how many bytes are searched.
  ///   - fits: whether a record of so many bytes is within the limit.
  mutating func record<Window: RecordWindow>(
    _ line: Place, quote: [UInt8], in window: inout Window, loneReturns: Bool, reach: Int, fits: (Window, Int) -> Bool
  ) throws(Window.Failure) -> Place? {
    let scan = RecordScan(dialect, quote: quote, loneReturns: loneReturns)
    var (place, state) = (line.next, RecordScan.State.quoted)
    switch try Self.search(scan, in: &window, from: 0, .cellStart, limit: line.next) {
    case .ended(let content, let next): return (content, next)
    case .violated, .needsMore: return nil
    case .tooFar(_, let reached): if reached != .quoted { return nil }
    }
    // An earlier search that failed passed this line end in quotes, as this one does: from here on they go alike. So the whole of a file
    // is searched once, however many quotes never close.
    if let known, window.textOffset + line.next <= known.reach {
      switch known.outcome {
      case .ended(let content, let next):
        let place = (content: content - window.textOffset, next: next - window.textOffset)
        return fits(window, place.content) ? place : nil
      case .tooFar(let at, let reached): (place, state) = (at - window.textOffset, reached)
      case .violated, .needsMore: return nil
      }
    }
    let outcome = try Self.search(scan, in: &window, from: place, state, limit: reach)
    let offset = window.textOffset
    switch outcome {
    case .ended(let content, let next):
      if fits(window, content) { return (content, next) }
      known = (.ended(content: offset + content, next: offset + next), offset + content)
    case .violated(let at): known = (outcome, offset + at)
    case .tooFar(let at, let state): known = (.tooFar(at: offset + at, state), offset + at)
    case .needsMore: break
    }
    return nil
  }

  private static func search<Window: RecordWindow>(
    _ scan: RecordScan, in window: inout Window, from start: Int, _ state: RecordScan.State, limit: Int
  ) throws(Window.Failure) -> RecordScan.Outcome {
    while true {
      let isFinal = window.isFinal
      let outcome = window.withBytes { scan.end($0, from: start, state, limit: limit, isFinal: isFinal) }
      if outcome != .needsMore { return outcome }
      _ = try window.more()
    }
  }
}
