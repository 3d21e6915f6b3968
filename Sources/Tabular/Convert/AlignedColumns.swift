/// Columns that are aligned by runs of spaces, as programs print them for people: sees whether a sample is such a table, all of whose rows are whole.
///
/// An empty cell in it would shift those behind it. So it is taken only where nearly all rows have the same number of cells.
struct AlignedColumns {
  let sample: [UInt8]
  let told: SnifferHints
  /// Fewer rows than this show no alignment.
  private static let quorum = 3

  /// Reading by runs of spaces, where that gives a table and `best` gives none; nil else.
  func trial(insteadOf best: DialectSniffer.Trial) -> DialectSniffer.Trial? {
    guard told.delimiter == nil, told.quote?.isEmpty ?? true, told.escape?.isEmpty ?? true else { return nil }
    let isBlank = best.dialect.delimiter.allSatisfy { $0 == 32 }
    guard best.width == 1 || isBlank && (20 * best.regular < 19 * best.rows || best.used < best.width) else { return nil }
    // Runs of two and more first: then single ones stand inside of cells.
    for delimiter in ["  ", " "] {
      var dialect = ConvertDialect(delimiter: delimiter, quote: nil)
      (dialect.joinsDelimiters, dialect.comment, dialect.loneReturns) = (true, best.dialect.comment, best.dialect.loneReturns)
      if let found = trial(dialect) { return found }
    }
    return nil
  }

  private func trial(_ dialect: ConvertDialect) -> DialectSniffer.Trial? {
    let rows = Sniffer.rows(sample, dialect, skip: told.linesToPass, upTo: DialectSniffer.maxRows)
    var widths: [Int: Int] = [:]
    for row in rows { widths[row.count, default: 0] += 1 }
    guard let (width, regular) = widths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), width > 1, regular >= Self.quorum,
      10 * regular >= 9 * rows.count, let first = rows.firstIndex(where: { $0.count > 1 }), rows[first].count == width,
      2 * lines.count(where: Self.holdsRun) >= lines.count
    else { return nil }
    let table = TableSniffer(rows: rows, width: width, regularity: Double(regular) / Double(rows.count))
    guard table.holdsValues, !rows.contains(where: Self.holdsQuoted) else { return nil }
    var trial = DialectSniffer.Trial(dialect: dialect)
    (trial.width, trial.regular, trial.rows, trial.used) = (width, regular, rows.count, width)
    (trial.single, trial.beginsWide) = (widths[1] ?? 0, rows[0].count == width)
    trial.score = Double(regular) / Double(rows.count)
    return trial
  }

  /// Whether a cell begins or ends with a quote, or holds a tab.
  private static func holdsQuoted(_ row: ConvertRow) -> Bool {
    let quote = UInt8(ascii: "\"")
    return row.text.contains(9) || (0..<row.count).contains { row.bytes($0).first == quote || row.bytes($0).last == quote }
  }

  private var lines: ArraySlice<ArraySlice<UInt8>> {
    sample.split(whereSeparator: { $0 == 10 || $0 == 13 }).prefix(DialectSniffer.maxRows)
  }

  /// Whether two spaces stand side by side between other signs.
  private static func holdsRun(_ line: ArraySlice<UInt8>) -> Bool {
    let inner = CellKind.trimmed(line)
    return zip(inner, inner.dropFirst()).contains { $0 == 32 && $1 == 32 }
  }
}
