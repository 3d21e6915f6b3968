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
    var value: UInt64 = 0
    for index in range {
      let byte = field[index]
      let digit = byte &- 48
      let letter = (byte | 0x20) &- 97
      guard digit < 10 || letter < 6 else { return nil }
      value = value << 4 | UInt64(digit < 10 ? digit : letter + 10)
    }
    bits = value
  }
}

extension ImageHash: CustomStringConvertible {
  /// 16 hexadecimal digits in small letters.
  public var description: String {
    let digits = String(bits, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
