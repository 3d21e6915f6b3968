import Tabular

/// The form of fix files: CSV in UTF-8 with a header, as `rejects show --csv` prints it.
enum FixTable {
  static let required = ["marketplace", "file", "row", "raw"]
  static let optional = ["sha256", "byte_offset", "reason"]
  /// The columns of a kept file, in their order.
  static let kept = ["marketplace", "file", "sha256", "row", "byte_offset", "raw"]
  /// Records of a source may be long, and the longest are those that were rejected for it.
  private static let limits = Limits(maxRecordBytes: 256 << 20)

  /// Reads the rows of a fix file.
  ///
  /// - Throws: all that is wrong with its form.
  static func read(_ bytes: [UInt8]) throws(FixFaults) -> [FixRow] {
    do {
      let reader = try RecordReader(BytesSource(bytes), dialect: Dialect(), limits: limits)
      let columns = try columns(of: reader.header)
      var rows: [FixRow] = []
      var faults: [String] = []
      var batch = RecordBatch()
      while try reader.next(&batch) {
        for record in 0..<batch.count {
          func text(_ column: String) -> String { columns[column].map { batch.string(record, $0) } ?? "" }
          if let fault = batch.faults[record] {
            faults.append("row \(batch.rows[record]): \(fault.code)")
          } else if let row = Int(text("row")) {
            rows.append(
              FixRow(
                marketplace: text("marketplace"), file: text("file"), sha256: text("sha256"), row: row,
                byteOffset: Int(text("byte_offset")) ?? 0, raw: text("raw"), place: (batch.rows[record], batch.byteOffsets[record])))
          } else {
            faults.append("row \(batch.rows[record]): `row` is no number")
          }
        }
      }
      guard faults.isEmpty else { throw FixFaults(lines: faults) }
      return rows
    } catch let faults as FixFaults {
      throw faults
    } catch {
      throw FixFaults(lines: ["\(error)"])
    }
  }

  private static func columns(of header: [String]) throws(FixFaults) -> [String: Int] {
    var columns: [String: Int] = [:]
    var faults: [String] = []
    for (place, name) in header.enumerated() {
      if !(required + optional).contains(name) {
        faults.append("the column `\(name)` is not known; there are \((required + optional).joined(separator: ", "))")
      } else if columns.updateValue(place, forKey: name) != nil {
        faults.append("the column `\(name)` stands twice")
      }
    }
    for name in required where columns[name] == nil {
      faults.append("the column `\(name)` is missing; the header is: \(header.joined(separator: ", "))")
    }
    guard faults.isEmpty else { throw FixFaults(lines: faults) }
    return columns
  }

  /// The bytes of a kept file: the same rows give the same bytes, whatever their order.
  static func encoded(_ rows: [FixRow]) -> [UInt8] {
    var writer = CSVWriter()
    for name in kept { writer.field(name) }
    writer.endRow()
    for row in rows.sorted(by: { $0.row < $1.row }) {
      writer.field(row.marketplace)
      writer.field(row.file)
      writer.field(row.sha256)
      writer.number(row.row)
      writer.number(row.byteOffset)
      writer.field(row.raw)
      writer.endRow()
    }
    return writer.take()
  }
}
