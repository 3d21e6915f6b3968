/// Writes a table as an Arrow IPC file.
public final class TableWriter {
  private let file: FileWriter
  private let schema: Schema
  private let batchRows: Int

  /// Begins a table in a file of its own.
  public init(_ file: FileWriter, schema: Schema, batchRows: Int = 65_536) throws(TableFault) {
    self.file = file
    self.schema = schema
    self.batchRows = batchRows
  }

  /// Adds rows.
  public func append(_ chunk: Chunk) throws(TableFault) {
    throw TableFault(path: file.path, reason: .unsupported("writing"))
  }

  /// Ends the table.
  public func finish() throws(TableFault) -> (rows: Int, size: Int, sha256: Digest) {
    throw TableFault(path: file.path, reason: .unsupported("writing"))
  }
}
