import Store
import TestKit

/// A table of random columns, and its rows cut into chunks at random.
struct RandomTable {
  var schema: Schema
  var chunks: [Chunk]
  /// Each column of all rows, every value written out: "-" for a missing one, decimal numbers, hexadecimal bytes of text.
  var values: [[String]]

  /// A table of `rows` rows.
  init(rows: Int, columns: Int, _ random: inout SeededRandom) {
    var fields: [Field] = []
    for number in 0..<columns {
      let type = ColumnType.allCases[(number + Int.random(in: 0...1, using: &random)) % ColumnType.allCases.count]
      fields.append(Field("column \(number) é", type, nullable: .random(using: &random)))
    }
    schema = Schema(fields, metadata: [("stage", "test"), ("key", "\"é\"")])
    values = [[String]](repeating: [], count: columns)
    chunks = []
    var left = rows
    while left > 0 {
      let taken = Int.random(in: 0...left, using: &random)
      chunks.append(Chunk(fields.map { Self.column($0, rows: taken, &random) }))
      left -= taken
    }
    for chunk in chunks {
      for (place, column) in chunk.columns.enumerated() { values[place] += column.written }
    }
  }

  /// The rows as one chunk; nil if there are none.
  private static func column(_ field: Field, rows: Int, _ random: inout SeededRandom) -> Column {
    func number<Number: FixedWidthInteger & UnsignedInteger>(_: Number.Type) -> [Number] {
      (0..<rows).map { row in Bool.random(using: &random) ? .random(in: .min ... .max, using: &random) : Number(row % 3) }
    }
    var validity: Validity?
    if field.nullable, .random(using: &random) {
      var marks = Validity()
      for _ in 0..<rows { marks.append(Int.random(in: 0..<4, using: &random) > 0) }
      validity = marks
    }
    switch field.type {
    case .uint8: return .uint8(number(UInt8.self), validity)
    case .uint16: return .uint16(number(UInt16.self), validity)
    case .uint32: return .uint32(number(UInt32.self), validity)
    case .uint64: return .uint64(number(UInt64.self), validity)
    case .int32: return .int32(number(UInt32.self).map { Int32(bitPattern: $0) }, validity)
    case .int64: return .int64(number(UInt64.self).map { Int64(bitPattern: $0) }, validity)
    case .timestamp: return .timestamp(number(UInt32.self).map { Int64($0) }, validity)
    case .float64: return .float64(number(UInt32.self).map { Double($0) / 8 }, validity)
    case .utf8: return .utf8(texts(rows, validity, &random))
    case .binary: return .binary(texts(rows, validity, &random))
    case .dictionary where Bool.random(using: &random): return .utf8(texts(rows, validity, &random))
    case .dictionary:
      let distinct = texts(5, nil, &random)
      return .dictionary(indices: (0..<rows).map { _ in .random(in: 0..<5, using: &random) }, values: distinct, validity)
    }
  }

  private static func texts(_ rows: Int, _ validity: Validity?, _ random: inout SeededRandom) -> TextColumn {
    let words = ["", "a", "é", "rosso qualità", "中文", "\u{1F600}", String(repeating: "long ", count: 20)]
    return TextColumn((0..<rows).map { validity?.isValid($0) ?? true ? words.randomElement(using: &random) : nil })
  }
}

extension Column {
  /// Each value written out: "-" for a missing one, decimal numbers, hexadecimal bytes of text.
  var written: [String] {
    let all: [String] =
      switch self {
      case .uint8(let values, _): values.map { String($0) }
      case .uint16(let values, _): values.map { String($0) }
      case .uint32(let values, _): values.map { String($0) }
      case .uint64(let values, _): values.map { String($0) }
      case .int32(let values, _): values.map { String($0) }
      case .int64(let values, _), .timestamp(let values, _): values.map { String($0) }
      case .float64(let values, _): values.map { String(Int64($0 * 8)) }
      case .utf8(let texts), .binary(let texts): (0..<texts.count).map { texts.hex($0) }
      case .dictionary(let indices, let texts, _): indices.map { Int($0) < texts.count ? texts.hex(Int($0)) : "" }
      }
    return all.enumerated().map { validity?.isValid($0.offset) ?? true ? $0.element : "-" }
  }
}

extension TextColumn {
  /// The bytes of a value in hexadecimal digits.
  fileprivate func hex(_ place: Int) -> String {
    bytes[range(place)].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
