/// Holds the last rows back, since whether they are the table's or a footer's shows at the end of the file only.
struct RowTail {
  private let findsFooter: Bool
  private var rows: [ConvertRow] = []
  /// How many rows a footer that is found may have.
  private static let longestFooter = 16

  init(findsFooter: Bool) { self.findsFooter = findsFooter }

  /// Whether rows need to pass here.
  var isNeeded: Bool { findsFooter }

  /// How many rows behind a row show that it is no footer's.
  var held: Int { findsFooter ? Self.longestFooter : 0 }

  /// Gives all rows back, since as many follow as show that none is in the footer.
  mutating func releaseAll() -> [ConvertRow] {
    defer { rows.removeAll() }
    return rows
  }

  /// Takes a row, and gives the one back that cannot be in the footer any more.
  mutating func add(_ row: ConvertRow) -> ConvertRow? {
    rows.append(row)
    return rows.count > held ? rows.removeFirst() : nil
  }

  /// The rows that are left: those of the table, then those of the footer.
  func finish(width: Int) -> (table: ArraySlice<ConvertRow>, footer: ArraySlice<ConvertRow>) {
    let found = findsFooter ? start(width) : rows.count
    return (rows[..<found], rows[found...])
  }

  /// Where a footer begins: at the earliest blank line, or row of empty cells as spreadsheets write it, behind which something stands and
  /// every row is narrower than the table.
  private func start(_ width: Int) -> Int {
    var start = rows.count
    var holds = false
    for index in rows.indices.reversed() {
      let row = rows[index]
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
