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
  var loneReturns = true { didSet { footer.forget() } }
  private(set) var blankLines = 0
  private(set) var commentLines = 0
  private(set) var footerLines = 0
  private let dialect: ConvertDialect
  private let limit: Int
  private var insideLongLine = false
  private var quoted: QuotedRecords
  private let escapedLines: EscapedLines?
  private var footer: FooterSight

  init(_ window: MappedWindow, dialect: ConvertDialect, limit: Int, footerRows: Int) {
    self.window = window
    self.dialect = dialect
    quoted = QuotedRecords(dialect)
    escapedLines = EscapedLines(dialect)
    self.limit = limit
    footer = FooterSight(rows: footerRows)
  }

  /// The bytes at hand, and the lines that begin in them and are not blank.
  var remains: (bytes: Int, lines: Int) {
    (window.rawCount, window.linesBegun(insideLine: insideLongLine, loneReturns: loneReturns))
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

  private mutating func frame(_ physical: Line) throws(ReadFault) -> Frame {
    if window.encoded(0..<physical.content) > limit { return Frame(content: 0, next: physical.next, rawCount: limit, fault: .tooLong) }
    let (line, isCut) = try joined(physical)
    let rawCount = window.encoded(0..<line.content)
    if isCut { return Frame(content: 0, next: line.next, rawCount: rawCount, fault: .tooLong) }
    let first = Frame(content: line.content, next: line.next, rawCount: rawCount)
    guard let quote = dialect.quote, window.first(quote[0], 0..<line.content) != nil else { return first }
    guard let whole = try record(line, quote) else { return Frame(content: 0, next: line.next, rawCount: rawCount, fault: .unclosedQuote) }
    return Frame(content: whole.content, next: whole.next, rawCount: window.encoded(0..<whole.content))
  }

  /// The line with those behind it whose line ends are escaped.
  private mutating func joined(_ line: Line) throws(ReadFault) -> (line: Line, isCut: Bool) {
    guard let escapedLines else { return (line, false) }
    return try escapedLines.join(
      line, in: &window, loneReturns: loneReturns, footer: &footer, isInFooter: false, limit: limit, size: { $0.encoded($1) })
  }

  /// The whole record that begins with this line, if its quotes close where they may, within the limit and before the footer.
  private mutating func record(_ line: Line, _ quote: [UInt8]) throws(ReadFault) -> Line? {
    let limit = limit
    let whole = try quoted.record(
      line, quote: quote, in: &window, loneReturns: loneReturns, reach: FieldDecoder.growth * limit + Self.slack
    ) { $0.encoded(0..<$1) <= limit }
    guard let whole, footer.rows > 0, whole.next > line.next else { return whole }
    return try footer.linesLeft(after: whole.next, in: &window, loneReturns: loneReturns) == nil ? whole : nil
  }

  /// The first physical line; nil where its content is longer than the limit and its end is not in sight.
  private mutating func firstLine() throws(ReadFault) -> Line? {
    let most = limit + Self.slack
    return try window.firstLine(loneReturns: loneReturns) { $0.encodedCount >= most }
  }

  private mutating func leaveLongLine() throws(ReadFault) {
    insideLongLine = false
    try window.leaveLine(loneReturns: loneReturns)
  }

  /// Whether the line that ends at a position, or that the position is inside of, is the footer's: then all is read.
  private mutating func isInFooter(after position: Int, insideLine: Bool = false) throws(ReadFault) -> Bool {
    guard let left = try footer.linesLeft(after: position, insideLine: insideLine, in: &window, loneReturns: loneReturns) else {
      return false
    }
    footerLines = max(1, left + (insideLine ? 0 : 1))
    window.consume(window.count)
    return true
  }
}
