@testable import Tabular

/// What the product's reader says of bytes that come in pieces of `step`.
func fastRead(
  _ bytes: [UInt8], _ dialect: Dialect, limit: Int = 1 << 20, step: Int = .max, splitting: Implementation = .fast, decodesFirst: Bool? = nil
) throws -> PlainReader.Result {
  try fastRead(BytesSource(bytes, step: step), dialect, limit: limit, splitting: splitting, decodesFirst: decodesFirst)
}

/// What the product's reader says of a source.
func fastRead(
  _ source: any ByteSource, _ dialect: Dialect, limit: Int = 1 << 20, splitting: Implementation = .fast, decodesFirst: Bool? = nil
) throws -> PlainReader.Result {
  try countedRead(source, dialect, limit: limit, splitting: splitting, decodesFirst: decodesFirst).result
}

/// What the product's reader says of a source, and how many records came from the fast splitter.
func countedRead(
  _ source: any ByteSource, _ dialect: Dialect, limit: Int = 1 << 20, splitting: Implementation = .fast, decodesFirst: Bool? = nil
) throws -> (result: PlainReader.Result, together: Int) {
  let reader = try RecordReader(
    source, dialect: dialect, limits: Limits(maxRecordBytes: limit), splitting: splitting,
    decodesFirst: decodesFirst ?? !dialect.isFramedFirst)
  var result = PlainReader.Result()
  var batch = RecordBatch()
  while try reader.next(&batch) {
    for record in 0..<batch.count { result.records.append(batch.plain(record)) }
  }
  result.blankLines = reader.blankLines
  return (result, reader.recordsTakenTogether)
}

extension RecordBatch {
  /// One record, copied out.
  func plain(_ record: Int) -> PlainRecord {
    let fields = faults[record] == nil ? (0..<columnCount).map { Array(text[field(record, $0)]) } : []
    return PlainRecord(
      row: rows[record], offset: byteOffsets[record], raw: Array(rawBytes[raw(record)]), fault: faults[record], fields: fields)
  }
}

/// The fields of the good records, as strings.
func texts(_ result: PlainReader.Result) -> [[String]] {
  result.records.filter { $0.fault == nil }.map { $0.fields.map { String(decoding: $0, as: UTF8.self) } }
}

extension TextEncoding {
  /// Code pages that are framed before they are decoded, those most that have a way of their own.
  static let usual: [TextEncoding] = [.utf8, .utf8, .gb18030, .gb18030, .windows1252, .iso8859x5]
}

/// The bytes of a string literal.
func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }
