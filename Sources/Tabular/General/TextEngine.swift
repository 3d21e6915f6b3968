/// Reads what must be decoded before it can be split: UTF-16 and UTF-32, separators that may be part of a character, and what only the
/// general grammar has (long delimiters, escapes, comments, preambles and footers). Rows, offsets and raw bytes are those of the file.
final class TextEngine: RecordEngine {
  private(set) var header: [String] = []
  private(set) var headerOffset = 0
  private(set) var likelierEncoding: String?
  private(set) var recordCount = 0
  let recordsTakenTogether = 0
  var encoding: TextEncoding { framer.window.decoder.encoding }
  var unpackedBytes: Int { framer.window.offset }
  var remains: (bytes: Int, lines: Int) { framer.remains }
  var tally: ReadTally {
    var tally = counted
    (tally.blankLines, tally.commentLines, tally.footerLines) = (framer.blankLines, framer.commentLines, framer.footerLines)
    return tally
  }

  private var framer: TextFramer
  private let splitter: RowSplitter
  private let mends: Bool
  private var counted = ReadTally()
  private var row = ConvertRow()

  init(_ source: any ByteSource, dialect: Dialect, limits: Limits) throws(ReadFault) {
    let grammar = dialect.grammar
    let window = MappedWindow(source, try TextDecoder(dialect.encoding))
    framer = TextFramer(window, dialect: grammar, limit: limits.maxRecordBytes, footerRows: dialect.footerRows)
    splitter = RowSplitter(grammar)
    mends = dialect.undecodable == .replace
    try framer.window.pass(TextEncoding.utf8.byteOrderMark)
    guard try framer.window.ensure(1) else { throw ReadFault(.emptyFile, offset: framer.window.offset) }
    try framer.skip(lines: dialect.skip)
    counted.skippedLines = dialect.skip
    try readHeader(dialect.headerRows, limits)
  }

  private func readHeader(_ rows: Int, _ limits: Limits) throws(ReadFault) {
    var names = HeaderNames()
    for number in 0..<rows {
      guard let frame = try framer.next() else {
        if number > 0 { break }
        throw ReadFault(.noHeader(skipped: counted.skippedLines), offset: framer.window.offset)
      }
      if number == 0 {
        framer.loneReturns = frame.next == frame.content + 1 && framer.window[frame.content] == 13
        headerOffset = framer.window.offset
      }
      recordCount += 1
      let offset = framer.window.offset
      if number == 0 {
        var raw: [UInt8] = []
        framer.window.copyRaw(frame.rawCount, to: &raw)
        likelierEncoding = EncodingWitness.headerLooksLike(raw, declared: encoding)
      }
      if let fault = read(frame) {
        throw ReadFault(.badHeader(fault, likelierEncoding), offset: offset, row: recordCount)
      }
      names.add(row)
      framer.window.consume(frame.next)
      if names.count > limits.maxFields {
        throw ReadFault(.tooManyFields(found: names.count, limit: limits.maxFields), offset: offset, row: recordCount)
      }
    }
    header = names.joined
  }

  func fill(_ batch: inout RecordBatch) throws(ReadFault) {
    while batch.count < RecordBatch.maxRecords && batch.rawBytes.count < RecordBatch.fullBytes {
      guard let frame = try framer.next() else { return }
      add(frame, to: &batch)
    }
  }

  func finish(_ batch: inout RecordBatch) {}

  /// Splits the record in front of the window into `row`, and says what is wrong with it.
  private func read(_ frame: TextFramer.Frame) -> RecordFault? {
    row.clear()
    if let fault = frame.fault { return fault }
    if framer.window.first(0, 0..<frame.content) != nil { return .nul }
    if !mends && framer.window.replaced(0..<frame.content) > 0 { return .undecodable }
    framer.window.withBytes { splitter.split($0.extracting(0..<frame.content), to: &row) }
    return nil
  }

  private func add(_ frame: TextFramer.Frame, to batch: inout RecordBatch) {
    let start = batch.rawBytes.count
    let offset = framer.window.offset
    recordCount += 1
    framer.window.copyRaw(frame.rawCount, to: &batch.rawBytes)
    var fault = read(frame)
    if fault == nil && row.count != header.count { fault = .fieldCount }
    batch.emptyFields()
    if fault == nil {
      batch.take(row)
      let replaced = mends ? framer.window.replaced(0..<frame.content) : 0
      if replaced > 0 { counted.mend(replaced, row: recordCount) }
    }
    framer.window.consume(frame.next)
    batch.close(row: recordCount, offset: offset, raw: start..<start + frame.rawCount, fault: fault)
  }
}
