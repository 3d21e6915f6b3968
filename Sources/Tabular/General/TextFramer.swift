/// Finds records in decoded text, by the same rules as `Framer` on encoded bytes (R9), for tokens of any length. Limits count encoded bytes.
struct TextFramer {
  /// A record at the window's first byte.
  struct Frame: Equatable {
    /// How many decoded bytes the record has, without its line end.
    var content: Int
    /// How many decoded bytes to consume.
    var next: Int
    /// How many encoded bytes `raw` has.
    var rawCount: Int
    var fault: RecordFault?
  }

  private typealias Line = (content: Int, next: Int)

  /// The most encoded bytes of a character and of a line end together.
  private static let slack = 16

  var window: MappedWindow
  /// Whether a CR without LF ends a line; true until the header has shown its line end.
  var loneReturns = true { didSet { lineEnds = [] } }
  private(set) var blankLines = 0
  private(set) var commentLines = 0
  private(set) var footerLines = 0
  private let dialect: ConvertDialect
  private let limit: Int
  private let footerRows: Int
  private var insideLongLine = false
  private var known: (outcome: RecordScan.Outcome, reach: Int)?
  /// The ends of the next lines, as places in the decoded stream, as far as a footer needs them.
  private var lineEnds: [Int] = []

  init(_ window: MappedWindow, dialect: ConvertDialect, limit: Int, footerRows: Int) {
    self.window = window
    self.dialect = dialect
    self.limit = limit
    self.footerRows = footerRows
  }

  /// The bytes at hand, and the lines that begin in them and are not blank.
  var remains: (bytes: Int, lines: Int) {
    var lines = 0
    var isAtStart = !insideLongLine
    for position in 0..<window.count {
      let byte = window[position]
      if byte == 10 || byte == 13 && loneReturns {
        isAtStart = true
      } else if isAtStart {
        isAtStart = false
        lines += 1
      }
    }
    return (window.rawCount, lines)
  }

  /// Passes over physical lines, blank ones too.
  mutating func skip(lines: Int) throws(ReadFault) {
    for _ in 0..<lines {
      guard try window.ensure(1) else { return }
      insideLongLine = true
      try leaveLongLine()
    }
  }

  /// The next record, or nil at the end. The caller reads it from the window and then consumes `next` bytes.
  mutating func next() throws(ReadFault) -> Frame? {
    if insideLongLine { try leaveLongLine() }
    while try window.ensure(1) {
      guard let line = try firstLine() else {
        insideLongLine = true
        if isComment {
          commentLines += 1
          try leaveLongLine()
          continue
        }
        let seen = window.count
        if try isInFooter(after: seen, insideLine: true) { return nil }
        return Frame(content: 0, next: seen, rawCount: limit, fault: .tooLong)
      }
      if line.content == 0 {
        blankLines += 1
      } else if isComment {
        commentLines += 1
      } else {
        return try isInFooter(after: line.next) ? nil : frame(line)
      }
      window.consume(line.next)
    }
    return nil
  }

  private var isComment: Bool {
    guard let comment = dialect.comment else { return false }
    return window.withBytes { $0.holds(comment, at: 0) }
  }

  private mutating func frame(_ line: Line) throws(ReadFault) -> Frame {
    let rawCount = window.encoded(0..<line.content)
    if rawCount > limit { return Frame(content: 0, next: line.next, rawCount: limit, fault: .tooLong) }
    let first = Frame(content: line.content, next: line.next, rawCount: rawCount)
    guard let quote = dialect.quote, window.first(quote[0], 0..<line.content) != nil else { return first }
    guard let whole = try record(line, quote) else { return Frame(content: 0, next: line.next, rawCount: rawCount, fault: .unclosedQuote) }
    return Frame(content: whole.content, next: whole.next, rawCount: window.encoded(0..<whole.content))
  }

