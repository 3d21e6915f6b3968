/// Decodes a record with bytes that mean nothing, puts U+FFFD in their place, and splits it then.
final class RecordMender {
  private(set) var row = ConvertRow()
  private let splitter: RowSplitter
  private let decoder: TextDecoder
  private var mapped = MappedText()

  init(_ dialect: Dialect) throws(ReadFault) {
    splitter = RowSplitter(dialect.grammar)
    decoder = try TextDecoder(dialect.encoding)
  }

  /// Reads a framed record into `row`, and returns how many pieces were replaced.
  func mend(_ record: ArraySlice<UInt8>) -> Int {
    mapped.removeAll()
    row.clear()
    _ = decoder.decode(Array(record), from: 0, isFinal: true, into: &mapped)
    splitter.split(mapped.text.span, to: &row)
    return mapped.units.reduce(0) { $0 + Int($1 >> 7) }
  }
}
