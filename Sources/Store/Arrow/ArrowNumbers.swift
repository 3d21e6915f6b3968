/// The numbers of Arrow's metadata that Brandsieve writes and reads.
///
/// Source: Apache Arrow, format/Schema.fbs, format/Message.fbs and format/File.fbs, metadata version 5.
enum ArrowNumbers {
  static let magic = Array("ARROW1".utf8)
  static let version5: Int16 = 4
  static let continuation: UInt32 = 0xFFFF_FFFF
  static let zstd: UInt8 = 1

  /// The kinds of message.
  static let schema: UInt8 = 1
  static let dictionaryBatch: UInt8 = 2
  static let recordBatch: UInt8 = 3

  /// The kinds of type.
  static let int: UInt8 = 2
  static let floatingPoint: UInt8 = 3
  static let binary: UInt8 = 4
  static let utf8: UInt8 = 5
  static let timestamp: UInt8 = 10
  static let doublePrecision: Int16 = 2
  static let seconds: Int16 = 0
}
