/// Writes one file of any dialect as RFC 4180 in UTF-8 with LF, in memory that does not grow with the file.
public final class Converter {
  /// Where finished rows go, many at a time.
  public typealias Sink = (_ bytes: [UInt8]) throws -> Void

  /// What was read and written so far.
  public private(set) var report = ConvertReport()
  /// How many rows the kernels took; a control for tests.
  private(set) var rowsTakenTogether = 0

  /// How many physical lines were read.
  var lines: Int { reader.lines }

  /// Whether the source has no record: no byte, or lines without one only.
  public var foundNothing: Bool { reader.records == 0 }

  private let settings: ConvertSettings
  /// The first bytes as they are encoded.
  private let head: FileHead
  /// Lines behind them that tell the code page too.
  private let letters: LetterSample
  private let source: DecodedSource
  private let reader: RowReader
  private let output: Sink
  private let rejects: Sink?
  private var writer = CSVWriter()
  private var rejectWriter = CSVWriter()
  private var width = 0
  private var firstHeader: ConvertRow?
  private var tail: RowTail
  private var lastGood = (record: 0, line: 0)
  private let fast: FastRows?
  private var otherTable = OtherTableWatch()
  private let nullWords: Set<[UInt8]>
  private static let fullBytes = 256 << 10
  private static let headBytes = 64 << 10

  /// Opens the source, which may be packed by gzip. Rows go to `output`, and what follows the table to `rejects`.
  ///
  /// Both ways of `writing` give the same bytes; the reference is there for tests.
  public init(
    _ source: any ByteSource, _ settings: ConvertSettings, writing: Implementation = .fast, output: @escaping Sink, rejects: Sink?
  ) throws(ConvertFault) {
    self.settings = settings
    head = FileHead(FileHead.unpacked(source), count: Self.headBytes)
    letters = LetterSample(head, encoding: settings.encoding)
    self.source = try DecodedSource(letters, encoding: settings.encoding, isOpen: settings.encodingIsOpen)
    reader = try RowReader(self.source, dialect: settings.dialect, footerRows: settings.footerRows)
    self.output = output
    self.rejects = rejects
    nullWords = Set(settings.nullWords.map { Array($0.utf8) })
    tail = RowTail(findsFooter: settings.findsFooter)
    fast = writing == .fast ? FastRows(settings, limit: Limits().maxRecordBytes) : nil
  }

  /// Reads and writes everything.
  public func run() throws(ConvertFault) {
    do {
      try reader.skip(lines: settings.skip) { row in
        guard settings.skipIsFound else { return }
        report.linesBefore.add(from: row.line)
        try reject(row)
      }
      if reader.lines < settings.skip { report.linesOfSkippedFile = reader.lines }
      let names = try readHeader()
      let ahead = WidthSample(reader)
      width = settings.columns?.count ?? settings.width ?? ahead.width(header: names.count)
      writeHeader(names)
      doubt(ahead.rows)
      for row in ahead.rows { try take(row) }
      if let failure = ahead.failure { throw failure }
      try takeAll()
      let left = tail.finish(width: width)
      for row in left.table { try write(row) }
      for row in left.footer { try leaveOut(row) }
      if let line = report.otherTables.firstLine, let first = left.footer.first?.line, line >= first { report.otherTables = .init() }
      report.footerFollowsBlank = left.footer.first?.followsBlank == true
      try flush(atLeast: 1)
      finishReport()
      report.lacksLastLineEnd = reader.records > 0 && reader.lastLineEnd.isEmpty
    } catch let fault as ConvertFault {
      throw stopped(by: fault.what)
    } catch {
      throw stopped(by: .source(error))
    }
  }