  /// The whole record that begins with this line, if its quotes close where they may and within the limit.
  private mutating func record(_ line: Line, _ quote: [UInt8]) throws(ReadFault) -> Line? {
    let scan = RecordScan(dialect, quote: quote, loneReturns: loneReturns)
    var (place, state) = (line.next, RecordScan.State.quoted)
    switch try search(scan, from: 0, .cellStart, limit: line.next) {
    case .ended(let content, let next): return (content, next)
    case .violated, .needsMore: return nil
    case .tooFar(_, let reached): if reached != .quoted { return nil }
    }
    // An earlier search that failed passed this line end in quotes, as this one does: from here on they go alike. So the whole of a file
    // is searched once, however many quotes never close.
    if let known, window.textOffset + line.next <= known.reach {
      switch known.outcome {
      case .ended(let content, let next): return within((content - window.textOffset, next - window.textOffset))
      case .tooFar(let at, let reached): (place, state) = (at - window.textOffset, reached)
      case .violated, .needsMore: return nil
      }
    }
    let outcome = try search(scan, from: place, state, limit: FieldDecoder.growth * limit + Self.slack)
    let offset = window.textOffset
    switch outcome {
    case .ended(let content, let next):
      if let whole = within((content, next)) { return whole }
      known = (.ended(content: offset + content, next: offset + next), offset + content)
    case .violated(let at): known = (outcome, offset + at)
    case .tooFar(let at, let state): known = (.tooFar(at: offset + at, state), offset + at)
    case .needsMore: break
    }
    return nil
  }

  private func within(_ record: Line) -> Line? { window.encoded(0..<record.content) <= limit ? record : nil }

  private mutating func search(
    _ scan: RecordScan, from start: Int, _ state: RecordScan.State, limit: Int
  ) throws(ReadFault) -> RecordScan.Outcome {
    while true {
      let isFinal = window.isFinal
      let outcome = window.withBytes { scan.end($0, from: start, state, limit: limit, isFinal: isFinal) }
      if outcome != .needsMore { return outcome }
      _ = try window.more()
    }
  }

  /// The first physical line; nil where its content is longer than the limit and its end is not in sight.
  private mutating func firstLine() throws(ReadFault) -> Line? {
    var searched = 0
    while true {
      if let end = lineEnd(searched..<window.count) {
        if window[end] == 13 {
          let paired = try window.ensure(end + 2) && window[end + 1] == 10
          return (end, end + (paired ? 2 : 1))
        }
        let returns = end > 0 && window[end - 1] == 13
        return (returns ? end - 1 : end, end + 1)
      }
      searched = window.count
      if window.encodedCount >= limit + Self.slack { return nil }
      if try !window.more() { return (searched, searched) }
    }
  }

  private func lineEnd(_ range: Range<Int>) -> Int? {
    let feed = window.first(10, range)
    guard loneReturns else { return feed }
    return window.first(13, range.lowerBound..<(feed ?? range.upperBound)) ?? feed
  }

  private mutating func leaveLongLine() throws(ReadFault) {
    insideLongLine = false
    repeat {
      if let end = lineEnd(0..<window.count) {
        let paired = window[end] == 13 ? try window.ensure(end + 2) && window[end + 1] == 10 : false
        window.consume(end + (paired ? 2 : 1))
        return
      }
      window.consume(window.count)
    } while try window.more()
  }

  /// Whether fewer lines than the footer has follow the line that ends at a position, or that the position is inside of: then the line is the
  /// footer's, and all is read.
  private mutating func isInFooter(after position: Int, insideLine: Bool = false) throws(ReadFault) -> Bool {
    guard footerRows > 0 else { return false }
    let begin = window.textOffset + position
    // Inside a line, the first end is that line's own.
    let wanted = footerRows + (insideLine ? 1 : 0)
    lineEnds.removeAll { $0 <= begin }
    var seen = (lineEnds.last ?? begin) - window.textOffset
    while lineEnds.count < wanted {
      if let end = lineEnd(seen..<window.count) {
        let paired = window[end] == 13 ? try window.ensure(end + 2) && window[end + 1] == 10 : false
        seen = end + (paired ? 2 : 1)
        lineEnds.append(window.textOffset + seen)
      } else if try !window.more() {
        if seen < window.count { lineEnds.append(window.textOffset + window.count) }
        break
      }
    }
    guard lineEnds.count < wanted else { return false }
    footerLines = max(1, lineEnds.count + (insideLine ? 0 : 1))
    window.consume(window.count)
    return true
  }
}
