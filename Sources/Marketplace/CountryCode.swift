/// A country by its two letters of ISO 3166-1, in capitals.
public struct CountryCode: Hashable, Comparable, Sendable {
  /// The two letters as ASCII, the first in the high byte: order by value is order by text.
  public let letters: UInt16

  /// The country of two ASCII letters in either case; nil for anything else. Whether ISO has given the code is not checked.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 2 else { return nil }
    self.init(bytes[0], bytes[1])
  }

  /// The country of two ASCII letters in either case; nil for other bytes.
  public init?(_ first: UInt8, _ second: UInt8) {
    let high = first & 0xDF
    let low = second & 0xDF
    guard (65...90).contains(high), (65...90).contains(low) else { return nil }
    letters = UInt16(high) << 8 | UInt16(low)
  }

  /// Whether the left code comes before the right one in the alphabet.
  public static func < (left: CountryCode, right: CountryCode) -> Bool { left.letters < right.letters }
}

extension CountryCode: CustomStringConvertible {
  /// The two capital letters.
  public var description: String { String(decoding: [UInt8(letters >> 8), UInt8(letters & 0xFF)], as: UTF8.self) }
}
