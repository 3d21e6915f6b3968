import Foundation
import Store
import Tabular

/// A table of an artefact as CSV.
struct TableText {
  private let table: TableReader

  init(_ table: TableReader) { self.table = table }

  /// Writes the header and all rows; stops where `body` says so.
  func write(_ body: ([UInt8]) -> Bool) throws {
    var csv = CSVWriter()
    for field in table.schema.fields { csv.field(field.name) }
    csv.endRow()
    guard body(csv.take()) else { return }
    for batch in 0..<table.batchCount {
      let columns = try table.schema.fields.map { field throws(TableFault) in try table.column(field.name, batch: batch) }
      for row in 0..<table.rows(inBatch: batch) {
        for column in columns { Self.put(column, row, into: &csv) }
        csv.endRow()
        if csv.count > 1 << 16, !body(csv.take()) { return }
      }
      if !body(csv.take()) { return }
    }
  }

  private static func put(_ column: Column, _ row: Int, into csv: inout CSVWriter) {
    if let validity = column.validity, !validity.isValid(row) { return csv.field("") }
    switch column {
    case .uint8(let values, _): csv.number(values[row])
    case .uint16(let values, _): csv.number(values[row])
    case .uint32(let values, _): csv.number(values[row])
    case .uint64(let values, _): csv.number(values[row])
    case .int32(let values, _): csv.number(values[row])
    case .int64(let values, _): csv.number(values[row])
    case .float64(let values, _): csv.field("\(values[row])")
    case .timestamp(let values, _): csv.field(Date(timeIntervalSince1970: Double(values[row])).formatted(.iso8601))
    case .utf8(let texts): csv.field(texts[row])
    case .binary(let bytes): csv.field(bytes.bytes[bytes.range(row)].map { hexadecimal($0) }.joined())
    case .dictionary(let indices, let values, _): csv.field(values[Int(indices[row])])
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }
}
