/// What is known of a file beforehand and is taken as it is.
public struct SnifferHints: Sendable, Equatable {
  /// The code page.
  public var encoding: String?
  /// The delimiter.
  public var delimiter: [UInt8]?
  /// The quote; empty for none.
  public var quote: [UInt8]?
  /// The escape; empty for doubled quotes.
  public var escape: [UInt8]?
  /// What comment lines begin with.
  public var comment: [UInt8]?
  /// How many physical lines stand in front of the table.
  public var skip = 0

  /// Nothing known.
  public init() {}
}
