/// A table in a FlatBuffer that nobody vouches for: every place is checked before it is read, and no access can leave the buffer.
struct FlatTable {
  /// Names and notes may be so long in bytes, so that damage cannot make many of them cost memory.
  static let textLimit = 64 << 10

  private let bytes: [UInt8]
  private let place: Int
  private let vtable: Int
  private let vtableSize: Int

  /// The root table of a buffer.
  init(root bytes: [UInt8]) throws(TableProblem) {
    try self.init(bytes, at: Self.target(bytes, 0))
  }

  private init(_ bytes: [UInt8], at place: Int) throws(TableProblem) {
    self.bytes = bytes
    self.place = place
    vtable = place - Int(try Self.load(bytes, place, as: Int32.self))
    vtableSize = Int(try Self.load(bytes, vtable, as: UInt16.self))
    guard vtableSize >= 4, vtableSize % 2 == 0 else {
      throw TableProblem(damage: "a table of fields has the size \(vtableSize)", at: vtable)
    }
  }

  /// The number in a field; the default where the field is left out.
  func number<Number: FixedWidthInteger>(_ field: Int, default missing: Number) throws(TableProblem) -> Number {
    guard let at = try slot(field) else { return missing }
    return try Self.load(bytes, at, as: Number.self)
  }

  /// The table that a field points at; nil where it is left out.
  func table(_ field: Int) throws(TableProblem) -> FlatTable? {
    guard let at = try slot(field) else { return nil }
    return try FlatTable(bytes, at: Self.target(bytes, at))
  }

  /// The text that a field points at; nil where it is left out.
  func text(_ field: Int) throws(TableProblem) -> String? {
    guard let (start, count) = try vector(field, width: 1) else { return nil }
    guard count <= Self.textLimit else { throw TableProblem(damage: "a text of \(count) bytes", at: start) }
    return String(decoding: bytes[start..<start + count], as: UTF8.self)
  }

  /// The tables of a vector; none where it is left out.
  func tables(_ field: Int) throws(TableProblem) -> [FlatTable] {
    guard let (start, count) = try vector(field, width: 4) else { return [] }
    var tables: [FlatTable] = []
    for number in 0..<count { tables.append(try FlatTable(bytes, at: Self.target(bytes, start + 4 * number))) }
    return tables
  }

  /// The 64-bit words of a vector of structs; none where it is left out.
  func words(_ field: Int, perStruct: Int) throws(TableProblem) -> [Int64] {
    guard let (start, count) = try vector(field, width: 8 * perStruct) else { return [] }
    var words: [Int64] = []
    for number in 0..<count * perStruct { words.append(try Self.load(bytes, start + 8 * number, as: Int64.self)) }
    return words
  }

  /// Where a vector's elements begin and how many there are, all of them inside the buffer.
  private func vector(_ field: Int, width: Int) throws(TableProblem) -> (start: Int, count: Int)? {
    guard let at = try slot(field) else { return nil }
    let place = try Self.target(bytes, at)
    let count = Int(try Self.load(bytes, place, as: UInt32.self))
    guard count <= (bytes.count - place - 4) / width else {
      throw TableProblem(damage: "a list of \(count) runs out of its part", at: place)
    }
    return (place + 4, count)
  }

  /// Where a field stands; nil where it is left out.
  private func slot(_ field: Int) throws(TableProblem) -> Int? {
    let entry = 4 + 2 * field
    guard entry + 2 <= vtableSize else { return nil }
    let offset = Int(try Self.load(bytes, vtable + entry, as: UInt16.self))
    return offset == 0 ? nil : place + offset
  }

  /// The place that the distance at `at` leads to.
  private static func target(_ bytes: [UInt8], _ at: Int) throws(TableProblem) -> Int {
    at + Int(try load(bytes, at, as: UInt32.self))
  }

  /// The one way to the bytes: little-endian, inside the buffer or a fault.
  private static func load<Number: FixedWidthInteger>(_ bytes: [UInt8], _ at: Int, as: Number.Type) throws(TableProblem) -> Number {
    let width = Number.bitWidth / 8
    guard at >= 0, at <= bytes.count - width else { throw TableProblem(damage: "something points outside its part", at: at) }
    var number: Number = 0
    for byte in 0..<width { number |= Number(truncatingIfNeeded: bytes[at + byte]) << (8 * byte) }
    return number
  }
}
