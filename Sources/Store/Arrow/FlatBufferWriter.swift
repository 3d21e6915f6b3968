/// A FlatBuffers value that is to be written: what the metadata of Arrow files is made of.
indirect enum FlatValue {
  case bool(Bool)
  case uint8(UInt8)
  case int16(Int16)
  case int32(Int32)
  case int64(Int64)
  case text(String)
  /// A table: its fields by their number, in rising order; fields that are left out have their default.
  case table([(Int, FlatValue)])
  case tables([FlatValue])
  /// A vector of structs of 64-bit words, already laid out.
  case words([Int64], perStruct: Int)
}

/// Writes one tree of values as a FlatBuffer, front to back: a table's vtable, the table, then what the table points at.
///
/// Source: "FlatBuffers Internals" of the FlatBuffers project. Every offset is a positive 32-bit distance, vtables apart.
struct FlatBufferWriter {
  private var bytes: [UInt8] = []

  /// The buffer whose root is the given table.
  static func encode(_ root: FlatValue) -> [UInt8] {
    var writer = FlatBufferWriter()
    writer.append(UInt32(0))
    writer.point(from: 0, to: writer.write(root))
    return writer.bytes
  }

  /// Writes a value that others point at, and returns where it stands.
  private mutating func write(_ value: FlatValue) -> Int {
    switch value {
    case .table(let fields): return writeTable(fields)
    case .text(let text):
      align(4)
      let place = bytes.count
      append(UInt32(text.utf8.count))
      bytes.append(contentsOf: text.utf8)
      bytes.append(0)
      return place
    case .tables(let tables):
      align(4)
      let place = bytes.count
      append(UInt32(tables.count))
      for _ in tables { append(UInt32(0)) }
      for (number, table) in tables.enumerated() { point(from: place + 4 + 4 * number, to: write(table)) }
      return place
    case .words(let words, let perStruct):
      // The structs stand on 8 bytes, so their count stands 4 before such a place.
      align(4)
      if bytes.count % 8 == 0 { append(UInt32(0)) }
      let place = bytes.count
      append(UInt32(words.count / perStruct))
      for word in words { append(word) }
      return place
    case .bool, .uint8, .int16, .int32, .int64: preconditionFailure("numbers stand in their table")
    }
  }

  private mutating func writeTable(_ fields: [(Int, FlatValue)]) -> Int {
    var slots = [UInt16](repeating: 0, count: (fields.last?.0 ?? -1) + 1)
    var size = 4
    for (number, value) in fields {
      let width = value.inlineWidth
      size = (size + width - 1) / width * width
      slots[number] = UInt16(size)
      size += width
    }
    align(2)
    let vtable = bytes.count
    append(UInt16(4 + 2 * slots.count))
    append(UInt16(size))
    for slot in slots { append(slot) }
    align(8)
    let table = bytes.count
    append(Int32(table - vtable))
    bytes.append(contentsOf: repeatElement(0, count: size - 4))
    for (number, value) in fields { store(value, at: table + Int(slots[number])) }
    return table
  }

  private mutating func store(_ value: FlatValue, at place: Int) {
    switch value {
    case .bool(let isTrue): bytes[place] = isTrue ? 1 : 0
    case .uint8(let number): bytes[place] = number
    case .int16(let number): put(number, at: place)
    case .int32(let number): put(number, at: place)
    case .int64(let number): put(number, at: place)
    case .text, .table, .tables, .words: point(from: place, to: write(value))
    }
  }

  private mutating func point(from place: Int, to target: Int) { put(UInt32(target - place), at: place) }

  private mutating func align(_ width: Int) {
    while bytes.count % width != 0 { bytes.append(0) }
  }

  private mutating func append<Number: FixedWidthInteger>(_ number: Number) {
    for byte in 0..<(Number.bitWidth / 8) { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * byte))) }
  }

  private mutating func put<Number: FixedWidthInteger>(_ number: Number, at place: Int) {
    for byte in 0..<(Number.bitWidth / 8) { bytes[place + byte] = UInt8(truncatingIfNeeded: number >> (8 * byte)) }
  }
}

extension FlatValue {
  /// The bytes that the value takes in its table: itself, or the distance to it.
  fileprivate var inlineWidth: Int {
    switch self {
    case .bool, .uint8: 1
    case .int16: 2
    case .int32, .text, .table, .tables, .words: 4
    case .int64: 8
    }
  }
}
