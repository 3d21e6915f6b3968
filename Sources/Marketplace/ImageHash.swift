/// A perceptual hash of a listing's photograph: 64 bits, near in Hamming distance where pictures look alike.
public struct ImageHash: Hashable, Sendable {
  /// The hash.
  public let bits: UInt64

  /// A hash of these bits.
  public init(bits: UInt64) { self.bits = bits }

  /// The hash in a field of 16 hexadecimal digits, in either case, with blanks around it; nil for anything else.
  public init?(_ field: Span<UInt8>) {
    let range = ASCII.trimmed(field)
    guard range.count == 16 else { return nil }
    let bytes = unsafe field.bytes
    guard let high = Self.hexadecimal(ByteKernel.word(bytes, range.lowerBound)),
      let low = Self.hexadecimal(ByteKernel.word(bytes, range.lowerBound + 8))
    else { return nil }
    bits = high << 32 | low
  }

  /// The number that eight hexadecimal digits write, the first in the lowest byte; nil where another byte is among them.
  ///
  /// Each byte is looked at twice: as a digit, whose difference from 0 is at most 9, and as a letter, whose place in the alphabet is 1 to
  /// 6. Adding 0x76, 0x79 or 0x7F to such a number tells in the highest bit of its byte; the lower of two bytes never spoils a good one.
  private static func hexadecimal(_ word: UInt64) -> UInt64? {
    let text = UInt64(littleEndian: word)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops = ones &* 0x80
    let digit = text ^ (ones &* 0x30)
    let letter = (text | (ones &* 0x20)) ^ (ones &* 0x60)
    let isDigit = ~(digit | (digit &+ ones &* 0x76)) & tops
    let isLetter = ~(letter | (letter &+ ones &* 0x79)) & (letter &+ ones &* 0x7F) & tops
    guard isDigit | isLetter == tops else { return nil }
    var value = ((text & (ones &* 0x0F)) &+ (isLetter >> 7) &* 9).byteSwapped
    value = (value | value >> 4) & 0x00FF_00FF_00FF_00FF
    value = (value | value >> 8) & 0x0000_FFFF_0000_FFFF
    return (value | value >> 16) & 0xFFFF_FFFF
  }
}

extension ImageHash: CustomStringConvertible {
  /// 16 hexadecimal digits in small letters.
  public var description: String {
    let digits = String(bits, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
