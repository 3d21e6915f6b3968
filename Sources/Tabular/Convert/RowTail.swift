/// Holds the last rows back, since whether they are the table's or a footer's shows at the end of the file only.
struct RowTail {
  private let findsFooter: Bool
  private var rows: [ConvertRow] = []
  /// How many of the table's rows, of the first of them, have so many cells, and how many reach so far.
  private var counts: [Int: Int] = [:], reaches: [Int: Int] = [:]
  private var counted = 0
  /// The first of the table's rows, and how much they hold.
  private var looks: [ConvertRow] = [], looksBytes = 0
  /// How many rows tell what is usual in the table, and how much of them is kept to tell how its cells look.
  private static let sample = 1000, mostBytes = 128 << 10
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
    for row in rows { count(row) }
    return rows
  }

  /// Takes a row, and gives the one back that cannot be in the footer any more.
  mutating func add(_ row: ConvertRow) -> ConvertRow? {
    rows.append(row)
    guard rows.count > held else { return nil }
    let released = rows.removeFirst()
    count(released)
    return released
  }

  private mutating func count(_ row: ConvertRow) {
    guard findsFooter, counted < Self.sample else { return }
    counted += 1
    counts[row.count, default: 0] += 1
    reaches[row.filled, default: 0] += 1
    guard looksBytes < Self.mostBytes else { return }
    looksBytes += row.text.count + 8 * row.count
    looks.append(row)
  }

  /// How many cells half of the table's rows have at least, the held ones in front of an index among them; nil where there are none.
  private func usual(_ counted: [Int: Int], before index: Int, _ measure: (ConvertRow) -> Int) -> Int? {
    var all = counted
    for row in rows[..<index] { all[measure(row), default: 0] += 1 }
    let half = all.values.reduce(0, +) / 2
    var seen = 0
    for (cells, count) in all.sorted(by: { $0.key < $1.key }) {
      seen += count
      if seen > half { return cells }
    }
    return nil
  }

  /// The rows that are left: those of the table, then those of the footer.
  func finish(width: Int) -> (table: ArraySlice<ConvertRow>, footer: ArraySlice<ConvertRow>) {
    let found = findsFooter ? start(width) : rows.count
    return (rows[..<found], rows[found...])
  }

  /// Whether a row that is too short, or half empty, is as wide, or as full, as those of the table in front of it: then it is one of them.
  private func isLikeRows(_ index: Int, _ width: Int) -> Bool {
    let row = rows[index]
    guard row.filled > 0 else { return false }
    if row.count < width { return usual(counts, before: index, \.count).map { row.count >= $0 } ?? false }
    return usual(reaches, before: index, \.filled).map { row.filled >= $0 } ?? false
  }

  /// Whether the table goes on behind a row of empty cells: the next row has as many cells, and all that hold something look like one that
  /// stands in their column above. A spreadsheet's notes do not.
  private func goesOn(behind index: Int, _ width: Int) -> Bool {
    guard let row = rows[(index + 1)...].first(where: { $0.filled > 0 }), row.count == width, !row.followsBlank else { return false }
    // Emptier rows count that have a full one behind them: others may be notes themselves.
    let above = rows[..<index]
    let table = looks + (above.lastIndex { !$0.isNarrow(for: width) }.map { above[...$0] } ?? [])
    return (0..<row.count).filter { !row.bytes($0).isEmpty }.allSatisfy { cell in
      let shape = CellKind.shape(row.bytes(cell))
      return table.contains { cell < $0.count && CellKind.shape($0.bytes(cell)) == shape }
    }
  }

  /// Where a footer begins: at the earliest blank line, row of empty cells as spreadsheets write it, or line that programs write below a table,
  /// behind which something stands and every row is narrower than the table, and than most of its rows.
  private func start(_ width: Int) -> Int {
    var start = rows.count
    var holds = false
    for index in rows.indices.reversed() {
      let row = rows[index]
      guard width > 1, row.isNarrow(for: width), !isLikeRows(index, width) else { break }
      if row.filled > 0 { holds = true }
      if row.followsBlank || row.isOutside || row.isBelowTable {
        start = index
      } else if row.filled == 0 && holds {
        if goesOn(behind: index, width) { break }
        start = index
      }
    }
    return start
  }
}

extension ConvertRow {
  /// Whether the row is too short, or too empty, to be one of a table of so many columns.
  fileprivate func isNarrow(for width: Int) -> Bool { count < width || filled <= width / 2 }

  /// Whether the record is what programs write below a table without a blank line: DOS's mark of a file's end, psql's `(40 rows)`.
  fileprivate var isBelowTable: Bool {
    guard count == 1, let first = text.first else { return false }
    if text == [0x1A] { return true }
    guard first == UInt8(ascii: "(") else { return false }
    let words = text.dropFirst().split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    return words.count == 2 && !words[0].isEmpty && words[0].allSatisfy { 48...57 ~= $0 }
      && ["row)", "rows)"].contains(String(decoding: words[1], as: UTF8.self))
  }

  /// How many cells there are up to the last one that holds something.
  var filled: Int { ends.isEmpty || text.isEmpty ? 0 : (ends.firstIndex { $0 == text.count } ?? 0) + 1 }
}
