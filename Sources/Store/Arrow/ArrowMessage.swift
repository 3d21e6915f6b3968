/// The metadata part of a message: a mark, its length, a FlatBuffer, and padding to 8 bytes.
enum ArrowMessage {
  /// The bytes that come before the body of `bodyLength` bytes.
  static func encode(kind: UInt8, _ header: FlatValue, bodyLength: Int) -> [UInt8] {
    let content = FlatBufferWriter.encode(
      .table([(0, .int16(ArrowNumbers.version5)), (1, .uint8(kind)), (2, header), (3, .int64(Int64(bodyLength)))]))
    let padded = (content.count + 7) / 8 * 8
    return littleEndian(ArrowNumbers.continuation) + littleEndian(UInt32(padded)) + content
      + [UInt8](repeating: 0, count: padded - content.count)
  }

  /// The header table of a message of some kind, whose body is to have `bodyLength` bytes.
  static func decode(_ bytes: [UInt8], kind: UInt8, bodyLength: Int) throws(TableProblem) -> FlatTable {
    let prefix = littleEndian(ArrowNumbers.continuation) + littleEndian(UInt32(bytes.count - 8))
    guard Array(bytes.prefix(8)) == prefix else { throw TableProblem(damage: "a message does not begin as one", at: 0) }
    let message = try FlatTable(root: Array(bytes.dropFirst(8)))
    guard try message.number(0, default: Int16(0)) == ArrowNumbers.version5 else {
      throw TableProblem(.unsupported("its metadata are not of version 5"))
    }
    guard try message.number(1, default: UInt8(0)) == kind, try message.number(3, default: Int64(0)) == Int64(bodyLength),
      let header = try message.table(2)
    else { throw TableProblem(damage: "a message is not what the footer says", at: 0) }
    return header
  }

  /// The four bytes of a number.
  static func littleEndian(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
}
