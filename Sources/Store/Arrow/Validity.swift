/// Which values of a column are there: a bit each, from the least significant on, as Arrow has it.
public struct Validity: Hashable, Sendable {
  /// The bits, eight to a byte; those beyond ``count`` are 0.
  public private(set) var bits: [UInt8]
  /// The number of values.
  public private(set) var count: Int
  /// The number of values that are missing.
  public private(set) var nullCount: Int

  /// `count` values that are all there, or all missing.
  public init(count: Int = 0, allValid: Bool = true) {
    bits = [UInt8](repeating: allValid ? 0xFF : 0, count: (count + 7) / 8)
    self.count = count
    nullCount = allValid ? 0 : count
    clearPadding()
  }

  /// The first `count` bits of a bitmap; nil if it is too short.
  public init?(bits: [UInt8], count: Int) {
    guard count >= 0, bits.count >= (count + 7) / 8 else { return nil }
    self.bits = Array(bits.prefix((count + 7) / 8))
    self.count = count
    nullCount = 0
    clearPadding()
    nullCount = count - self.bits.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  /// Whether the value at a place is there.
  @inlinable public func isValid(_ place: Int) -> Bool { bits[place >> 3] >> UInt8(place & 7) & 1 == 1 }

  /// Adds one value.
  public mutating func append(_ isValid: Bool) {
    if count & 7 == 0 { bits.append(0) }
    if isValid { bits[count >> 3] |= 1 << UInt8(count & 7) } else { nullCount += 1 }
    count += 1
  }

  /// Adds values that are all there.
  public mutating func append(valid more: Int) {
    let whole = (8 - count & 7) & 7
    for _ in 0..<min(whole, more) { append(true) }
    let left = max(0, more - whole)
    bits.append(contentsOf: repeatElement(0xFF, count: (left + 7) / 8))
    count += left
    clearPadding()
  }

  /// Adds the bits of a range of another column's values.
  public mutating func append(_ other: Validity, _ range: Range<Int>) {
    guard count & 7 == 0, range.lowerBound & 7 == 0 else {
      for place in range { append(other.isValid(place)) }
      return
    }
    let start = bits.count
    bits.append(contentsOf: other.bits[range.lowerBound / 8..<(range.upperBound + 7) / 8])
    count += range.count
    clearPadding()
    nullCount += range.count - bits[start...].reduce(0) { $0 + $1.nonzeroBitCount }
  }

  private mutating func clearPadding() {
    if count & 7 != 0 { bits[bits.count - 1] &= UInt8(1 << (count & 7)) - 1 }
  }
}
