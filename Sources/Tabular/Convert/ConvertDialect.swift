/// How a file of any origin writes its records, once it is decoded to UTF-8. `Dialect` is the narrower kind that sources are read by.
public struct ConvertDialect: Equatable, Sendable {
  /// What stands between two cells: one or more characters.
  public var delimiter: [UInt8]
  /// The one character around a cell that holds delimiters or line ends; nil where nothing is quoted.
  public var quote: [UInt8]?
  /// The one character that takes the meaning from what follows it; nil where two quotes mean one and nothing else is escaped.
  public var escape: [UInt8]?
  /// What a line begins with that is a comment and no record.
  public var comment: [UInt8]?
  /// Whether a CR without LF ends a line; nil where the end of the first record decides.
  public var loneReturns: Bool?
  /// Whether a run of spaces is one delimiter, if it holds the delimiter, and spaces at a record's ends are none: columns that are aligned for
  /// people. Nothing is quoted or escaped then.
  public internal(set) var joinsDelimiters = false
  /// How the table is drawn for people, where it is: then the delimiter is a bar between cells, or a space.
  public internal(set) var drawing: Drawing?
  /// Whether the escape takes the meaning from a line end as well, which then belongs to the cell. It does, unless sniffing shows lines that
  /// end in such a sign and are whole.
  public internal(set) var escapesLineEnds = true

  /// A dialect; RFC 4180 unless told otherwise. An escape equal to the quote is the same as none.
  public init(
    delimiter: String = ",", quote: String? = "\"", escape: String? = nil, comment: String? = nil, loneReturns: Bool? = nil
  ) {
    self.delimiter = Array(delimiter.utf8)
    self.quote = quote.map { Array($0.utf8) }
    self.escape = escape == quote ? nil : escape.map { Array($0.utf8) }
    self.comment = comment.map { Array($0.utf8) }
    self.loneReturns = loneReturns
  }

  /// The escape where it takes the meaning from line ends; not where the delimiter holds it, so that a line's end alone could not tell.
  var lineEndEscape: [UInt8]? {
    guard escapesLineEnds, let escape, delimiter.span.firstOccurrence(of: escape) == nil else { return nil }
    return escape
  }

  /// What makes this dialect unreadable, if anything does.
  public var flaw: ConvertFault.What? {
    let tokens: [(String, [UInt8]?)] = [("delimiter", delimiter), ("quote", quote), ("escape", escape), ("comment", comment)]
    for (name, token) in tokens {
      guard let token else { continue }
      if token.isEmpty { return .unusable(name, because: "it is empty") }
      if token.contains(10) || token.contains(13) { return .unusable(name, because: "it holds a line end") }
    }
    for (name, token) in [("quote", quote), ("escape", escape)] {
      guard let token else { continue }
      if String(decoding: token, as: UTF8.self).unicodeScalars.count != 1 { return .unusable(name, because: "it must be one character") }
      if delimiter.starts(with: token) { return .unusable(name, because: "the delimiter begins with it") }
    }
    return nil
  }
}
