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
  /// Lines that begin as comments do.
  public private(set) var commentLines = 0
  /// Records that were read.
  public private(set) var records = 0
  /// Records with a quote where none may stand.
  public private(set) var mendedRecords = 0
  /// How the last record's line ended: nothing, LF, CR LF or CR.
  public private(set) var lastLineEnd: [UInt8] = []
  /// Whether a record's line ended with CR alone.
  public private(set) var endsLinesByReturn = false

  private var window: TextWindow
  private let dialect: ConvertDialect
  private let limit: Int
  private let splitter: RowSplitter
  private var loneReturns: Bool
  private var isSettled: Bool
  /// How many cells the last record without stray quotes had.
  private var columns: Int?
  private var quoted: QuotedRecords

  /// Reads decoded bytes. `maxRecordBytes` is how far a quoted cell may reach, as in `Limits`.
  public init(_ source: any ByteSource, dialect: ConvertDialect, maxRecordBytes: Int = Limits().maxRecordBytes) throws(ConvertFault) {
    if let flaw = dialect.flaw { throw ConvertFault(flaw) }
    window = TextWindow(source)
    self.dialect = dialect
    quoted = QuotedRecords(dialect)
    limit = maxRecordBytes
    splitter = RowSplitter(dialect)
    loneReturns = dialect.loneReturns ?? true
    isSettled = dialect.loneReturns != nil
  }

  /// Passes over physical lines, blank ones too.
  public func skip(lines count: Int) throws {
    var left = count
    while left > 0, try window.ensure(1) {
      let line = try firstLine()
      lines += 1
      window.consume(line.next)
      left -= 1
    }
  }

  /// Reads the next record into `row`; false at the end.
  public func next(_ row: inout ConvertRow) throws -> Bool {
    row.clear()
    row.followsBlank = false
    while try window.ensure(1) {
      let line = try firstLine()
      if line.content == 0 {
        blankLines += 1
        lines += 1
        row.followsBlank = true
      } else if let comment = dialect.comment, window.withBytes({ $0.holds(comment, at: 0) }) {
        commentLines += 1
        lines += 1
      } else {
        try read(line, into: &row)
        return true
      }
      window.consume(line.next)
    }
    return false
  }

  /// Lets the kernels take and write the well-formed records that are at hand, all but the last `keeping`; nil where there are none.
  func take(by rows: FastRows, keeping: Int) -> FastRows.Taken? {
    guard isSettled, !loneReturns else { return nil }
    let taken = window.withBytes { rows.take($0, keeping: keeping) }
    guard taken.records > 0 else { return nil }
    lastLineEnd = taken.bytes > 1 && window[taken.bytes - 2] == 13 ? [13, 10] : [10]
    window.consume(taken.bytes)
    records += taken.records
    columns = rows.columns
    blankLines += taken.blankLines
    lines += taken.lines
    return taken
  }

  private typealias Place = (content: Int, next: Int)

  private func read(_ line: Place, into row: inout ConvertRow) throws {
    var place = line
    row.isMended = false
    if let quote = dialect.quote, window.first(quote[0], 0..<line.content) != nil {
      if let whole = try record(line, quote) { place = whole } else { row.isMended = true }
    }
    records += 1
    if row.isMended { mendedRecords += 1 }
    row.record = records
    row.line = lines + 1
    let columns = row.isMended ? columns : nil
    window.withBytes { splitter.split($0.extracting(0..<place.content), to: &row, columns: columns) }
    if !row.isMended { self.columns = row.count }
    lines += 1 + (place.next > line.next ? lineEnds(in: line.next..<place.content) + 1 : 0)
    lastLineEnd = (place.content..<place.next).map { window[$0] }
    if lastLineEnd == [13] { endsLinesByReturn = true }
    if !isSettled {
      loneReturns = lastLineEnd == [13]
      isSettled = true
    }
    window.consume(place.next)
  }

  /// The whole record that begins with this line, if its quotes close where they may and within the limit.
  private func record(_ line: Place, _ quote: [UInt8]) throws -> Place? {
    let limit = limit
    return try quoted.record(line, quote: quote, in: &window, loneReturns: loneReturns, reach: limit + 1) { $1 <= limit }
  }

  private func lineEnds(in range: Range<Int>) -> Int {
    var count = 0
    for position in range {
      let byte = window[position]
      if byte == 10 || byte == 13 && loneReturns && window[position + 1] != 10 { count += 1 }
    }
    return count
  }

  /// The first physical line.
  private func firstLine() throws -> Place {
    guard let line = try window.firstLine(loneReturns: loneReturns, isTooLong: { $0.count > Self.maxLineBytes }) else {
      throw ConvertFault(.lineTooLong(limit: Self.maxLineBytes))
    }
    return line
  }
}
