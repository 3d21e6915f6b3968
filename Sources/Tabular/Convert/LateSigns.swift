/// Looks behind the rows that dialects were tried on, in the rest of a file's head, for signs that quote or escape there and nowhere before.
struct LateSigns {
  /// How many bytes from the first such sign on are looked at.
  private static let chunkBytes = 32 << 10
  /// How many rows of the file's beginning stand beside them.
  private static let firstRows = 200

  private let text: [UInt8]
  private let dialect: ConvertDialect
  private let told: SnifferHints

  /// Nil where all of the head was looked at, or the dialect leaves nothing to be found.
  init?(_ head: FileHead, encoding: String, sample: [UInt8], dialect: ConvertDialect, told: SnifferHints) {
    guard told.quote == nil || told.escape == nil, dialect.drawing == nil, !dialect.joinsDelimiters else { return nil }
    text = SniffSample.decoded(head, encoding: encoding)
    guard text.count >= sample.count else { return nil }
    (self.dialect, self.told) = (dialect, told)
  }

  /// The dialect with such signs, where it makes a better table of the file's first rows and of those from the first such sign on, and these
  /// rows; nil where there are none, or it does not.
  func found() -> (dialect: ConvertDialect, sample: [UInt8])? {
    let seen = end(ofRows: DialectSniffer.maxRows)
    guard seen < text.count, let place = firstSign(behind: seen) else { return nil }
    let start = text[..<place].lastIndex(where: isLineEnd).map { $0 + 1 } ?? seen
    let chunk = text[start...].prefix(Self.chunkBytes)
    let end = chunk.endIndex == text.count ? text.count : (chunk.lastIndex(where: isLineEnd).map { $0 + 1 } ?? chunk.endIndex)
    let rows = Array(text[..<min(self.end(ofRows: Self.firstRows), start)] + text[start..<end])
    var told = told
    (told.delimiter, told.comment) = (dialect.delimiter, dialect.comment ?? [])
    guard let best = DialectSniffer(told: told, sample: rows).trials().first?.dialect,
      best.quote != dialect.quote || best.escape != dialect.escape
    else { return nil }
    var found = dialect
    (found.quote, found.escape, found.escapesLineEnds) = (best.quote, best.escape, best.escapesLineEnds)
    return (found, rows)
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 && dialect.loneReturns == true }

  /// Where the first rows end.
  private func end(ofRows count: Int) -> Int {
    guard let reader = try? RowReader(BytesSource(text), dialect: dialect) else { return text.count }
    var row = ConvertRow()
    _ = try? reader.skip(lines: told.linesToPass)
    for _ in 0..<count {
      guard (try? reader.next(&row)) == true else { return text.count }
    }
    return reader.bytes
  }

  /// Where the first sign stands that quotes or escapes behind a place and, by what stands before it, does not there.
  private func firstSign(behind seen: Int) -> Int? {
    let rest = Array(text[seen...])
    let (before, behind) = (DialectCandidates(Array(text[..<seen])), DialectCandidates(rest))
    var places: [Int] = []
    if told.escape == nil {
      let known = before.escapes(dialect.delimiter, dialect.quote)
      for escape in behind.escapes(dialect.delimiter, dialect.quote) where !known.contains(escape) {
        let followers = [dialect.quote, dialect.delimiter, [10], [13]].compactMap(\.self)
        places += followers.compactMap { rest.span.firstOccurrence(of: escape + $0) }
      }
    }
    if told.quote == nil {
      let known = before.quotes(dialect.delimiter)
      for quote in behind.quotes(dialect.delimiter) where !known.contains(quote) {
        places += [dialect.delimiter, [10], [13]].compactMap { rest.span.firstOccurrence(of: $0 + quote) }
      }
    }
    return places.min().map { seen + $0 }
  }
}
