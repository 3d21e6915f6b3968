import CTabularKernel

/// Frames, splits and writes the well-formed records at the front of a window all at once, by the kernels of CTabularKernel.
///
/// It stops before the first record that is not wholly there, has another number of cells, breaks the grammar of quotes, is a comment, or
/// may repeat the header; `RowReader` and `Converter` then say what it is. What is written is what they would write, byte for byte.
@safe final class FastRows {
  /// What was taken from the window and written.
  struct Taken {
    var records = 0
    var bytes = 0
    var blankLines = 0
    /// Line ends in what was taken.
    var lines = 0
    /// Line ends in front of the first record.
    var linesBeforeFirst = 0
    /// Line ends in front of the last record.
    var linesBeforeLast = 0
    var nulls = 0
    var cutText = Tally()
    var innerQuotes = Tally()
    var innerReturns = Tally()
  }

  /// How many records are of some kind, and how many line ends stand in front of the first.
  struct Tally {
    var count = 0
    var linesBefore = 0
  }

  /// The longest record taken, so that a search that fails costs little.
  private static let longestRecord = 64 << 10

  /// How many cells a record must have to be taken.
  var columns = 0
  /// How many cells a written row has.
  var width = 0 {
    didSet { hasNulls = nullColumns.map { columns in (0..<width).map { columns.contains($0) ? 1 : 0 } } ?? [] }
  }
  /// The header, whose repetition ends the table.
  var header: ConvertRow?
  /// What was written last.
  private(set) var written: [UInt8] = []
  private(set) var writtenCount = 0

  private var grammar: tk_grammar
  private let comment: [UInt8]?
  private let nulls: [UInt8]
  private let nullColumns: Set<Int>?
  /// For each column that is written whether null words stand for nothing in it; empty for all.
  private var hasNulls: [UInt8] = []
  private var records: [tk_record] = []
  private var bounds: [UInt32] = []

  /// Nil where the dialect is aligned or drawn, or has an escape, or tokens of more than one byte.
  init?(_ settings: ConvertSettings, limit: Int) {
    let dialect = settings.dialect
    guard !dialect.joinsDelimiters, dialect.drawing == nil, dialect.delimiter.count == 1, dialect.quote?.count ?? 1 == 1,
      dialect.escape == nil
    else { return nil }
    comment = dialect.comment
    nulls = settings.nullWords.filter { !$0.isEmpty }.flatMap { Array($0.utf8) + [UInt8(TK_WORD_END)] }
    nullColumns = settings.nullColumns
    grammar = tk_grammar(
      delimiter: dialect.delimiter[0], quote: dialect.quote?[0] ?? 0, has_quote: dialect.quote != nil, line_end: 10,
      columns: 0, limit: UInt32(min(limit, Self.longestRecord)), shift: 0)
  }

  /// Takes records from the front of `bytes`, all but the last `keeping`, and writes them to `written`. Where CRs alone end lines it stops
  /// before a LF.
  func take(_ bytes: Span<UInt8>, keeping: Int, loneReturns: Bool) -> Taken {
    writtenCount = 0
    grammar.line_end = loneReturns ? 13 : 10
    // A CR in front of a LF, or of what is not in sight, may be half of a line's end.
    let end = loneReturns ? (ByteSearch.first(10, in: bytes, 0..<bytes.count) ?? bytes.count) - 1 : bytes.count
    let window = bytes.extracting(0..<max(0, end))
    // A record has at least a delimiter or a line end for each column.
    let room = columns > 0 && width > 0 ? min(RecordBatch.maxRecords, window.count / columns) : 0
    guard room > keeping else { return Taken() }
    grammar.columns = UInt32(columns)
    Self.makeRoom(in: &bounds, 2 * columns * room, 0)
    Self.makeRoom(in: &records, room, tk_record(start: 0, content: 0, next: 0, blank_lines: 0, flags: 0))
    let found = good(window, split(window, room)) - keeping
    guard found > 0 else { return Taken() }
    let last = records[found - 1]
    Self.makeRoom(in: &written, 2 * Int(last.next) + found * (3 * max(columns, width) + 18), 0)
    let result = write(window, found)
    writtenCount = result.bytes
    var taken = Taken(records: found, bytes: Int(last.next), blankLines: Int(last.blank_lines))
    taken.nulls = result.nulls
    taken.linesBeforeFirst = ByteSearch.count(grammar.line_end, in: window, 0..<Int(records[0].start))
    taken.linesBeforeLast = ByteSearch.count(grammar.line_end, in: window, 0..<Int(last.start))
    taken.lines = taken.linesBeforeLast + ByteSearch.count(grammar.line_end, in: window, Int(last.start)..<Int(last.next))
    taken.cutText = tally(result.cut_text, window)
    taken.innerQuotes = tally(result.inner_quotes, window)
    taken.innerReturns = tally(result.inner_returns, window)
    return taken
  }

