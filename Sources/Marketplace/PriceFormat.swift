/// How a marketplace writes prices.
public struct PriceFormat: Hashable, Sendable {
  /// The greatest price that is read, in minor units: up to here a Double is exact, and no listing is dearer.
  public static let greatest: Int64 = 1_000_000_000_000_000

  /// A point before the decimals, no groups.
  public static let plain = PriceFormat(decimal: [0x2E], groups: [])

  /// The character before the decimals.
  let decimal: [UInt8]
  /// What may stand between groups of digits: the character itself and, for a space, its two no-break forms; empty for none.
  let groups: [[UInt8]]

  /// A decimal and a group separator of one character each, which differ and are no digits; nil for others. `group` nil: no groups.
  public init?(decimal: String = ".", group: String? = nil) {
    func isSeparator(_ text: String) -> Bool {
      text.unicodeScalars.count == 1 && !text.utf8.contains { ASCII.isDigit($0) || $0 == 0x2D || $0 == 0x2B }
    }
    guard isSeparator(decimal), group != decimal, group.map(isSeparator) ?? true else { return nil }
    self.decimal = Array(decimal.utf8)
    groups = group.map { $0 == " " ? [[0x20], [0xC2, 0xA0], [0xE2, 0x80, 0xAF]] : [Array($0.utf8)] } ?? []
  }

  private init(decimal: [UInt8], groups: [[UInt8]]) {
    self.decimal = decimal
    self.groups = groups
  }

  /// The price in minor units of a currency with so many minor digits; nil for what is no price.
  ///
  /// A price is digits, with groups of three (of two before the last, as in India) where a group separator is set, and decimals of
  /// at most `minorDigits` digits beside zeros. Blanks around it do no harm. A sign, a symbol, an exponent, a missing decimal after the
  /// separator, a fraction of the minor unit, and what is above ``greatest`` are no price. Never rounds.
  ///
  ///     PriceFormat(decimal: ",", group: ".")?.minorUnits("1.234,5".utf8.span, minorDigits: 2)    // 123450
  public func minorUnits(_ field: Span<UInt8>, minorDigits: Int) -> Int64? {
    let range = ASCII.trimmed(field)
    var at = range.lowerBound
    let end = range.upperBound
    var value: Int64 = 0
    var run = 0  // digits since the start or the last group separator
    var grouped = false
    var any = false
    while at < end {
      let digit = field[at] &- 48
      if digit < 10 {
        value = value * 10 + Int64(digit)
        guard value <= Self.greatest else { return nil }
        run += 1
        any = true
        at += 1
        continue
      }
      if matches(decimal, field, at, end) { break }
      guard let width = groupWidth(field, at, end), grouped ? run == 2 || run == 3 : (1...3).contains(run) else { return nil }
      grouped = true
      run = 0
      at += width
    }
    guard !grouped || run == 3 else { return nil }
    return fraction(field, from: at, to: end, whole: value, hasWhole: any, minorDigits: minorDigits)
  }

  private func fraction(_ field: Span<UInt8>, from start: Int, to end: Int, whole: Int64, hasWhole: Bool, minorDigits: Int) -> Int64? {
    var value = whole
    var decimals = 0
    var at = start
    if at < end {
      at += decimal.count
      guard at < end else { return nil }
      while at < end {
        let digit = field[at] &- 48
        guard digit < 10 else { return nil }
        if decimals < minorDigits {
          value = value * 10 + Int64(digit)
          guard value <= Self.greatest else { return nil }
          decimals += 1
        } else if digit != 0 {
          return nil
        }
        at += 1
      }
    } else if !hasWhole {
      return nil
    }
    while decimals < minorDigits {
      value *= 10
      guard value <= Self.greatest else { return nil }
      decimals += 1
    }
    return value
  }

  private func matches(_ separator: [UInt8], _ field: Span<UInt8>, _ at: Int, _ end: Int) -> Bool {
    guard end - at >= separator.count else { return false }
    for index in separator.indices where separator[index] != field[at + index] { return false }
    return true
  }

  private func groupWidth(_ field: Span<UInt8>, _ at: Int, _ end: Int) -> Int? {
    for group in groups where matches(group, field, at, end) { return group.count }
    return nil
  }
}
