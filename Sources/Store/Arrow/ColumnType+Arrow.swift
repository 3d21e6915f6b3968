extension ColumnType {
  /// The bits of a value and whether it has a sign; nil where it is no whole number. A dictionary column's are those of its indices.
  private var integer: (bits: Int32, isSigned: Bool)? {
    switch self {
    case .uint8: (8, false)
    case .uint16: (16, false)
    case .uint32, .dictionary: (32, false)
    case .uint64: (64, false)
    case .int32: (32, true)
    case .int64: (64, true)
    case .float64, .utf8, .binary, .timestamp: nil
    }
  }

  /// The Int table that describes the numbers.
  private var integerTable: FlatValue {
    let integer = integer ?? (64, true)
    return .table([(0, .int32(integer.bits)), (1, .bool(integer.isSigned))])
  }

  /// The kind of type and the table that describes it.
  var arrowType: (kind: UInt8, table: FlatValue) {
    switch self {
    case .uint8, .uint16, .uint32, .uint64, .int32, .int64: (ArrowNumbers.int, integerTable)
    case .float64: (ArrowNumbers.floatingPoint, .table([(0, .int16(ArrowNumbers.doublePrecision))]))
    case .utf8, .dictionary: (ArrowNumbers.utf8, .table([]))
    case .binary: (ArrowNumbers.binary, .table([]))
    case .timestamp: (ArrowNumbers.timestamp, .table([(0, .int16(ArrowNumbers.seconds)), (1, .text("UTC"))]))
    }
  }

  /// The encoding of a dictionary column whose dictionary has an id.
  static func dictionaryEncoding(id: Int) -> FlatValue {
    .table([(0, .int64(Int64(id))), (1, ColumnType.dictionary.integerTable), (2, .bool(false))])
  }

  /// The type that a Field table describes; nil if it is none of ours.
  init?(field: FlatTable) throws(TableProblem) {
    let kind = try field.number(2, default: UInt8(0))
    guard let table = try field.table(3) else { return nil }
    if let encoding = try field.table(4) {
      guard kind == ArrowNumbers.utf8, try Self.isUInt32(encoding.table(1)) else { return nil }
      self = .dictionary
      return
    }
    switch kind {
    case ArrowNumbers.int:
      let bits = try table.number(0, default: Int32(0))
      let isSigned = try table.number(1, default: UInt8(0)) != 0
      let all: [ColumnType] = [.uint8, .uint16, .uint32, .uint64, .int32, .int64]
      guard let type = all.first(where: { $0.integer?.bits == bits && $0.integer?.isSigned == isSigned }) else { return nil }
      self = type
    case ArrowNumbers.floatingPoint where try table.number(0, default: Int16(0)) == ArrowNumbers.doublePrecision: self = .float64
    case ArrowNumbers.utf8: self = .utf8
    case ArrowNumbers.binary: self = .binary
    case ArrowNumbers.timestamp where try table.number(0, default: Int16(0)) == ArrowNumbers.seconds: self = .timestamp
    default: return nil
    }
  }

  private static func isUInt32(_ index: FlatTable?) throws(TableProblem) -> Bool {
    guard let index else { return false }
    let bits = try index.number(0, default: Int32(0))
    let isSigned = try index.number(1, default: UInt8(0)) != 0
    return bits == 32 && !isSigned
  }
}
