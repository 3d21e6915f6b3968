/// Reads what can be framed on encoded bytes (R8): by the fast splitter, and by framer and libcsv where a record is unusual.
final class FramedEngine: RecordEngine {
  private(set) var header: [String] = []
  private(set) var headerOffset = 0
  private(set) var recordCount = 0
  private(set) var recordsTakenTogether = 0
  let encoding: TextEncoding
  let likelierEncoding: String? = nil
  var unpackedBytes: Int { framer.window.offset }
  var remains: (bytes: Int, lines: Int) { framer.remains }
  var tally: ReadTally {
    var tally = mended
    tally.blankLines = framer.blankLines
    return tally
  }

  private var framer: Framer
  private let splitter: RecordSplitter
  private var fastSplitter: FastSplitter?
  /// How many records are still to be read one by one before the fast splitter tries again.
  private var oneByOne = 0
  /// How many will be if it tries in vain. It doubles, so that a file which is all irregular is not searched twice over.
  private var patience = 1
  /// One record's text, where a batch has no text of its own.
  private var scratch: [UInt8] = []
  /// What mends undecodable records; nil where they are rejected.
  private let mender: RecordMender?
  private var mended = ReadTally()

  init(_ source: any ByteSource, dialect: Dialect, limits: Limits, splitting: Implementation) throws(ReadFault) {
    framer = Framer(source, dialect: dialect, limits: limits)
    encoding = dialect.encoding
    splitter = try RecordSplitter(dialect)
    mender = dialect.undecodable == .replace ? try RecordMender(dialect) : nil
    try framer.window.pass(dialect.encoding.byteOrderMark)
    guard try framer.window.ensure(1) else { throw ReadFault(.emptyFile, offset: framer.window.offset) }
    try readHeader(dialect.headerRows, limits)
    if splitting == .fast { fastSplitter = FastSplitter(dialect, columns: header.count, limit: limits.maxRecordBytes) }
  }

  func fill(_ batch: inout RecordBatch) throws(ReadFault) {
    while batch.count < RecordBatch.maxRecords && batch.rawBytes.count < RecordBatch.fullBytes {
      if oneByOne > 0 {
        oneByOne -= 1
      } else if takeMany(&batch) {
        continue
      }
      guard let frame = try framer.next() else { return }
      try add(frame, to: &batch, expected: header.count)
    }
  }

  /// Lets the fast splitter take what it can, and says whether that was anything.
  private func takeMany(_ batch: inout RecordBatch) -> Bool {
    guard let fastSplitter, framer.isBetweenLines else { return false }
    let taken = fastSplitter.take(framer.window.bytes, at: framer.window.offset, row: recordCount + 1, into: &batch)
    guard taken.records > 0 else {
      oneByOne = patience - 1
      patience = min(2 * patience, 64)
      return false
    }
    framer.skip(bytes: taken.bytes, blankLines: taken.blankLines)
    recordCount += taken.records
    recordsTakenTogether += taken.records
    // It stopped at a record that it cannot take, unless the batch is full.
    oneByOne = 1
    patience = 1
    return true
  }

  func finish(_ batch: inout RecordBatch) {
    if let fastSplitter, fastSplitter.leavesText { batch.shareRawBytes() }
  }

  private func readHeader(_ rows: Int, _ limits: Limits) throws(ReadFault) {
    var names = HeaderNames()
    for number in 0..<rows {
      guard let frame = try framer.next() else {
        if number > 0 { break }
        throw ReadFault(.noHeader(skipped: 0), offset: framer.window.offset)
      }
      if number == 0 {
        let ending = frame.content..<frame.next
        framer.loneReturns = ending.count == 1 && framer.window[ending.lowerBound] == 13
        headerOffset = framer.window.offset
      }
      var batch = RecordBatch()
      batch.clear(columns: limits.maxFields)
      let offset = framer.window.offset
      let found = try add(frame, to: &batch, expected: nil)
      if let fault = batch.faults[0] {
        throw ReadFault(.badHeader(fault, EncodingWitness.wide(batch.rawBytes)), offset: offset, row: recordCount)
      }
      if found > limits.maxFields {
        throw ReadFault(.tooManyFields(found: found, limit: limits.maxFields), offset: offset, row: recordCount)
      }
      for cell in 0..<found { names.add(batch.text[batch.field(0, cell)], at: cell) }
    }
    header = names.joined
  }

  /// Copies, checks, splits and decodes the record in front of the window, and returns how many fields it has.
  @discardableResult
  private func add(_ frame: Framer.Frame, to batch: inout RecordBatch, expected: Int?) throws(ReadFault) -> Int {
    let raw = batch.rawBytes.count..<batch.rawBytes.count + frame.content
    let offset = framer.window.offset
    let used = batch.textCount
    recordCount += 1
    framer.window.copy(0..<frame.content, to: &batch.rawBytes)
    framer.window.consume(frame.next)
    batch.emptyFields()
    var fields = 0
    var fault = frame.fault
    if fault == nil && ByteSearch.first(0, in: batch.rawBytes, raw) != nil { fault = .nul }
    if fault == nil {
      let found = try split(raw, of: &batch, offset: offset)
      fields = found.fields
      if found.decodable {
        if let expected, fields != expected { fault = .fieldCount }
      } else {
        batch.textCount = used
        fault = mend(raw, in: &batch, expected: expected)
        fields = mender?.row.count ?? 0
      }
    }
    if fault != nil {
      batch.textCount = used
      batch.emptyFields()
    }
    batch.close(row: recordCount, offset: offset, raw: raw, fault: fault)
    return fields
  }

  private func split(_ raw: Range<Int>, of batch: inout RecordBatch, offset: Int) throws(ReadFault) -> RecordSplitter.Found {
    let place = 2 * batch.columnCount * batch.count
    do {
      guard let fastSplitter, fastSplitter.leavesText else {
        return try splitter.split(
          batch.rawBytes, raw, text: &batch.text, used: &batch.textCount, bounds: &batch.fieldBounds, place: place,
          columns: batch.columnCount)
      }
      var used = 0
      let found = try splitter.split(
        batch.rawBytes, raw, text: &scratch, used: &used, bounds: &batch.fieldBounds, place: place, columns: batch.columnCount)
      batch.moveFields(by: batch.rawBytes.count)
      ByteSearch.append(scratch, 0..<used, to: &batch.rawBytes)
      return found
    } catch {
      throw ReadFault(.splitter(error.status), offset: offset, row: recordCount)
    }
  }

  /// Reads an undecodable record with U+FFFD where the source wants that, and says what is wrong with it then.
  private func mend(_ raw: Range<Int>, in batch: inout RecordBatch, expected: Int?) -> RecordFault? {
    guard let mender else { return .undecodable }
    let replaced = mender.mend(batch.rawBytes[raw])
    if let expected, mender.row.count != expected { return .fieldCount }
    if mender.row.count > batch.columnCount { return nil }
    if let fastSplitter, fastSplitter.leavesText { batch.takeToRaw(mender.row) } else { batch.take(mender.row) }
    if expected != nil {
      mended.mend(replaced, row: recordCount)
    }
    return nil
  }
}
