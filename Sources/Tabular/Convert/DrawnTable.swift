/// Sees whether a sample is a table that a program drew for people: a rule stands right below its names, and the rows below fit its columns.
struct DrawnTable {
  let sample: [UInt8]
  let told: SnifferHints
  /// How far down the names are looked for.
  private static let longestPreamble = 60
  /// On how many lines names may stand.
  private static let mostNames = 4
  /// A rule's piece of so many signs is one below any name, as in Markdown.
  private static let shortestPiece = 3
  private static let bars = ["|", "│", "║", "┃"].map { Array($0.utf8) }

  /// The table, as what is found of comments and dialects; nil where there is none, or where something else was told.
  func find() -> CommentSniffer.Found? {
    guard told.quote?.isEmpty ?? true, told.escape?.isEmpty ?? true, told.comment?.isEmpty ?? true, told.skip == nil else { return nil }
    let lines = PhysicalLines(sample, upTo: DialectSniffer.maxRows)
    let texts = lines.texts
    for place in texts.indices.dropFirst().prefix(Self.longestPreamble) where place + 1 < texts.count {
      guard let rule = Self.rule(texts[place]), !isEmpty(texts[place - 1]), !isEmpty(texts[place + 1]) else { continue }
      guard let trial = trial(texts, place, rule, lines.areEndedByReturns) else { continue }
      let why = "a rule stands below the names; lines like it are no rows, and are counted as comments"
      return CommentSniffer.Found(comment: nil, trials: [trial], fact: SniffedFact(.comment, "rules", sure: 1, why))
    }
    return nil
  }

  private static func rule(_ line: ArraySlice<UInt8>) -> [Bool]? { Drawing.rule(line.span) }

  private func isEmpty(_ line: ArraySlice<UInt8>) -> Bool { CellKind.trimmed(line).isEmpty || Self.rule(line) != nil }

  private func trial(_ lines: [ArraySlice<UInt8>], _ place: Int, _ rule: [Bool], _ loneReturns: Bool) -> DialectSniffer.Trial? {
    let names = lines[place - 1]
    var best: DialectSniffer.Trial?
    for (columns, width, escape) in drawings(names, lines[place], rule) {
      var dialect = ConvertDialect(quote: nil, escape: escape)
      if case .bars(let bar, _) = columns { dialect.delimiter = bar } else { dialect.delimiter = [32] }
      if let wanted = told.delimiter, wanted != dialect.delimiter { continue }
      dialect.drawing = Drawing(columns: columns, width: width, rule: rule)
      (dialect.escapesLineEnds, dialect.loneReturns) = (false, loneReturns)
      if isOfRows(lines, place, columns) { continue }
      if let found = trial(dialect, names, lines[(place + 1)...]), found.score > best?.score ?? 0 { best = found }
    }
    // Where rows of the table stand above, the rule parts these from a total, or one group from the next.
    guard var found = best, isFirst(lines[..<(place - 1)], of: found) else { return nil }
    // Between two rules names may stand on several lines, or types below them.
    var top = place - 1
    while top > 0, place - top < Self.mostNames, !isEmpty(lines[top - 1]) { top -= 1 }
    let isFramed = top > 0 && Self.rule(lines[top - 1]) == rule
    found.namedLines = isFramed ? (before: top - 1, names: place - top) : (before: place - 1, names: 1)
    return found
  }

  /// Whether hardly any of the lines above the names fit the table as well, and fewer than below: names on several lines do.
  private func isFirst(_ above: ArraySlice<ArraySlice<UInt8>>, of found: DialectSniffer.Trial) -> Bool {
    let splitter = RowSplitter(found.dialect)
    let rows = above.filter { !isEmpty($0) }.map { Self.row($0, splitter) }
    let fitting = rows.count { $0.count == found.width && !$0.isOutside }
    return fitting == 0 || fitting < min(Self.mostNames, found.regular - 1)
  }

  private static func row(_ line: ArraySlice<UInt8>, _ splitter: RowSplitter) -> ConvertRow {
    var row = ConvertRow()
    splitter.split(line.span, to: &row)
    return row
  }

  /// Whether a rule is cut by a usual delimiter into pieces as long as the names above them, as sqlcmd writes it with `-s`.
  private func isCut(_ rule: ArraySlice<UInt8>, like names: ArraySlice<UInt8>, at sign: UInt8) -> Bool {
    let (pieces, cells) = (Self.cells(rule, sign), Self.cells(names, sign))
    guard cells.count > 1, pieces.count == cells.count, !sample.contains(UInt8(ascii: "\"")) else { return false }
    return zip(pieces, cells).allSatisfy { piece, cell in
      let drawn = CellKind.trimmed(piece)
      return !drawn.isEmpty && drawn.allSatisfy { $0 == UInt8(ascii: "-") } && drawn.count >= CellKind.trimmed(cell).count
    }
  }

