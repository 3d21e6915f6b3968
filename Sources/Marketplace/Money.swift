/// An amount in the minor units of its currency (cents of USD, fen of CNY, whole yen of JPY), so that it is exact.
public struct Money: Hashable, Sendable {
  /// The amount, in minor units.
  public var minorUnits: Int64
  /// The code of ISO 4217, as exported; empty where unknown.
  public var currency: String

  /// An amount of a currency.
  public init(minorUnits: Int64, currency: String) {
    self.minorUnits = minorUnits
    self.currency = currency
  }
}

extension Money: CustomStringConvertible {
  /// The amount alone, with a point before the minor digits: `12.50` for 1250 of USD, `1250` of JPY.
  public var description: String {
    let digits = Currency.minorDigits(of: currency) ?? Currency.usualMinorDigits
    let figures = String(minorUnits.magnitude)
    let padded = String(repeating: "0", count: max(0, digits + 1 - figures.count)) + figures
    let sign = minorUnits < 0 ? "-" : ""
    return digits == 0 ? sign + padded : "\(sign)\(padded.dropLast(digits)).\(padded.suffix(digits))"
  }
}
