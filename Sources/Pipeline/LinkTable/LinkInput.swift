import Handoff
import Linkage
import Store
import Tabular

/// The columns of a CSV file that a linkage needs. Every row counts: a file with a row that cannot be read is refused.
struct LinkInput {
  let table: RecordTable

  /// Reads RFC 4180 in UTF-8, plain or packed by gzip.
  init(_ file: String, settings: RecordSettings, disk: Disk) throws(RunFault) {
    do {
      let source = FileHead.unpacked(try ExportSource(path: file, disk: disk))
      let reader = try RecordReader(source, dialect: Dialect())
      table = try Self.read(reader, file: file, settings: settings)
    } catch {
      throw RunFault(error, reading: file, at: file)
    }
  }

  private static func read(_ reader: RecordReader, file: String, settings: RecordSettings) throws -> RecordTable {
    let names = [settings.id] + settings.columns
    let places = try names.map { try place(of: $0, in: reader.header, file: file) }
    var columns = names.map { _ in TextList() }
    var batch = RecordBatch()
    var fault: (row: Int, reason: String)?
    var faults = 0
    while try reader.next(&batch) {
      for record in 0..<batch.count {
        if let reason = batch.faults[record] {
          faults += 1
          if fault == nil { fault = (batch.rows[record], reason.code) }
        } else {
          for (column, place) in places.enumerated() { columns[column].append(batch.text, batch.field(record, place)) }
        }
      }
    }
    if let fault {
      let more = faults > 1 ? ", and \(faults - 1) more" : ""
      throw RunFault(
        .inputs, "\(file): row \(fault.row) cannot be read (\(fault.reason))\(more)",
        remedy: "Every row is to be linked: mend the file, or let `brandsieve convert` write it as plain CSV")
    }
    return RecordTable(ids: columns[0], names: settings.columns, columns: Array(columns.dropFirst()))
  }

  private static func place(of name: String, in header: [String], file: String) throws(RunFault) -> Int {
    let found = header.indices.filter { header[$0] == name }
    if found.count == 1 { return found[0] }
    let nearest = nearestName(to: name, among: header, isSlip: false) ?? ""
    throw found.isEmpty
      ? RunFault(.inputs, "\(file) has no column `\(name)`; the nearest is `\(nearest)`", remedy: "Change the model file or the header")
      : RunFault(.inputs, "\(file) has \(found.count) columns `\(name)`", remedy: "Rename all but one")
  }

  /// A fault of the records with their rows: the header is row 1.
  func fault(_ fault: RecordLinkFault, file: String, settings: RecordSettings) -> RunFault {
    switch fault {
    case .duplicateID(let first, let second):
      let id = table.ids.string(first)
      return RunFault(
        .inputs, "\(file): rows \(first + 2) and \(second + 2) have the same \(settings.id), \(id)",
        remedy: "Give each row an id of its own")
    case .emptyID(let place):
      return RunFault(.inputs, "\(file): row \(place + 2) has no \(settings.id)", remedy: "Give each row an id of its own")
    case .noSuchColumn(let name): return RunFault(.inputs, "\(file) has no column `\(name)`", remedy: "Change the model file or the header")
    }
  }
}
