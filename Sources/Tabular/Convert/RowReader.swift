/// Reads the records of any dialect, in memory of at most a line, a quoted record within the limit, and a read.
///
/// The grammar is R9's: on a violation the record is its first physical line, its stray quotes are kept, and reading goes on at the next.
public final class RowReader {
  /// The longest physical line in bytes.
  static let maxLineBytes = 16 << 20

  /// Physical lines that were passed, blank ones and comments too.
  public private(set) var lines = 0
  /// Lines of no bytes.
  public private(set) var blankLines = 0
  /// Lines that begin as comments do, and rules of a drawn table.
  public private(set) var commentLines = 0
  /// Records that were read.
  public private(set) var records = 0
  /// Records with a quote where none may stand.
  public private(set) var mendedRecords = 0
  /// How the last record's line ended: nothing, LF, CR LF or CR.
  public private(set) var lastLineEnd: [UInt8] = []
  /// Records whose line ended with CR alone, the line of the first of them, and records that ended otherwise.
  public private(set) var returnEnds = (count: 0, firstLine: 0, others: 0)
  /// Byte order marks in front of records that are not the file's first, and the physical line of the first of them.
  public private(set) var marks = (count: 0, firstLine: 0)
  /// The physical line with the first bytes that were replaced in decoding, of those that were passed.
  public private(set) var firstReplacedLine: Int?

  /// How many decoded bytes were passed.
  var bytes: Int { window.textOffset }

  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private var window: TextWindow
  private let dialect: ConvertDialect
  private let limit: Int
  private let splitter: RowSplitter
  private var loneReturns: Bool
  private var isSettled: Bool
  /// How many cells the last record without stray quotes had.
  private var columns: Int?
  private var quoted: QuotedRecords
  private let escapedLines: EscapedLines?
  private var footer: FooterSight
  private var isInFooter = false
  private let decoded: DecodedSource?
  /// How many bytes the last record that was read by itself takes, its line end counted.
  private var lastBytes = 0
  /// Whether the kernels passed a blank line behind the last record that they took.
  private var isAfterBlank = false
  private static let mostAhead = 4 << 20

  /// Reads decoded bytes. `maxRecordBytes` is how far a quoted cell may reach, as in `Limits`. The last `footerRows` physical lines are the
  /// footer's: records in them are told by `isFooter`, and no record before reaches into them.
  public init(
    _ source: any ByteSource, dialect: ConvertDialect, maxRecordBytes: Int = Limits().maxRecordBytes, footerRows: Int = 0
  ) throws(ConvertFault) {
    if let flaw = dialect.flaw { throw ConvertFault(flaw) }
    window = TextWindow(source)
    decoded = source as? DecodedSource
    footer = FooterSight(rows: footerRows)
    self.dialect = dialect
    quoted = QuotedRecords(dialect)
    escapedLines = EscapedLines(dialect)
    limit = maxRecordBytes
    splitter = RowSplitter(dialect)
    loneReturns = dialect.loneReturns ?? true
    isSettled = dialect.loneReturns != nil
  }

  /// Passes over physical lines, blank ones too, and hands out those that are not, cut into cells.
  public func skip(lines count: Int, each: (ConvertRow) throws -> Void = { _ in }) throws {
    var left = count
    while left > 0, try window.ensure(1) {
      let line = try firstLine()
      var row = ConvertRow()
      if line.content > 0 {
        row.line = lines + 1
        window.withBytes { splitter.split($0.extracting(0..<line.content), to: &row) }
      }
      pass(line.next)
      lines += 1
      left -= 1
      if row.line > 0 { try each(row) }
    }
  }

  /// Reads the next record into `row`; false at the end.
  public func next(_ row: inout ConvertRow) throws -> Bool {
    row.clear()
    row.followsBlank = isAfterBlank
    isAfterBlank = false
    while try window.ensure(1) {
      // Files that were joined end to end keep their marks; a mark is no part of a cell.
      if try window.ensure(3), window.withBytes({ $0.holds(Self.mark, at: 0) }) {
        if marks.count == 0 { marks.firstLine = lines + 1 }
        marks.count += 1
        pass(3)
        continue
      }
      let line = try firstLine()
      if line.content == 0 {
        blankLines += 1
        row.followsBlank = true
      } else if let comment = dialect.comment, window.withBytes({ $0.holds(comment, at: 0) }) {
        commentLines += 1
      } else if let drawing = dialect.drawing, window.withBytes({ drawing.isRule($0.extracting(0..<line.content)) }) {
        commentLines += 1
      } else {
        if !isInFooter { isInFooter = reachesFooter(line.next) }
        try read(line, into: &row)
        return true
      }
      pass(line.next)
      lines += 1
    }
    return false
  }

