/// Up to 4,096 records as columns of offsets. Filled again and again, so that reading allocates nothing per record.
///
/// All bounds are pairs (start, end), so that a splitter may leave gaps between fields or point several batches' columns at one arena.
public struct RecordBatch: Sendable {
  /// The most records in one batch.
  public static let maxRecords = 4096
  /// A batch is closed once its raw bytes reach this.
  static let fullBytes = 1 << 20

  /// How many records the batch holds.
  public internal(set) var count = 0
  /// How many columns the header has.
  public internal(set) var columnCount = 0
  /// Each record's number in the file; the header is 1.
  public internal(set) var rows: [Int] = []
  /// Each record's first byte in the unpacked stream, a byte order mark and all gzip members counted.
  public internal(set) var byteOffsets: [Int] = []
  /// Why a record cannot be read; nil for good ones. A faulty record's fields are all empty ranges.
  public internal(set) var faults: [RecordFault?] = []
  /// The encoded bytes that `raw(_:)` points into.
  public internal(set) var rawBytes: [UInt8] = []
  /// The UTF-8 that `field(_:_:)` points into. Bytes outside those ranges mean nothing.
  public internal(set) var text: [UInt8] = []

  /// Start and end of each record in `rawBytes`.
  var rawBounds: [UInt32] = []
  /// Start and end of each field in `text`, record by record; at least `2 * columnCount * count`, and left over from earlier behind those.
  var fieldBounds: [UInt32] = []
  /// How many bytes of `text` are taken.
  var textCount = 0
  /// Whether `text` shares the memory of `rawBytes`.
  private var textIsRaw = false

  /// An empty batch, ready to be filled.
  public init() {}

  /// Where the record's encoded bytes stand in `rawBytes`, without the line end.
  public func raw(_ record: Int) -> Range<Int> {
    Int(rawBounds[2 * record])..<Int(rawBounds[2 * record + 1])
  }

  /// Where a field stands in `text`, decoded and unquoted.
  public func field(_ record: Int, _ column: Int) -> Range<Int> {
    precondition(record >= 0 && record < count && column >= 0 && column < columnCount)
    let place = 2 * (record * columnCount + column)
    let bounds = fieldBounds.span
    return unsafe Range(uncheckedBounds: (Int(bounds[unchecked: place]), Int(bounds[unchecked: place + 1])))
  }

  /// A field as a string; for headers, messages and small tables, not for hot loops.
  public func string(_ record: Int, _ column: Int) -> String {
    String(decoding: text[field(record, column)], as: UTF8.self)
  }

  /// Empties the batch and keeps its memory.
  mutating func clear(columns: Int) {
    if textIsRaw { text = [] }
    textIsRaw = false
    count = 0
    columnCount = columns
    textCount = 0
    rows.removeAll(keepingCapacity: true)
    byteOffsets.removeAll(keepingCapacity: true)
    faults.removeAll(keepingCapacity: true)
    rawBytes.removeAll(keepingCapacity: true)
    rawBounds.removeAll(keepingCapacity: true)
  }

  /// Lets fields point into `rawBytes`, where raw bytes are text already; to be called when all records are in.
  mutating func shareRawBytes() {
    text = rawBytes
    textIsRaw = true
  }

  /// Makes sure that the bounds of so many more records have a place.
  mutating func makeRoom(forRecords more: Int) {
    let wanted = 2 * columnCount * (count + more)
    guard fieldBounds.count < wanted else { return }
    fieldBounds.append(contentsOf: repeatElement(0, count: max(wanted - fieldBounds.count, fieldBounds.count)))
  }

  /// Counts a record whose raw bytes and fields are in.
  mutating func close(row: Int, offset: Int, raw: Range<Int>, fault: RecordFault?) {
    rows.append(row)
    byteOffsets.append(offset)
    faults.append(fault)
    rawBounds.append(UInt32(raw.lowerBound))
    rawBounds.append(UInt32(raw.upperBound))
    count += 1
  }

  /// Makes all fields of the record that is not closed yet empty.
  mutating func emptyFields() {
    makeRoom(forRecords: 1)
    for place in 2 * columnCount * count..<2 * columnCount * (count + 1) { fieldBounds[place] = 0 }
  }

  /// Takes the cells of a row as the fields of the record that is not closed yet.
  mutating func take(_ row: ConvertRow) {
    let end = textCount + row.text.count
    if text.count < end { text.append(contentsOf: repeatElement(0, count: max(end - text.count, text.count))) }
    ByteSearch.copy(row.text, 0..<row.text.count, to: &text, at: textCount)
    setFields(row, from: textCount)
    textCount = end
  }

  /// The same where fields point into raw bytes.
  mutating func takeToRaw(_ row: ConvertRow) {
    setFields(row, from: rawBytes.count)
    ByteSearch.append(row.text, 0..<row.text.count, to: &rawBytes)
  }

  private mutating func setFields(_ row: ConvertRow, from base: Int) {
    for cell in 0..<row.count {
      let range = row.range(cell)
      fieldBounds[2 * (columnCount * count + cell)] = UInt32(base + range.lowerBound)
      fieldBounds[2 * (columnCount * count + cell) + 1] = UInt32(base + range.upperBound)
    }
  }

  /// Empties a field.
  mutating func emptyField(_ record: Int, _ column: Int) {
    let place = 2 * (record * columnCount + column)
    fieldBounds[place + 1] = fieldBounds[place]
  }

  /// Moves all fields of the record that is not closed yet.
  mutating func moveFields(by distance: Int) {
    for place in 2 * columnCount * count..<2 * columnCount * (count + 1) { fieldBounds[place] += UInt32(distance) }
  }
}
