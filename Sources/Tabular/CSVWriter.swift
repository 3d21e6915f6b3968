/// Writes RFC 4180: commas, LF, UTF-8, quotes only where a value holds a comma, a quote, CR or LF.
///
/// A row of one empty field is written as `""`, since an empty line would be no record.
public struct CSVWriter: Sendable {
  private var bytes: [UInt8] = []
  private var rowStart = 0
  private var atRowStart = true

  /// A writer with nothing in it.
  public init() {}

  /// How many bytes wait to be taken.
  public var count: Int { bytes.count }

  /// Adds a field as it is.
  public mutating func field(_ text: String) {
    var text = text
    text.withUTF8 { unsafe field($0.span) }
  }

  /// Adds a field of UTF-8 bytes as they are.
  public mutating func field(_ value: Span<UInt8>) {
    separate()
    put(value, guarded: false)
  }

  /// Adds a whole number.
  public mutating func number(_ value: some FixedWidthInteger) {
    separate()
    var digits = value.magnitude
    let start = bytes.count
    repeat {
      let (rest, digit) = digits.quotientAndRemainder(dividingBy: 10)
      bytes.append(UInt8(ascii: "0") + UInt8(digit))
      digits = rest
    } while digits != 0
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes[start...].reverse()
  }

  /// Adds a field of free text. One that a spreadsheet might run as a formula gets one ' in front; see `FormulaGuard`.
  public mutating func freeText(_ text: String) {
    var text = text
    text.withUTF8 { unsafe freeText($0.span) }
  }

  /// Adds a field of free text in UTF-8 bytes; see `freeText(_:)` of a string.
  public mutating func freeText(_ value: Span<UInt8>) {
    separate()
    put(value, guarded: FormulaGuard.isNeeded(value))
  }

  /// Ends the row.
  public mutating func endRow() {
    if bytes.count == rowStart && !atRowStart {
      bytes.append(UInt8(ascii: "\""))
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(10)
    rowStart = bytes.count
    atRowStart = true
  }

  /// Hands out what was written since the last time, and keeps the row that is open, if any, whole.
  public mutating func take() -> [UInt8] {
    guard rowStart < bytes.count else {
      defer {
        bytes = []
        rowStart = 0
      }
      return bytes
    }
    let taken = Array(bytes[..<rowStart])
    bytes.removeSubrange(..<rowStart)
    rowStart = 0
    return taken
  }

  private mutating func separate() {
    if !atRowStart { bytes.append(UInt8(ascii: ",")) }
    atRowStart = false
  }

  /// Adds rows that are written already, each with its line end. No row may be open.
  mutating func rows(_ rows: [UInt8], _ range: Range<Int>) {
    ByteSearch.append(rows, range, to: &bytes)
    rowStart = bytes.count
  }

  private mutating func put(_ value: Span<UInt8>, guarded: Bool) {
    let quote = UInt8(ascii: "\"")
    let needsQuotes = ByteSearch.firstOf((quote, UInt8(ascii: ","), 10, 13), in: value, 0..<value.count) != nil
    if needsQuotes { bytes.append(quote) }
    if guarded { bytes.append(UInt8(ascii: "'")) }
    var start = 0
    while needsQuotes, let found = ByteSearch.first(quote, in: value, start..<value.count) {
      bytes.append(value, start..<found + 1)
      bytes.append(quote)
      start = found + 1
    }
    bytes.append(value, start..<value.count)
    if needsQuotes { bytes.append(quote) }
  }
}
