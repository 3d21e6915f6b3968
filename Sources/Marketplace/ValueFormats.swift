/// How a marketplace writes the values of its listings: `values` of a source in the pipeline file.
public struct ValueFormats: Hashable, Sendable {
  /// How prices are written.
  public var price: PriceFormat
  /// How times are written.
  public var time: TimeFormat
  /// The zone of times that name none.
  public var zone: ZoneOffset
  /// The byte between the entries of a list, ASCII.
  public var listSeparator: UInt8
  /// The words for conditions.
  public var conditions: ConditionWords
  /// The currency of all prices, which replaces the column; nil where the column tells it.
  public var currency: String?

  /// Formats; those left out are a point before the decimals, no groups, ISO 8601 in UTC, lists parted by |, English conditions.
  public init(
    price: PriceFormat = .plain, time: TimeFormat = .iso8601, zone: ZoneOffset = .utc, listSeparator: UInt8 = 0x7C,
    conditions: ConditionWords = .english, currency: String? = nil
  ) {
    self.price = price
    self.time = time
    self.zone = zone
    self.listSeparator = listSeparator
    self.conditions = conditions
    self.currency = currency
  }
}