  /// Reads the rows to the end, as many together as may be.
  private func takeAll() throws {
    var row = ConvertRow()
    var (oneByOne, patience) = (0, 1)
    fast?.width = width
    fast?.header = settings.endsAtRepeat ? firstHeader : nil
    while try reader.next(&row) {
      try take(row)
      guard let fast, report.tableEndLine == nil, !otherTable.isWaiting else { continue }
      if oneByOne > 0 {
        oneByOne -= 1
        continue
      }
      // It takes records that are as wide as the last one. Where there are none it tries less and less often.
      fast.columns = row.count
      let firstLine = reader.lines
      if let taken = reader.take(by: fast, keeping: max(tail.held, settings.footerRows)) {
        try write(taken, from: fast, firstLine: firstLine)
        patience = 1
      } else {
        oneByOne = patience
        patience = min(2 * patience, 64)
      }
    }
  }

  /// Takes over the rows that the kernels wrote; so many lines stand before them.
  private func write(_ taken: FastRows.Taken, from fast: FastRows, firstLine: Int) throws {
    for row in tail.releaseAll() { try write(row) }
    writer.rows(fast.written, 0..<fast.writtenCount)
    lastGood = (reader.records, firstLine + taken.linesBeforeLast + 1)
    report.rows += taken.records
    rowsTakenTogether += taken.records
    report.nulls += taken.nulls
    if fast.columns < width { report.padded.add(taken.records, from: firstLine + taken.linesBeforeFirst + 1) }
    if fast.columns > width { report.cut.add(taken.records, from: firstLine + taken.linesBeforeFirst + 1) }
    report.cutText.add(taken.cutText.count, from: firstLine + taken.cutText.linesBefore + 1)
    report.innerQuotes.add(taken.innerQuotes.count, from: firstLine + taken.innerQuotes.linesBefore + 1)
    report.innerReturns.add(taken.innerReturns.count, from: firstLine + taken.innerReturns.linesBefore + 1)
    try flush(atLeast: Self.fullBytes)
  }

  /// Gives out the rows that were read whole before something went wrong.
  private func stopped(by what: ConvertFault.What) -> ConvertFault {
    var canWrite = true
    if case .target = what { canWrite = false }
    if canWrite {
      for held in tail.releaseAll() { try? write(held) }
      try? flush(atLeast: 1)
    }
    finishReport()
    return ConvertFault(what, lastGoodRecord: lastGood.record, lastGoodLine: lastGood.line)
  }

  private func finishReport() {
    report.blankLines = reader.blankLines
    report.comments = reader.commentLines
    report.replaced.add(source.replaced, from: reader.firstReplacedLine)
    if let settled = source.settled, settled.name != "utf-8" {
      report.lateEncoding = SniffedFact(
        .encoding, settled.name, sure: settled.sure, settled.why + "; they stand behind what was looked at first, which is ASCII")
    }
    report.likelierEncoding = EncodingWitness.looksLike(head.head + letters.lines, declared: source.settled?.name ?? settings.encoding)
    if report.likelierEncoding == nil, let wide = TextEncoding(name: settings.encoding), wide.unit > 1, EncodingWitness.isNarrow(head.head)
    {
      report.unlikelyEncoding = wide.rawValue
    }
    report.endsLinesByReturn = reader.returnEnds.count > 0 && reader.returnEnds.others == 0
    if reader.returnEnds.others > 0 { report.returnEnds.add(reader.returnEnds.count, from: reader.returnEnds.firstLine) }
    report.marks.add(reader.marks.count, from: reader.marks.firstLine)
  }

  /// The header's names; empty where there is none.
  private func readHeader() throws -> [[UInt8]] {
    var names: [[UInt8]] = []
    var row = ConvertRow()
    for number in 0..<settings.headerRows {
      guard try reader.next(&row) else {
        if number > 0 { report.recordsOfHeaderOnly = number }
        break
      }
      note(row)
      if number == 0 { firstHeader = row }
      for cell in 0..<row.count {
        if cell == names.count { names.append([]) }
        if !names[cell].isEmpty && !row.bytes(cell).isEmpty { names[cell].append(UInt8(ascii: " ")) }
        names[cell].append(contentsOf: row.bytes(cell))
      }
    }
    guard let columns = settings.columns else { return names }
    if firstHeader == nil { firstHeader = ConvertRow(columns) }
    return columns.map { Array($0.utf8) }
  }

