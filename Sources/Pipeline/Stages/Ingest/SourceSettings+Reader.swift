import Tabular

extension SourceSettings {
  /// A reader of one of the source's exports: every stage that reads an export opens it here, so that all see the same records.
  func reader(of file: any ByteSource) throws(ReadFault) -> RecordReader {
    try RecordReader(GzipSource(file, limits: limits), dialect: dialect, limits: limits)
  }
}
