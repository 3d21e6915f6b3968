/// One record of any width: its cells as UTF-8, one behind the other.
public struct ConvertRow: Sendable, Equatable {
  /// All cells' bytes.
  public internal(set) var text: [UInt8] = []
  /// Where each cell ends in `text`.
  public internal(set) var ends: [Int] = []
  /// The physical line on which the record begins; the file's first is 1.
  public internal(set) var line = 0
  /// The record's number in the file; the first is 1.
  public internal(set) var record = 0
  /// Whether a quote stood where none may, so that the record is one physical line with its stray quotes kept.
  public internal(set) var isMended = false
  /// Whether a quote stands inside a cell that has none around it, in a record that is not mended.
  public internal(set) var hasInnerQuote = false
  /// Whether a CR that ends no line stands in a cell that has no quotes around it.
  public internal(set) var hasInnerReturn = false
  /// Whether at least one blank line stands before the record.
  public internal(set) var followsBlank = false
  /// Whether the record stands in the lines at the end of the file that are its footer.
  public internal(set) var isFooter = false

  /// Whether the record is a line that does not fit how the table is drawn, such as the count of rows below it.
  public internal(set) var isOutside = false

  /// An empty row, ready to be filled.
  public init() {}

  /// How many cells there are.
  public var count: Int { ends.count }

  /// Where a cell stands in `text`.
  public func range(_ cell: Int) -> Range<Int> { (cell == 0 ? 0 : ends[cell - 1])..<ends[cell] }

  /// A cell's bytes.
  public func bytes(_ cell: Int) -> ArraySlice<UInt8> { text[range(cell)] }

  /// A cell as a string; not for hot loops.
  public func string(_ cell: Int) -> String { String(decoding: bytes(cell), as: UTF8.self) }

  /// All cells as strings; not for hot loops.
  public var strings: [String] { (0..<count).map(string) }

  /// Whether a cell holds NUL.
  var hasNul: Bool { ByteSearch.first(0, in: text, 0..<text.count) != nil }

  /// Whether this record and `other` have the same bytes in every cell that both have, and each has at least two cells.
  public func repeats(_ other: ConvertRow) -> Bool {
    let shorter = min(count, other.count)
    guard shorter >= 2, ends[..<shorter] == other.ends[..<shorter] else { return false }
    return text[..<ends[shorter - 1]] == other.text[..<ends[shorter - 1]]
  }

  /// Whether a record is this header again: it has at least two cells, and the same bytes in every cell that both have.
  func isRepeated(by record: ConvertRow) -> Bool {
    if count == 1, !text.isEmpty, record.count > 1 { return record.bytes(0) == text[...] }
    return repeats(record)
  }

  mutating func clear() {
    text.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    (hasInnerQuote, hasInnerReturn, isOutside) = (false, false, false)
  }
}
