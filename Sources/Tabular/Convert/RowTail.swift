/// Holds the last rows back, since whether they are the table's or its footer's shows at the end of the file only.
struct RowTail {
  private let footerRows: Int
  private let findsFooter: Bool
  private var rows: [(row: ConvertRow, lines: Int)] = []
  /// How many rows a footer that is found may have.
  private static let longestFooter = 16

  init(footerRows: Int, findsFooter: Bool) {
    self.footerRows = footerRows
    self.findsFooter = findsFooter
  }

  /// Whether rows need to pass here.
  var isNeeded: Bool { footerRows > 0 || findsFooter }

  /// How many rows behind a row show that it is no footer's.
  var held: Int { max(footerRows, findsFooter ? Self.longestFooter : 0) }

  /// Gives all rows back, since as many follow as show that none is in the footer.
  mutating func releaseAll() -> [ConvertRow] {
    defer { rows.removeAll() }
    return rows.map(\.row)
  }

  /// Takes a row, with the number of lines read when it was, and gives those back that cannot be in the footer.
  mutating func add(_ row: ConvertRow, lines: Int) -> [ConvertRow] {
    rows.append((row, lines))
    var released: [ConvertRow] = []
    while let first = rows.first, rows.count > (findsFooter ? Self.longestFooter : 0), first.row.line <= lines - footerRows {
      released.append(rows.removeFirst().row)
    }
    return released
  }

  /// The rows that are left, each with whether it is in the footer. `lines` is the number of physical lines of the file.
  func finish(lines: Int, width: Int) -> [(row: ConvertRow, isFooter: Bool)] {
    let found = findsFooter ? foundFooter(width) : rows.count
    return rows.enumerated().map { ($1.row, $0 >= found || footerRows > 0 && $1.row.line > lines - footerRows) }
  }

  /// Where a footer begins: at the earliest blank line, or row of empty cells as spreadsheets write it, behind which something stands and
  /// every row is narrower than the table.
  private func foundFooter(_ width: Int) -> Int {
    var start = rows.count
    var holds = false
    for index in rows.indices.reversed() {
      let row = rows[index].row
      guard width > 1, row.isNarrow(for: width) else { break }
      if row.filled > 0 { holds = true }
      if row.followsBlank || row.filled == 0 && holds { start = index }
    }
    return start
  }
}

extension ConvertRow {
  /// Whether the row is too short, or too empty, to be one of a table of so many columns.
  fileprivate func isNarrow(for width: Int) -> Bool { count < width || filled <= width / 2 }

  /// How many cells there are up to the last one that holds something.
  var filled: Int { ends.isEmpty || text.isEmpty ? 0 : (ends.firstIndex { $0 == text.count } ?? 0) + 1 }
}
