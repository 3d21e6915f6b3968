import CTabularKernel

/// Frames, splits and decodes the well-formed records at the front of a window all at once, by the kernels of CTabularKernel.
///
/// It stops before the first record that is not wholly there or that has anything wrong with it; `Framer` and `RecordSplitter` say what.
@safe final class FastSplitter {
  /// What was taken from the window.
  struct Taken: Equatable {
    var records = 0
    var bytes = 0
    var blankLines = 0
  }

  /// The longest record taken, so that a search that fails costs little; a longer one goes the other way.
  private static let longestRecord = 64 << 10

  /// How many records are looked for at least.
  private static let fewest = 8

  private let encoding: TextEncoding
  private let tables: CodePageTables?
  private var grammar: tk_grammar
  private var records = [tk_record](
    repeating: tk_record(start: 0, content: 0, next: 0, blank_lines: 0, flags: 0), count: RecordBatch.maxRecords)

  /// How many records to look for at once. It falls where records are undecodable, so that what is behind them is not split in vain.
  private var most = RecordBatch.maxRecords

  /// Whether fields may point into raw bytes, so that a batch needs no text of its own.
  var leavesText: Bool { encoding == .utf8 }

  /// A splitter for a dialect and a header; nil where the delimiter or the quote is not ASCII.
  init?(_ dialect: Dialect, columns: Int, limit: Int) {
    guard columns > 0, dialect.delimiterByte < 0x80, (dialect.quoteByte ?? 0) < 0x80 else { return nil }
    encoding = dialect.encoding
    tables = CodePageTables.of(dialect.encoding)
    grammar = tk_grammar(
      delimiter: dialect.delimiterByte, quote: dialect.quoteByte ?? 0, has_quote: dialect.quote != nil, line_end: 10,
      columns: UInt32(columns), limit: UInt32(min(limit, Self.longestRecord)), shift: 0)
  }

  /// Takes records from the front of `window`, whose first byte stands at `offset` of the stream, the first of them being number `row`.
  func take(_ window: Span<UInt8>, at offset: Int, row: Int, into batch: inout RecordBatch) -> Taken {
    // A record has at least a delimiter or a line end for each column.
    let room = min(most, RecordBatch.maxRecords - batch.count, window.count / batch.columnCount)
    guard room > 0 else { return Taken() }
    batch.makeRoom(forRecords: room)
    grammar.shift = leavesText ? UInt32(batch.rawBytes.count) : 0
    let found = split(window, room, &batch.fieldBounds, 2 * batch.columnCount * batch.count)
    let good = leavesText ? readable(window, found) : decode(window, found, &batch)
    most = good < found ? max(2 * good, Self.fewest) : min(2 * most, RecordBatch.maxRecords)
    guard good > 0 else { return Taken() }
    let base = batch.rawBytes.count
    let taken = Int(records[good - 1].next)
    unsafe window.extracting(first: taken).withUnsafeBufferPointer { unsafe batch.rawBytes.append(contentsOf: $0) }
    unescape(window, good, &batch)
    for number in 0..<good {
      let record = records[number]
      batch.close(
        row: row + number, offset: offset + Int(record.start), raw: base + Int(record.start)..<base + Int(record.content), fault: nil)
    }
    return Taken(records: good, bytes: taken, blankLines: Int(records[good - 1].blank_lines))
  }

  private func split(_ window: Span<UInt8>, _ most: Int, _ bounds: inout [UInt32], _ place: Int) -> Int {
    unsafe window.withUnsafeBufferPointer { bytes in
      unsafe records.withUnsafeMutableBufferPointer { records in
        unsafe bounds.withUnsafeMutableBufferPointer { bounds in
          let free = unsafe UnsafeMutableBufferPointer(rebasing: bounds[place...])
          return unsafe tk_split(bytes.baseAddress, bytes.count, &grammar, records.baseAddress, most, free.baseAddress)
        }
      }
    }
  }

  /// How many records from the first on are UTF-8.
  private func readable(_ window: Span<UInt8>, _ found: Int) -> Int {
    unsafe window.withUnsafeBufferPointer { bytes in
      for number in 0..<found where records[number].flags & UInt32(TK_NON_ASCII) != 0 {
        let part = unsafe UnsafeBufferPointer(rebasing: bytes[Int(records[number].start)..<Int(records[number].content)])
        if unsafe !tk_is_utf8(part.baseAddress, part.count) { return number }
      }
      return found
    }
  }

  /// Decodes records to the batch's text, and says how many from the first on could be.
  private func decode(_ window: Span<UInt8>, _ found: Int, _ batch: inout RecordBatch) -> Int {
    guard let tables, found > 0 else { return 0 }
    Self.makeRoom(in: &batch.text, batch.textCount + FieldDecoder.growth * Int(records[found - 1].next) + 16)
    let place = 2 * batch.columnCount * batch.count
    return unsafe window.withUnsafeBufferPointer { bytes in
      unsafe records.withUnsafeBufferPointer { records in
        unsafe batch.fieldBounds.withUnsafeMutableBufferPointer { bounds in
          let own = unsafe UnsafeMutableBufferPointer(rebasing: bounds[place...])
          return unsafe batch.text.withUnsafeMutableBufferPointer { text in
            unsafe tables.withTables { single, multiple in
              unsafe tk_decode(
                bytes.baseAddress, bytes.count, records.baseAddress, found, own.baseAddress, grammar.columns, single, multiple,
                text.baseAddress, &batch.textCount)
            }
          }
        }
      }
    }
  }

  /// Copies the fields that hold doubled quotes behind the rest of the text, with single ones.
  private func unescape(_ window: Span<UInt8>, _ good: Int, _ batch: inout RecordBatch) {
    for number in 0..<good where records[number].flags & UInt32(TK_DOUBLED_QUOTE) != 0 {
      let isFirst = window[Int(records[number].start)] == grammar.quote
      let place = 2 * batch.columnCount * (batch.count + number)
      let length = FieldDecoder.growth * Int(records[number].content - records[number].start)
      if leavesText {
        let used = batch.rawBytes.count
        batch.rawBytes.append(contentsOf: repeatElement(0, count: length))
        let now = Self.unescape(&batch.rawBytes, used, &batch.fieldBounds, place, grammar, isFirst)
        batch.rawBytes.removeLast(batch.rawBytes.count - now)
      } else {
        Self.makeRoom(in: &batch.text, batch.textCount + length)
        batch.textCount = Self.unescape(&batch.text, batch.textCount, &batch.fieldBounds, place, grammar, isFirst)
      }
    }
  }

  private static func unescape(
    _ text: inout [UInt8], _ used: Int, _ bounds: inout [UInt32], _ place: Int, _ grammar: tk_grammar, _ isFirst: Bool
  ) -> Int {
    unsafe text.withUnsafeMutableBufferPointer { text in
      unsafe bounds.withUnsafeMutableBufferPointer { bounds in
        let own = unsafe UnsafeMutableBufferPointer(rebasing: bounds[place..<place + 2 * Int(grammar.columns)])
        return unsafe tk_unescape(text.baseAddress, used, own.baseAddress, grammar.columns, grammar.quote, isFirst)
      }
    }
  }

  private static func makeRoom(in text: inout [UInt8], _ wanted: Int) {
    if text.count < wanted { text.append(contentsOf: repeatElement(0, count: max(wanted - text.count, text.count))) }
  }
}