  /// Lets the kernels take and write the well-formed records that are at hand, all but the last `keeping`; nil where there are none.
  func take(by rows: FastRows, keeping: Int) -> FastRows.Taken? {
    guard isSettled else { return nil }
    // With little in sight most records would be those that are kept, and pass one by one.
    _ = try? window.ensure(min(8 * keeping * lastBytes, Self.mostAhead))
    let taken = window.withBytes { rows.take($0, keeping: keeping, loneReturns: loneReturns) }
    guard taken.records > 0 else { return nil }
    lastLineEnd = loneReturns ? [13] : taken.bytes > 1 && window[taken.bytes - 2] == 13 ? [13, 10] : [10]
    let before = taken.bytes - lastLineEnd.count - 1
    isAfterBlank = before >= 0 && window[before] == lastLineEnd.last
    if loneReturns {
      if returnEnds.count == 0 { returnEnds.firstLine = lines + taken.linesBeforeFirst + 1 }
      returnEnds.count += taken.records
    }
    pass(taken.bytes)
    records += taken.records
    columns = rows.columns
    blankLines += taken.blankLines
    lines += taken.lines
    return taken
  }

  private typealias Place = (content: Int, next: Int)

  private func read(_ first: Place, into row: inout ConvertRow) throws {
    let (line, isCut) = try joined(first)
    var place = line
    row.isMended = false
    if let quote = dialect.quote, window.first(quote[0], 0..<line.content) != nil {
      if !isCut, let whole = try record(line, quote) { place = whole } else { row.isMended = true }
    }
    records += 1
    if row.isMended { mendedRecords += 1 }
    row.record = records
    row.line = lines + 1
    row.isFooter = isInFooter
    let columns = row.isMended ? columns : nil
    window.withBytes { splitter.split($0.extracting(0..<place.content), to: &row, columns: columns) }
    if !row.isMended { self.columns = row.count }
    let more = first.next..<max(first.next, place.next)
    let endsWithLine = more.isEmpty || lineEnds(in: more.upperBound - 1..<more.upperBound) == 1
    let moreLines = lineEnds(in: more) + (endsWithLine ? 0 : 1)
    lastLineEnd = (place.content..<place.next).map { window[$0] }
    if lastLineEnd == [13] {
      if returnEnds.count == 0 { returnEnds.firstLine = row.line }
      returnEnds.count += 1
    } else if !lastLineEnd.isEmpty {
      returnEnds.others += 1
    }
    if !isSettled {
      loneReturns = lastLineEnd == [13]
      isSettled = true
      footer.forget()
    }
    lastBytes = place.next
    pass(place.next)
    lines += 1 + moreLines
  }

  /// The line with those behind it whose line ends are escaped.
  private func joined(_ line: Place) throws -> (line: Place, isCut: Bool) {
    guard let escapedLines else { return (line, false) }
    return try escapedLines.join(
      line, in: &window, loneReturns: loneReturns, footer: &footer, isInFooter: isInFooter, limit: limit, size: { $1.count })
  }

  /// The whole record that begins with this line, if its quotes close where they may, within the limit and before the footer.
  private func record(_ line: Place, _ quote: [UInt8]) throws -> Place? {
    let limit = limit
    let whole = try quoted.record(line, quote: quote, in: &window, loneReturns: loneReturns, reach: limit + 1) { $1 <= limit }
    guard let whole, footer.rows > 0, !isInFooter, whole.next > line.next else { return whole }
    return reachesFooter(whole.next) ? nil : whole
  }

  /// Whether the line that ends at a position is the footer's. Where the source is damaged before its end nobody knows its last lines.
  private func reachesFooter(_ end: Int) -> Bool {
    (try? footer.linesLeft(after: end, in: &window, loneReturns: loneReturns)) != nil
  }

  /// Lets go of the first bytes; `lines` is still the number of those before them.
  private func pass(_ bytes: Int) {
    if firstReplacedLine == nil, let place = decoded?.firstReplaced, place < window.textOffset + bytes {
      firstReplacedLine = lines + 1 + lineEnds(in: 0..<max(0, place - window.textOffset))
    }
    window.consume(bytes)
  }

  private func lineEnds(in range: Range<Int>) -> Int {
    var count = 0
    for position in range {
      let byte = window[position]
      if byte == 10 || byte == 13 && loneReturns && (position + 1 >= window.count || window[position + 1] != 10) { count += 1 }
    }
    return count
  }

  /// The first physical line.
  private func firstLine() throws -> Place {
    // A CR that is the last byte at hand may be of the line's end.
    let line = try window.firstLine(loneReturns: loneReturns, isTooLong: { $0.count > Self.maxLineBytes + 1 })
    guard let line, line.content <= Self.maxLineBytes else { throw ConvertFault(.lineTooLong(limit: Self.maxLineBytes)) }
    return line
  }
}
