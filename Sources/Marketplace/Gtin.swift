/// A Global Trade Item Number: 8, 12, 13 or 14 digits, the last of which checks the rest.
public struct Gtin: Hashable, Sendable {
  /// The digits as a number, above 0.
  public let number: UInt64
  /// How many digits were written, which tells leading zeros: 8, 12, 13 or 14.
  public let length: UInt8
  /// Whether the last digit is the check digit of the others.
  public let checkDigitIsRight: Bool

  /// The number in a field; blanks and hyphens between digits do no harm. Nil for another count of digits, for other bytes and for
  /// nothing but zeros, which stands where somebody had to fill in something.
  ///
  /// Source of the check digit: GS1 General Specifications, section 7.9: weights 3 and 1 by turns from the right.
  public init?(_ field: Span<UInt8>) {
    var value: UInt64 = 0
    var count = 0
    // The last digit read is the check digit if no other follows, so sums run one digit behind, for both parities of what follows.
    var sumIfEven = 0
    var sumIfOdd = 0
    for index in field.indices {
      let digit = field[index] &- 48
      guard digit < 10 else {
        guard ASCII.isBlank(field[index]) || field[index] == 0x2D else { return nil }
        continue
      }
      guard count < 14 else { return nil }
      value = value * 10 + UInt64(digit)
      if count % 2 == 0 { sumIfEven += Int(digit) } else { sumIfOdd += Int(digit) }
      count += 1
    }
    guard count == 8 || count == 12 || count == 13 || count == 14, value > 0 else { return nil }
    // Digits of the check digit's own parity weigh 1 (the check digit among them), their neighbours 3: together a multiple of ten.
    let lastIsEven = (count - 1) % 2 == 0
    let total = lastIsEven ? sumIfEven + 3 * sumIfOdd : sumIfOdd + 3 * sumIfEven
    number = value
    length = UInt8(count)
    checkDigitIsRight = total % 10 == 0
  }

  /// A number from its columns in a listing table; nil where the table holds none.
  public init?(number: UInt64, length: UInt8, checkDigitIsRight: Bool) {
    guard number > 0, length > 0 else { return nil }
    self.number = number
    self.length = length
    self.checkDigitIsRight = checkDigitIsRight
  }
}

extension Gtin: CustomStringConvertible {
  /// All digits, leading zeros too.
  public var description: String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, Int(length) - digits.count)) + digits
  }
}
