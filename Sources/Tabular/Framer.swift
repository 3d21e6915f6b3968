/// Finds the byte ranges of records on encoded bytes (R8, R9), in memory of at most `maxRecordBytes` and a read.
struct Framer {
  /// A record at the window's first byte.
  struct Frame: Equatable {
    /// How many bytes the record has, without its line end.
    var content: Int
    /// How many bytes to consume.
    var next: Int
    var fault: RecordFault?
  }

  var window: Window
  /// Whether a CR without LF ends a line; true until the header has shown its line end.
  var loneReturns = true
  private(set) var blankLines = 0
  /// How many bytes were searched for a closing quote; a count that tests hold to a small multiple of the file.
  private(set) var searchedBytes = 0
  private let delimiter: UInt8
  private let quote: UInt8?
  private let limit: Int
  /// Whether the window stands inside a line whose record was cut for its length.
  private var insideLongLine = false
  private var lookAhead = LookAhead()

  init(_ source: any ByteSource, dialect: Dialect, limits: Limits) {
    window = Window(source)
    delimiter = dialect.delimiterByte
    quote = dialect.quoteByte
    limit = limits.maxRecordBytes
  }

  /// Whether the window begins where a record or a blank line does, and only LF ends a line: what a faster splitter can begin with.
  var isBetweenLines: Bool { !loneReturns && !insideLongLine }

  /// The bytes at hand, and the lines that begin in them and are not blank.
  var remains: (bytes: Int, lines: Int) {
    (window.count, window.linesBegun(insideLine: insideLongLine, loneReturns: loneReturns))
  }

  /// Passes over records and blank lines that a faster splitter took from the window.
  mutating func skip(bytes: Int, blankLines: Int) {
    window.consume(bytes)
    self.blankLines += blankLines
  }

  /// The next record, or nil at the end. The caller reads it from the window and then consumes `next` bytes.
  mutating func next() throws(ReadFault) -> Frame? {
    if insideLongLine { try leaveLongLine() }
    try skipBlankLines()
    guard try window.ensure(1) else { return nil }
    guard let line = try firstLine() else {
      insideLongLine = true
      return Frame(content: limit, next: limit, fault: .tooLong)
    }
    if line.content > limit { return Frame(content: limit, next: line.next, fault: .tooLong) }
    guard let quote, window.first(quote, 0..<line.content) != nil else { return line }
    return try record(firstLine: line, quote: quote) ?? Frame(content: line.content, next: line.next, fault: .unclosedQuote)
  }

  /// The record that begins with this line, if its quotes close within the limit.
  private mutating func record(firstLine line: Frame, quote: UInt8) throws(ReadFault) -> Frame? {
    var scan = QuoteScan(delimiter: delimiter, quote: quote, loneReturns: loneReturns)
    var position = line.next
    var outcome = search(&scan, 0..<position)
    if outcome == .open {
      guard scan.state == .quoted else { return scan.state == .closedReturn ? nil : line }
      // Each line end between here and a known place was passed in quotes, by that scan as by this one: they go on alike.
      if line.next > line.content, let known = lookAhead.known(at: window.offset + position) {
        switch known.outcome {
        case .open:
          scan.state = known.state
          position = known.position - window.offset
        case .ended(let content, let next):
          outcome = .ended(content: content - window.offset, next: next - window.offset)
        case .violated: return nil
        }
      }
    }
    while outcome == .open {
      let end = min(window.count, limit + 2)
      if position < end {
        outcome = search(&scan, position..<end)
        position = end
      } else if position >= limit + 2 {
        break
      } else if try !window.more() {
        outcome = scan.finish(at: position)
      }
    }
    if case .ended(let content, let next) = outcome, content <= limit { return Frame(content: content, next: next) }
    lookAhead.remember(outcome, state: scan.state, position: position, offset: window.offset)
    return nil
  }

  private mutating func search(_ scan: inout QuoteScan, _ range: Range<Int>) -> QuoteScan.Outcome {
    let outcome = window.run(&scan, range)
    switch outcome {
    case .open: searchedBytes += range.count
    case .ended(_, let next): searchedBytes += next - range.lowerBound
    case .violated(let at): searchedBytes += at - range.lowerBound
    }
    return outcome
  }

  /// The first physical line; nil where its content is longer than the limit and its end is not in sight.
  private mutating func firstLine() throws(ReadFault) -> Frame? {
    let most = limit + 2
    return try window.firstLine(loneReturns: loneReturns) { $0.count >= most }.map { Frame(content: $0.content, next: $0.next) }
  }

  private mutating func skipBlankLines() throws(ReadFault) {
    while try window.ensure(1) {
      switch window[0] {
      case 10: window.consume(1)
      case 13:
        let paired = try window.ensure(2) && window[1] == 10
        if !paired && !loneReturns { return }
        window.consume(paired ? 2 : 1)
      default: return
      }
      blankLines += 1
    }
  }

  private mutating func leaveLongLine() throws(ReadFault) {
    insideLongLine = false
    try window.leaveLine(loneReturns: loneReturns)
  }
}
