/// Splits one framed record into cells. A quote that cannot be one is kept as a character, and the cell ends at the next delimiter.
///
/// Where that does not give as many cells as the rows before had, a quote may stand inside a cell that is quoted well but for it: then the cell
/// reaches up to a quote before a delimiter, or with the text behind its quotes up to the delimiter, if this gives as many.
struct RowSplitter {
  let delimiter: [UInt8]
  let quote: [UInt8]?
  let escape: [UInt8]?
  private let escapesLineEnds: Bool
  private let joinsDelimiters: Bool
  private let drawing: Drawing?

  init(_ dialect: ConvertDialect) {
    delimiter = dialect.delimiter
    quote = dialect.quote
    escape = dialect.escape
    escapesLineEnds = dialect.lineEndEscape != nil
    joinsDelimiters = dialect.joinsDelimiters
    drawing = dialect.drawing
  }

  /// Appends the cells of `bytes[0..<end]` to a row that is clear. `columns` is how many a record with stray quotes should have, if that is known.
  func split(_ bytes: Span<UInt8>, to row: inout ConvertRow, columns: Int? = nil) {
    if let drawing { return drawing.split(bytes, escape: escape, to: &row) }
    if joinsDelimiters { return splitAligned(bytes, to: &row) }
    split(bytes, to: &row, .strict)
    guard let columns, row.count != columns else { return }
    for reading in [Reading.loose, .allQuoted] {
      var other = ConvertRow()
      split(bytes, to: &other, reading)
      if other.count == columns {
        (row.text, row.ends) = (other.text, other.ends)
        return
      }
    }
    splitOneWay(bytes, to: &row, columns: columns)
  }

  /// The most pieces between delimiters of which the only way to join them is looked for.
  private static let mostPieces = 32

  /// Joins pieces between delimiters to so many cells, if there is but one way in which each cell that begins with a quote ends with one, and no
  /// other cell does either.
  private func splitOneWay(_ bytes: Span<UInt8>, to row: inout ConvertRow, columns: Int) {
    guard let quote, escape == nil else { return }
    var pieces: [Range<Int>] = []
    var (start, position) = (0, 0)
    while position < bytes.count, pieces.count < Self.mostPieces {
      if bytes.holds(delimiter, at: position) {
        pieces.append(start..<position)
        position += delimiter.count
        start = position
      } else {
        position += 1
      }
    }
    pieces.append(start..<bytes.count)
    guard columns > 0, pieces.count > columns, pieces.count <= Self.mostPieces else { return }
    let opens = pieces.map { $0.count >= quote.count && bytes.holds(quote, at: $0.lowerBound) }
    let closes = pieces.map { $0.count >= quote.count && bytes.holds(quote, at: $0.upperBound - quote.count) }
    func isCell(_ first: Int, _ last: Int) -> Bool {
      guard opens[first] else { return first == last && !closes[first] }
      return closes[last] && pieces[last].upperBound - pieces[first].lowerBound >= 2 * quote.count
    }
    // How many ways there are from each piece on with so many cells, 2 for more.
    var ways = [[Int]](repeating: [Int](repeating: 0, count: columns + 1), count: pieces.count + 1)
    ways[pieces.count][0] = 1
    for first in pieces.indices.reversed() {
      for last in first..<(opens[first] ? pieces.count : first + 1) where isCell(first, last) {
        for cells in 1...columns { ways[first][cells] = min(2, ways[first][cells] + ways[last + 1][cells - 1]) }
      }
    }
    guard ways[0][columns] == 1 else { return }
    var other = ConvertRow()
    var (first, left) = (0, columns)
    while first < pieces.count, let last = (first..<pieces.count).first(where: { isCell(first, $0) && ways[$0 + 1][left - 1] == 1 }) {
      appendWhole(bytes, pieces[first].lowerBound..<pieces[last].upperBound, isQuoted: opens[first], quote, &other)
      (first, left) = (last + 1, left - 1)
    }
    (row.text, row.ends) = (other.text, other.ends)
  }

  /// Appends a cell whose bounds are known. Quotes around it are taken off, and of two quotes inside one is.
  private func appendWhole(_ bytes: Span<UInt8>, _ range: Range<Int>, isQuoted: Bool, _ quote: [UInt8], _ row: inout ConvertRow) {
    if !isQuoted {
      row.text.append(bytes, range)
    } else {
      let inner = bytes.extracting(0..<range.upperBound - quote.count)
      var position = range.lowerBound + quote.count
      while position < inner.count {
        position = upToQuote(inner, position, quote, &row.text)
        guard position < inner.count else { break }
        row.text.append(contentsOf: quote)
        position += inner.holds(quote, at: position + quote.count) ? 2 * quote.count : quote.count
      }
    }
    row.ends.append(row.text.count)
  }

  /// Cuts a line at runs of spaces that are long enough.
  private func splitAligned(_ bytes: Span<UInt8>, to row: inout ConvertRow) {
    var (start, end) = (0, bytes.count)
    while end > 0, bytes[end - 1] == 32 { end -= 1 }
    while start < end, bytes[start] == 32 { start += 1 }
    let line = bytes.extracting(0..<end)
    while true {
      var stop = start
      while stop < end, !line.holds(delimiter, at: stop) { stop += 1 }
      row.text.append(line, start..<stop)
      row.ends.append(row.text.count)
      if stop >= end { return }
      start = stop
      while start < end, line[start] == 32 { start += 1 }
    }
  }

  /// Where a cell between quotes ends.
  private enum Reading {
    /// Before a delimiter or the record's end, and no other quote stands in it.
    case strict
    /// There, at the first quote that stands so.
    case loose
    /// The same, where the next cell has quotes too.
    case allQuoted
  }

