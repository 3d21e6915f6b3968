/// Reads a table from an Arrow IPC file, a column of a batch at a time.
public final class TableReader: Sendable {
  public let schema: Schema
  public let rowCount: Int

  /// Opens a table.
  public init(path: String, disk: Disk) throws(TableFault) {
    throw TableFault(path: path, reason: .unsupported("reading"))
  }

  /// The number of batches.
  public var batchCount: Int { 0 }
  /// The number of rows in a batch.
  public func rows(inBatch batch: Int) -> Int { 0 }

  /// Reads one column of one batch.
  public func column(_ name: String, batch: Int) throws(TableFault) -> Column {
    throw TableFault(path: "", reason: .unsupported("reading"))
  }

  public func uint8(_ name: String, batch: Int) throws(TableFault) -> [UInt8] { [] }
  public func uint16(_ name: String, batch: Int) throws(TableFault) -> [UInt16] { [] }
  public func uint32(_ name: String, batch: Int) throws(TableFault) -> [UInt32] { [] }
  public func uint64(_ name: String, batch: Int) throws(TableFault) -> [UInt64] { [] }
  public func int32(_ name: String, batch: Int) throws(TableFault) -> [Int32] { [] }
  public func int64(_ name: String, batch: Int) throws(TableFault) -> [Int64] { [] }
  public func float64(_ name: String, batch: Int) throws(TableFault) -> [Double] { [] }
  public func text(_ name: String, batch: Int) throws(TableFault) -> TextColumn { TextColumn() }
  public func dictionary(_ name: String, batch: Int) throws(TableFault) -> (indices: [UInt32], values: TextColumn, validity: Validity?) {
    ([], TextColumn(), nil)
  }
}