  /// Whether what looks like a rule is rather a row of values that are dashes: it has cells as rows have, no bars around it, and is shorter
  /// than a rule below such names, or comes again, or such cells stand in the rows below as well.
  private func isOfRows(_ lines: [ArraySlice<UInt8>], _ place: Int, _ columns: Drawing.Columns) -> Bool {
    guard case .bars(let bar, outer: false) = columns, bar.count == 1, let sign = bar.first else { return false }
    let pieces = Self.cells(lines[place], sign)
    let cells = Self.cells(lines[place - 1], sign)
    guard pieces.count == cells.count else { return false }
    let drawn = pieces.map { CellKind.trimmed($0) }
    for (piece, name) in zip(drawn, cells) where piece.count < Self.shortestPiece {
      let own = CellKind.trimmed(name)
      // Who draws puts spaces around the names too.
      if piece.count < own.count && own.count == name.count { return true }
    }
    // Where a rule comes again the names do, as on each page, or the table begins or ends.
    let isAgain = lines.indices.dropFirst().dropLast().contains {
      let isFrame = $0 == place - 2 && Self.cells(lines[$0 - 1], sign).count != cells.count
      return lines[$0] == lines[place] && !isFrame && lines[$0 - 1] != lines[place - 1] && !isEmpty(lines[$0 + 1])
    }
    if isAgain { return true }
    let rows = lines[(place + 1)...].filter { !isEmpty($0) }.map { Self.cells($0, sign) }
    return rows.contains { $0.count == cells.count && zip($0, drawn).contains { CellKind.trimmed($0) == $1 } }
  }

  private static func cells(_ line: ArraySlice<UInt8>, _ sign: UInt8) -> [ArraySlice<UInt8>] {
    line.split(separator: sign, omittingEmptySubsequences: false)
  }

  /// What the names and the rule may be drawn by, with an escape that may stand before bars in cells.
  private func drawings(_ names: ArraySlice<UInt8>, _ drawn: ArraySlice<UInt8>, _ rule: [Bool]) -> [(Drawing.Columns, Int, String?)] {
    let line = CellKind.trimmed(names)
    if let bar = Self.bars.first(where: { line.span.firstOccurrence(of: $0) != nil }) {
      let isOuter = line.starts(with: bar) && line.reversed().starts(with: bar.reversed())
      let isEscaped = bar == Self.bars[0] && sample.span.firstOccurrence(of: Array("\\|".utf8)) != nil
      var cells = 1
      for place in line.indices where line[place...].starts(with: bar) { cells += 1 }
      return (isEscaped ? [nil, "\\"] : [nil]).map { (.bars(bar, outer: isOuter), cells - (isOuter ? 2 : 0), $0) }
    }
    if let sign = Array(",;\t".utf8).first(where: { isCut(drawn, like: names, at: $0) }) {
      return [(.bars([sign], outer: false), names.count { $0 == sign } + 1, nil)]
    }
    guard drawn.allSatisfy({ [32, 45, 61].contains($0) }) else { return [] }
    let places = rule.indices.filter { rule[$0] && ($0 == 0 || !rule[$0 - 1]) }
    return places.count > 1 ? [(.places([0] + places.dropFirst()), places.count, nil)] : []
  }

  /// Reads the lines by a dialect; nil where they are not drawn so. What stands at the end and does not fit is below the table.
  private func trial(_ dialect: ConvertDialect, _ names: ArraySlice<UInt8>, _ below: ArraySlice<ArraySlice<UInt8>>) -> DialectSniffer.Trial?
  {
    let splitter = RowSplitter(dialect)
    let header = Self.row(names, splitter)
    var rows = below.filter { !isEmpty($0) }.map { Self.row($0, splitter) }
    while let last = rows.last, last.isOutside { rows.removeLast() }
    let regular = rows.count { $0.count == header.count }
    guard !header.isOutside, regular > 0, 10 * regular >= 9 * rows.count else { return nil }
    var trial = DialectSniffer.Trial(dialect: dialect)
    (trial.width, trial.regular, trial.rows, trial.used) = (header.count, regular + 1, rows.count + 1, header.count)
    trial.beginsWide = true
    trial.score = Double(regular + 1) / Double(rows.count + 1)
    return trial
  }
}

/// The first physical lines of a sample, blank ones too, without their ends.
struct PhysicalLines {
  let texts: [ArraySlice<UInt8>]
  /// Whether CR ends lines, since no LF does.
  let areEndedByReturns: Bool

  init(_ sample: [UInt8], upTo count: Int) {
    areEndedByReturns = !sample.contains(10)
    let end: UInt8 = areEndedByReturns ? 13 : 10
    texts = sample.split(separator: end, maxSplits: count, omittingEmptySubsequences: false).prefix(count).map { line in
      line.last == 13 ? line.dropLast() : line
    }
  }
}