  private func split(_ bytes: Span<UInt8>, to row: inout ConvertRow, _ reading: Reading) {
    let end = bytes.count
    // Searches that fail are paid from this purse, so that a line of nothing but quotes takes linear time.
    var purse = 8 * end + 4096
    var position = 0
    let mayBeOdd =
      quote.map { ByteSearch.first($0[0], in: bytes, 0..<end) != nil } == true || ByteSearch.first(13, in: bytes, 0..<end) != nil
    while true {
      var next: Int?
      if let quote, purse > 0, bytes.holds(quote, at: position) {
        next =
          reading == .strict
          ? quotedCell(bytes, position, quote, &row.text, &purse) : looseCell(bytes, position, quote, reading, &row.text, &purse)
      }
      position = next ?? literalCell(bytes, position, &row, mayBeOdd)
      row.ends.append(row.text.count)
      if position >= end { return }
      position += delimiter.count
    }
  }

  /// Reads a cell between quotes; nil, with nothing added, where its quotes do not close before a delimiter or the record's end.
  private func quotedCell(_ bytes: Span<UInt8>, _ start: Int, _ quote: [UInt8], _ text: inout [UInt8], _ purse: inout Int) -> Int? {
    let kept = text.count
    var position = upToQuote(bytes, start + quote.count, quote, &text)
    while position < bytes.count {
      let after = position + quote.count
      if bytes.holds(quote, at: after) {
        text.append(contentsOf: quote)
        position = after + quote.count
      } else if after == bytes.count || bytes.holds(delimiter, at: after) {
        return after
      } else if position == start + quote.count {
        // Two quotes in front of a cell: the first opens it, the second is a stray one.
        text.append(contentsOf: quote)
        position = after
      } else {
        break
      }
      position = upToQuote(bytes, position, quote, &text)
    }
    purse -= position - start
    text.removeLast(text.count - kept)
    return nil
  }

  /// Reads a cell between quotes in which others stand that were not escaped; where none closes it, as it stands up to the delimiter behind the
  /// first that might have. Nil, with nothing added, where there is none.
  private func looseCell(
    _ bytes: Span<UInt8>, _ start: Int, _ quote: [UInt8], _ reading: Reading, _ text: inout [UInt8], _ purse: inout Int
  ) -> Int? {
    let kept = text.count
    var position = upToQuote(bytes, start + quote.count, quote, &text)
    var firstStray: Int?
    while position < bytes.count {
      let after = position + quote.count
      let isBorder = bytes.holds(delimiter, at: after) && (reading == .loose || bytes.holds(quote, at: after + delimiter.count))
      if after == bytes.count || isBorder { return after }
      text.append(contentsOf: quote)
      position = after
      if bytes.holds(quote, at: after) { position += quote.count } else { firstStray = firstStray ?? after }
      position = upToQuote(bytes, position, quote, &text)
    }
    purse -= position - start
    text.removeLast(text.count - kept)
    guard var end = firstStray else { return nil }
    while end < bytes.count, !bytes.holds(delimiter, at: end) { end += 1 }
    text.append(bytes, start..<end)
    return end
  }

  /// Appends what stands before the next quote, without escapes, and returns where that quote, or the end, is.
  private func upToQuote(_ bytes: Span<UInt8>, _ start: Int, _ quote: [UInt8], _ text: inout [UInt8]) -> Int {
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      if let escape, byte == escape[0], let length = bytes.escaped(escape, quote, nil, escapesLineEnds, at: position) {
        text.append(bytes, position + escape.count..<position + length)
        position += length
      } else if byte == quote[0], bytes.holds(quote, at: position) {
        break
      } else {
        let run = bytes.nextSpecial((quote[0], quote[0], quote[0], escape?[0] ?? quote[0]), from: position + 1, before: bytes.count)
        text.append(bytes, position..<run)
        position = run
      }
    }
    return position
  }

  /// Reads a cell as it stands, up to the next delimiter. Quotes around the whole of it are taken off: what is between them was not escaped.
  private func literalCell(_ bytes: Span<UInt8>, _ start: Int, _ row: inout ConvertRow, _ mayBeOdd: Bool) -> Int {
    let kept = row.text.count
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      if byte == delimiter[0], bytes.holds(delimiter, at: position) { break }
      if let escape, byte == escape[0], let length = bytes.escaped(escape, quote, delimiter, escapesLineEnds, at: position) {
        row.text.append(bytes, position + escape.count..<position + length)
        position += length
      } else {
        let run = bytes.nextSpecial(
          (delimiter[0], delimiter[0], delimiter[0], escape?[0] ?? delimiter[0]), from: position + 1, before: bytes.count)
        row.text.append(bytes, position..<run)
        if mayBeOdd { look(bytes.extracting(position..<run), &row) }
        position = run
      }
    }
    if let quote, position - start > 2 * quote.count, bytes.holds(quote, at: start), bytes.holds(quote, at: position - quote.count),
      row.text.count - kept == position - start
    {
      row.text.removeLast(quote.count)
      row.text.removeSubrange(kept..<kept + quote.count)
    }
    return position
  }

  /// Notes what rarely stands in a cell without quotes, in a part of one that holds no escape.
  private func look(_ part: Span<UInt8>, _ row: inout ConvertRow) {
    if let quote, part.firstOccurrence(of: quote) != nil { row.hasInnerQuote = true }
    if ByteSearch.first(13, in: part, 0..<part.count) != nil { row.hasInnerReturn = true }
  }
}
