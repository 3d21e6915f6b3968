/// How a source writes its records.
public struct Dialect: Equatable, Sendable {
  /// How a quote stands inside a quoted field.
  public enum Escape: Equatable, Sendable {
    /// Two quotes mean one.
    case double
  }

  /// The byte between two fields, such as `,`, `;` or tab.
  public var delimiter: UInt8
  /// The byte around a field that holds delimiters or line ends; nil where the source quotes nothing.
  public var quote: UInt8?
  /// How a quote stands inside a quoted field.
  public var escape: Escape
  /// The code page.
  public var encoding: TextEncoding
  /// How many records the header takes; 1 is what can be read.
  public var headerRows: Int

  /// A dialect; RFC 4180 in UTF-8 unless told otherwise.
  public init(
    delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8? = UInt8(ascii: "\""), escape: Escape = .double, encoding: TextEncoding = .utf8,
    headerRows: Int = 1
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.escape = escape
    self.encoding = encoding
    self.headerRows = headerRows
  }

  /// What makes this dialect unreadable, if anything does.
  var flaw: ReadFault.What? {
    let reserved: [UInt8] = [0, 10, 13]
    if reserved.contains(delimiter) || encoding.mayBeTrail(delimiter) { return .unusableDelimiter(delimiter) }
    if let quote, reserved.contains(quote) || encoding.mayBeTrail(quote) || quote == delimiter { return .unusableQuote(quote) }
    return headerRows == 1 ? nil : .unusableHeaderRows(headerRows)
  }
}
