import Marketplace
import Tabular

extension RegistryRow {
  /// All records of a table's file, unreadable ones too.
  static func read(_ table: RegistryTable, from files: RegistryFiles) throws(RegistryFault) -> [RegistryRow] {
    guard let file = files[table] else { throw RegistryFault(table: table, path: table.fileName, problem: .missing) }
    let reader: RecordReader
    do {
      reader = try RecordReader(BytesSource(file.bytes), dialect: Dialect())
    } catch {
      throw RegistryFault(table: table, path: file.path, problem: .unreadable(error))
    }
    let positions = try positions(of: table, in: reader.header, path: file.path)
    var rows: [RegistryRow] = []
    var batch = RecordBatch()
    do {
      while try reader.next(&batch) {
        for record in 0..<batch.count {
          let fault = batch.faults[record]
          var fields: [String: String] = [:]
          if fault == nil {
            for (column, position) in positions { fields[column] = ColumnMapping.headerName(batch.string(record, position)) }
          }
          rows.append(
            RegistryRow(
              table: table, path: file.path, row: batch.rows[record], byteOffset: batch.byteOffsets[record],
              raw: Array(batch.rawBytes[batch.raw(record)]), fault: fault.map { .record($0) }, fields: fields))
        }
      }
    } catch {
      throw RegistryFault(table: table, path: file.path, problem: .unreadable(error))
    }
    return rows
  }

  /// Where the columns of a table stand in a header.
  private static func positions(
    of table: RegistryTable, in header: [String], path: String
  ) throws(RegistryFault) -> [(column: String, position: Int)] {
    let found = header.map(ColumnMapping.headerName)
    let columns = table.columns + table.optionalColumns.filter { found.contains($0) }
    let wanted = columns.filter { !found.contains($0) }
    let repeated = columns.filter { column in found.count { $0 == column } > 1 }
    guard wanted.isEmpty, repeated.isEmpty else {
      throw RegistryFault(table: table, path: path, problem: .columns(wanted: wanted, repeated: repeated, found: found))
    }
    return columns.compactMap { column in found.firstIndex(of: column).map { (column, $0) } }
  }
}
