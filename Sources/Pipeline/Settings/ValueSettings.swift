import Marketplace

/// How a marketplace writes the values of its listings, as the pipeline file says it.
public struct ValueSettings: Equatable, Sendable {
  /// The character before the decimals of a price.
  public var decimal: String
  /// The character between groups of digits; nil for none.
  public var group: String?
  /// `iso8601`, `epoch_seconds` or a pattern.
  public var time: String
  /// The zone of times that name none.
  public var zone: ZoneOffset
  /// The character between the entries of a list, ASCII.
  public var list: UInt8
  /// The words of each condition, as the file orders them.
  public var conditions: [Condition: [String]]
  /// The currency of all prices, which replaces the column.
  public var currency: String?
  /// The same, ready to read with.
  public var formats: ValueFormats
}
