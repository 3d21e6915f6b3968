/// Columns as plain arrays, for who knows what they hold. A missing number reads as what stands in its place; ask ``column(_:batch:)`` where
/// that matters.
extension TableReader {
  /// Reads a column of bytes.
  public func uint8(_ name: String, batch: Int) throws(TableFault) -> [UInt8] {
    let column = try column(name, batch: batch)
    if case .uint8(let values, _) = column { return values }
    throw wrongType(column, name, .uint8)
  }

  /// Reads a column of 16-bit numbers without a sign.
  public func uint16(_ name: String, batch: Int) throws(TableFault) -> [UInt16] {
    let column = try column(name, batch: batch)
    if case .uint16(let values, _) = column { return values }
    throw wrongType(column, name, .uint16)
  }

  /// Reads a column of 32-bit numbers without a sign.
  public func uint32(_ name: String, batch: Int) throws(TableFault) -> [UInt32] {
    let column = try column(name, batch: batch)
    if case .uint32(let values, _) = column { return values }
    throw wrongType(column, name, .uint32)
  }

  /// Reads a column of 64-bit numbers without a sign.
  public func uint64(_ name: String, batch: Int) throws(TableFault) -> [UInt64] {
    let column = try column(name, batch: batch)
    if case .uint64(let values, _) = column { return values }
    throw wrongType(column, name, .uint64)
  }

  /// Reads a column of 32-bit numbers.
  public func int32(_ name: String, batch: Int) throws(TableFault) -> [Int32] {
    let column = try column(name, batch: batch)
    if case .int32(let values, _) = column { return values }
    throw wrongType(column, name, .int32)
  }

  /// Reads a column of 64-bit numbers, or of times as seconds since 1970.
  public func int64(_ name: String, batch: Int) throws(TableFault) -> [Int64] {
    switch try column(name, batch: batch) {
    case .int64(let values, _), .timestamp(let values, _): return values
    case let other: throw wrongType(other, name, .int64, .timestamp)
    }
  }

  /// Reads a column of floating-point numbers.
  public func float64(_ name: String, batch: Int) throws(TableFault) -> [Double] {
    let column = try column(name, batch: batch)
    if case .float64(let values, _) = column { return values }
    throw wrongType(column, name, .float64)
  }

  /// Reads a column of texts or byte strings; those of a dictionary column are written out for each row.
  public func text(_ name: String, batch: Int) throws(TableFault) -> TextColumn {
    switch try column(name, batch: batch) {
    case .utf8(let texts), .binary(let texts): return texts
    case .dictionary(let indices, let values, let validity):
      guard let texts = TextColumn(indices, of: values, validity) else {
        throw TableFault(path: path, column: name, reason: .unsupported("its texts are larger than 2 GiB in one batch"))
      }
      return texts
    case let other: throw wrongType(other, name, .utf8, .binary, .dictionary)
    }
  }

  /// Reads a dictionary column as numbers into its distinct texts.
  public func dictionary(
    _ name: String, batch: Int
  ) throws(TableFault) -> (indices: [UInt32], values: TextColumn, validity: Validity?) {
    let column = try column(name, batch: batch)
    if case .dictionary(let indices, let values, let validity) = column { return (indices, values, validity) }
    throw wrongType(column, name, .dictionary)
  }

  private func wrongType(_ column: Column, _ name: String, _ expected: ColumnType...) -> TableFault {
    TableFault(path: path, column: name, reason: .wrongType(expected: expected, found: column.type))
  }
}