  private func writeHeader(_ names: [[UInt8]]) {
    guard !names.isEmpty else { return }
    report.namelessColumns = max(0, width - names.count)
    if settings.columns == nil { report.emptyNames = names.prefix(width).count { CellKind.trimmed($0[...]).isEmpty } }
    for place in 0..<max(width, 1) { writer.field((place < names.count ? names[place] : []).span) }
    writer.endRow()
  }

  /// Looks whether the first rows speak against what was asked for.
  private func doubt(_ rows: [ConvertRow]) {
    let header = settings.headerRows > 0 ? firstHeader : nil
    if let header, settings.headerRows == 1, settings.columns == nil { report.hasRowForHeader = TableSniffer.isRow(header, above: rows) }
    report.likelierDelimiter = DialectSniffer.likelierDelimiter((header.map { [$0] } ?? []) + rows, than: settings.dialect.delimiter)
  }

  private func note(_ row: ConvertRow) {
    lastGood = (row.record, row.line)
    if row.isMended { report.strayQuotes.add(from: row.line) } else if row.hasInnerQuote { report.innerQuotes.add(from: row.line) }
    if row.hasInnerReturn { report.innerReturns.add(from: row.line) }
    if row.hasNul { report.nuls.add(from: row.line) }
  }

  private func take(_ row: ConvertRow) throws {
    note(row)
    if row.isFooter {
      for held in tail.releaseAll() { try write(held) }
      return try leaveOut(row)
    }
    if report.tableEndLine != nil || settings.endsAtRepeat && firstHeader?.isRepeated(by: row) == true {
      report.tableEndLine = report.tableEndLine ?? row.line
      report.afterTable += 1
      return try reject(row)
    }
    if let line = otherTable.look(at: row, width: width) { report.otherTables.add(from: line) }
    if !tail.isNeeded { return try write(row) }
    if let released = tail.add(row) { try write(released) }
  }

  /// Leaves a record of the footer out.
  private func leaveOut(_ row: ConvertRow) throws {
    report.footers.add(from: row.line)
    try reject(row)
  }

  private func write(_ row: ConvertRow) throws {
    for cell in 0..<width {
      let range = cell < row.count ? row.range(cell) : 0..<0
      if !nullWords.isEmpty, !range.isEmpty, settings.nullColumns?.contains(cell) != false, nullWords.contains(Array(row.text[range])) {
        report.nulls += 1
        writer.field("")
      } else {
        writer.field(row.text.span.extracting(range))
      }
    }
    writer.endRow()
    report.rows += 1
    if row.count < width { report.padded.add(from: row.line) }
    if row.count > width {
      report.cut.add(from: row.line)
      if row.ends[row.count - 1] > row.ends[width - 1] { report.cutText.add(from: row.line) }
    }
    try flush(atLeast: Self.fullBytes)
  }

  private func reject(_ row: ConvertRow) throws {
    guard rejects != nil else { return }
    for cell in 0..<row.count { rejectWriter.field(row.text.span.extracting(row.range(cell))) }
    rejectWriter.endRow()
    try flush(atLeast: Self.fullBytes)
  }

  private func flush(atLeast bytes: Int) throws {
    do {
      if writer.count >= bytes { try output(writer.take()) }
      if rejectWriter.count >= bytes { try rejects?(rejectWriter.take()) }
    } catch {
      throw ConvertFault(.target(error))
    }
  }
}

extension ConvertRow {
  /// A row of given cells.
  init(_ cells: [String]) {
    for cell in cells {
      text.append(contentsOf: cell.utf8)
      ends.append(text.count)
    }
  }
}
