import Tabular

extension SourceSettings {
  /// A reader of one of the source's exports: every stage that reads an export opens it here, so that all see the same records.
  func reader(of file: any ByteSource) throws(ReadFault) -> RecordReader { try reader(ofUnpacked: unpacked(file)) }

  /// The bytes of an export without their packing.
  func unpacked(_ file: any ByteSource) -> any ByteSource {
    compression == .auto ? FileHead.unpacked(file, limits: limits) : GzipSource(file, limits: limits)
  }

  /// A reader of bytes that ``unpacked(_:)`` gave.
  func reader(ofUnpacked source: any ByteSource) throws(ReadFault) -> RecordReader {
    try RecordReader(source, dialect: dialect, limits: limits)
  }

  /// Reads the next batch; false at the end. Damage that the source lives with is handed back with the rows before it.
  func fill(_ batch: inout RecordBatch, from reader: RecordReader, _ damage: inout FileDamage?) throws(ReadFault) -> Bool {
    do {
      return try reader.next(&batch)
    } catch {
      guard let found = error.damage, onDamage != .failRun else { throw error }
      damage = found
      return true
    }
  }
}
