/// How a source writes its records.
public struct Dialect: Equatable, Sendable {
  /// How a quote stands inside a quoted field.
  public enum Escape: Equatable, Sendable {
    /// Two quotes mean one.
    case double
    /// This character, in UTF-8, takes the meaning from a quote, a delimiter or itself behind it.
    case character([UInt8])
  }

  /// What becomes of a row with bytes that mean nothing in the code page.
  public enum Undecodable: String, CaseIterable, Sendable {
    /// It is rejected.
    case reject
    /// Each such piece becomes U+FFFD and is counted.
    case replace
  }

  /// What stands between two fields, in UTF-8: one or more characters, such as `,`, `;` or tab.
  public var delimiter: [UInt8]
  /// The character around a field that holds delimiters or line ends, in UTF-8; nil where the source quotes nothing.
  public var quote: [UInt8]?
  /// How a quote stands inside a quoted field.
  public var escape: Escape
  /// What a line begins with that is a comment and no record, in UTF-8.
  public var comment: [UInt8]?
  /// The code page.
  public var encoding: TextEncoding
  /// How many records the header takes, at least 1; several are joined cell by cell with a space.
  public var headerRows: Int
  /// How many physical lines stand in front of the header.
  public var skip = 0
  /// How many physical lines at the end are no records.
  public var footerRows = 0
  /// Words that stand for an empty field, in UTF-8.
  public var nullWords: [[UInt8]] = []
  /// What becomes of a row with undecodable bytes.
  public var undecodable = Undecodable.reject

  /// A dialect; RFC 4180 in UTF-8 unless told otherwise.
  public init(
    delimiter: [UInt8] = [UInt8(ascii: ",")], quote: [UInt8]?, escape: Escape = .double, comment: [UInt8]? = nil,
    encoding: TextEncoding = .utf8, headerRows: Int = 1
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.escape = escape
    self.comment = comment
    self.encoding = encoding
    self.headerRows = headerRows
  }

  /// A dialect whose tokens are single bytes; RFC 4180 in UTF-8 unless told otherwise.
  public init(
    delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8? = UInt8(ascii: "\""), escape: Escape = .double, encoding: TextEncoding = .utf8,
    headerRows: Int = 1
  ) {
    self.init(delimiter: [delimiter], quote: quote.map { [$0] }, escape: escape, encoding: encoding, headerRows: headerRows)
  }

  /// The first byte of the delimiter: all of it where `isFramedFirst`.
  var delimiterByte: UInt8 { delimiter.first ?? 0 }
  /// The first byte of the quote: all of it where `isFramedFirst`.
  var quoteByte: UInt8? { quote?.first }

  /// Whether records can be found and split before they are decoded: by the fast reader.
  var isFramedFirst: Bool {
    guard TextEncoding.framedFirst.contains(encoding), escape == .double, comment == nil, skip == 0, footerRows == 0 else { return false }
    return [delimiter, quote].allSatisfy { token in token.map { $0.count == 1 && $0[0] < 0x80 && !encoding.mayBeTrail($0[0]) } ?? true }
  }

  /// The same for the general reader.
  var grammar: ConvertDialect {
    var grammar = ConvertDialect()
    (grammar.delimiter, grammar.quote, grammar.comment) = (delimiter, quote, comment)
    if case .character(let escape) = escape, escape != quote { grammar.escape = escape }
    return grammar
  }

  /// Why nothing can be read by this dialect, in words; nil where it can be.
  public var problem: String? { flaw.map { ReadFault($0, offset: 0).description } }

  /// What makes this dialect unreadable, if anything does.
  var flaw: ReadFault.What? {
    func isReserved(_ token: [UInt8]) -> Bool {
      token.isEmpty || token.contains { [0, 10, 13].contains($0) } || (try? UTF8Span(validating: token.span)) == nil
    }
    if isReserved(delimiter) { return .unusableDelimiter(delimiterByte) }
    if let quote, isReserved(quote) || delimiter.starts(with: quote) { return .unusableQuote(quote.first ?? 0) }
    if case .unusable(let part, let reason)? = grammar.flaw { return .unusableDialect(part, because: reason) }
    return headerRows >= 1 ? nil : .unusableHeaderRows(headerRows)
  }
}