  private func tally(_ found: tk_tally, _ window: Span<UInt8>) -> Tally {
    guard found.count > 0 else { return Tally() }
    return Tally(count: found.count, linesBefore: ByteSearch.count(grammar.line_end, in: window, 0..<Int(records[found.first].start)))
  }

  /// How many records come before the first that may be a comment or the header again, or has a byte order mark in front.
  private func good(_ window: Span<UInt8>, _ found: Int) -> Int {
    for number in 0..<found {
      let start = Int(records[number].start)
      if window[start] == RowReader.mark[0], window.holds(RowReader.mark, at: start) { return number }
      if let comment, window.holds(comment, at: start) { return number }
      if let header, mayRepeat(header, window, 2 * columns * number) { return number }
    }
    return found
  }

  /// Whether the record whose bounds stand there is equal to the header over the shorter one's cells; cells with doubled quotes may be.
  private func mayRepeat(_ header: ConvertRow, _ window: Span<UInt8>, _ place: Int) -> Bool {
    for cell in 0..<min(columns, header.count) {
      let (start, end) = (Int(bounds[place + 2 * cell]), Int(bounds[place + 2 * cell + 1]))
      let wanted = header.range(cell)
      if end - start == wanted.count {
        for (index, other) in zip(start..<end, wanted) where window[index] != header.text[other] { return false }
      } else if !grammar.has_quote || ByteSearch.first(grammar.quote, in: window, start..<end) == nil {
        return false
      }
    }
    return true
  }

  private func split(_ window: Span<UInt8>, _ most: Int) -> Int {
    unsafe window.withUnsafeBufferPointer { bytes in
      unsafe records.withUnsafeMutableBufferPointer { records in
        unsafe bounds.withUnsafeMutableBufferPointer { bounds in
          unsafe tk_split(bytes.baseAddress, bytes.count, &grammar, records.baseAddress, most, bounds.baseAddress)
        }
      }
    }
  }

  private func write(_ window: Span<UInt8>, _ found: Int) -> tk_written {
    unsafe window.withUnsafeBufferPointer { bytes in
      unsafe records.withUnsafeBufferPointer { records in
        unsafe bounds.withUnsafeBufferPointer { bounds in
          unsafe nulls.withUnsafeBufferPointer { nulls in
            unsafe written.withUnsafeMutableBufferPointer { written in
              unsafe hasNulls.withUnsafeBufferPointer { hasNulls in
                var rules = unsafe tk_row_rules(
                  width: UInt32(width), nulls: nulls.baseAddress, null_bytes: nulls.count,
                  has_nulls: hasNulls.isEmpty ? nil : hasNulls.baseAddress)
                return unsafe tk_write_rows(
                  bytes.baseAddress, bytes.count, &grammar, &rules, records.baseAddress, found, bounds.baseAddress, written.baseAddress)
              }
            }
          }
        }
      }
    }
  }

  private static func makeRoom<Element>(in array: inout [Element], _ wanted: Int, _ empty: Element) {
    if array.count < wanted { array.append(contentsOf: repeatElement(empty, count: max(wanted - array.count, array.count))) }
  }
}
