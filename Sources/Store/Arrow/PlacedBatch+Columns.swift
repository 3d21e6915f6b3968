extension PlacedBatch {
  /// Reads which values of a column are there; nil if all are.
  func validity(_ file: TableFile, column: Int, buffer: Int) throws(TableProblem) -> Validity? {
    let nulls = layout.nullCounts[column]
    if nulls == 0 { return nil }
    let bits = try numbers(file, buffer: buffer, count: (layout.rows + 7) / 8, as: UInt8.self)
    guard let validity = Validity(bits: bits, count: layout.rows), validity.nullCount == nulls else {
      throw TableProblem(damage: "it does not have as many missing values as it says", at: 0)
    }
    return validity
  }

  /// Reads the texts, or with `areTexts` false the byte strings, of a column whose first buffer is given.
  func texts(_ file: TableFile, column: Int, buffer: Int, areTexts: Bool = true) throws(TableProblem) -> TextColumn {
    let validity = try validity(file, column: column, buffer: buffer)
    if layout.rows == 0 { return TextColumn() }
    let offsets = try numbers(file, buffer: buffer + 1, count: layout.rows + 1, as: Int32.self)
    guard let size = offsets.last, Self.areOffsets(offsets) else { throw TableProblem(damage: "its texts overlap", at: 0) }
    let bytes = try numbers(file, buffer: buffer + 2, count: Int(size), as: UInt8.self)
    if areTexts, !areAllUTF8(bytes, offsets: offsets) { throw TableProblem(damage: "its texts are not UTF-8", at: 0) }
    return TextColumn(offsets: offsets, bytes: bytes, validity: validity)
  }

  /// Whether numbers begin with 0 and never fall.
  private static func areOffsets(_ offsets: [Int32]) -> Bool {
    guard offsets.first == 0 else { return false }
    var falls = false
    for place in 1..<offsets.count { falls = falls || offsets[place] < offsets[place - 1] }
    return !falls
  }

  /// Reads a column. `dictionary` gives the texts of a dictionary column.
  func column(
    _ file: TableFile, _ column: Int, type: ColumnType, buffer: Int, dictionary: () throws(TableProblem) -> TextColumn
  ) throws(TableProblem) -> Column {
    let values = buffer + 1
    let rows = layout.rows
    if type == .utf8 { return .utf8(try texts(file, column: column, buffer: buffer)) }
    if type == .binary { return .binary(try texts(file, column: column, buffer: buffer, areTexts: false)) }
    let marks = try validity(file, column: column, buffer: buffer)
    switch type {
    case .uint8: return .uint8(try numbers(file, buffer: values, count: rows, as: UInt8.self), marks)
    case .uint16: return .uint16(try numbers(file, buffer: values, count: rows, as: UInt16.self), marks)
    case .uint32: return .uint32(try numbers(file, buffer: values, count: rows, as: UInt32.self), marks)
    case .uint64: return .uint64(try numbers(file, buffer: values, count: rows, as: UInt64.self), marks)
    case .int32: return .int32(try numbers(file, buffer: values, count: rows, as: Int32.self), marks)
    case .int64: return .int64(try numbers(file, buffer: values, count: rows, as: Int64.self), marks)
    case .timestamp: return .timestamp(try numbers(file, buffer: values, count: rows, as: Int64.self), marks)
    case .float64: return .float64(try numbers(file, buffer: values, count: rows, as: Double.self), marks)
    case .dictionary, .utf8, .binary:
      let texts = try dictionary()
      let indices = try numbers(file, buffer: values, count: rows, as: UInt32.self)
      for place in 0..<rows where Int(indices[place]) >= texts.count && (marks?.isValid(place) ?? true) {
        throw TableProblem(damage: "a number points beyond its dictionary", at: 0)
      }
      return .dictionary(indices: indices, values: texts, marks)
    }
  }
}
