import Tabular

/// The records of a CSV text in UTF-8, the header apart.
struct CSVText {
  let header: [String]
  let rows: [[String: String]]

  init(_ bytes: [UInt8]) throws {
    let dialect = Dialect(delimiter: UInt8(ascii: ","), quote: UInt8(ascii: "\""), escape: .double, encoding: .utf8, headerRows: 1)
    let reader = try RecordReader(BytesSource(bytes), dialect: dialect, limits: Limits())
    var batch = RecordBatch()
    var rows: [[String: String]] = []
    while try reader.next(&batch) {
      for record in 0..<batch.count where batch.faults[record] == nil {
        var row: [String: String] = [:]
        for (column, name) in reader.header.enumerated() {
          row[name] = String(decoding: batch.text[batch.field(record, column)], as: UTF8.self)
        }
        rows.append(row)
      }
    }
    (self.header, self.rows) = (reader.header, rows)
  }
}
