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
  /// What comment lines begin with; empty for nothing.
  public var comment: [UInt8]?
  /// How many physical lines stand in front of the table.
  public var skip: Int?
  /// How many records the header takes.
  public var headerRows: Int?
  /// How many physical lines at the end are no records.
  public var footerRows: Int?
  /// Words that stand for an empty cell; empty where nothing is known of them.
  public var nullWords: [String] = []

  /// Nothing known.
  public init() {}

  /// The lines that are passed over before anything is looked at.
  var linesToPass: Int { skip ?? 0 }
}
