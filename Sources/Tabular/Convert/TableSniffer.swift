/// Finds where in its file a table begins, and how many rows its header has.
struct TableSniffer {
  /// What was found.
  struct Shape: Equatable {
    /// Physical lines in front of the table.
    var skip = 0
    /// The header's rows.
    var headerRows = 1
    /// How many cells a row has, where the header alone does not tell.
    var width: Int?
    /// How sure the header's rows are, 0 to 1, and why.
    var sure = 1.0
    var why = ""
    /// Whether some column tells the header from what is below it.
    var isTold = false
  }

  let rows: [ConvertRow]
  /// The number of cells that most rows have.
  let width: Int
  /// The share of rows that have it.
  let regularity: Double
  private static let longestPreamble = 60
  private static let mostHeaderRows = 4

  func shape() -> Shape {
    var shape = Shape()
    guard let start = start() else {
      shape.why = "there are no rows"
      return shape
    }
    shape.skip = start == 0 ? 0 : rows[start].line - 1
    let found = header(at: start)
    (shape.headerRows, shape.sure, shape.why, shape.isTold) = found
    let count = found.rows == 0 ? 0 : rows[start].count
    let isRagged = count < width && regularity >= 0.5 && rows.contains { $0.filled > count }
    if isRagged || found.rows == 0 { shape.width = found.rows > 0 ? width : widestRegular(from: start) }
    return shape
  }

  /// Whether a row is a header that its columns tell.
  func hasToldHeader(at row: Int) -> Bool { header(at: row).isTold }

  /// Whether some column holds numbers, dates or addresses.
  var holdsValues: Bool { columns(of: rows[...]).contains(where: \.isOfValues) }

  /// Whether the first row is a header that its columns tell.
  var beginsWithHeader: Bool {
    rows.count > 1 && (0..<rows[0].count).allSatisfy { ![.number, .date].contains(CellKind(rows[0].bytes($0))) } && header(at: 0).isTold
  }

  /// The cells of the widest rows that are no exceptions: without a header, nothing else says how wide a table is.
  private func widestRegular(from start: Int) -> Int {
    var counts: [Int: Int] = [:]
    for row in rows[start...] { counts[row.filled, default: 0] += 1 }
    return max(width, counts.filter { $1 >= 2 && 10 * $1 >= rows.count - start }.keys.max() ?? 0)
  }

  /// The first row that is as wide and as full as the table's.
  private func start() -> Int? {
    guard width > 1 else { return rows.isEmpty ? nil : 0 }
    let first = rows.prefix(Self.longestPreamble).firstIndex { row in
      let held = held(row)
      // Statistics programs leave the column of row numbers without a name; a title stands in the first cell.
      let isUnnamed = width == 2 && row.count == 2 && held == 1 && row.bytes(0).isEmpty
      return row.count == width ? 2 * held > width || isUnnamed : abs(row.count - width) == 1 && width > 2 && held >= width - 1
    }
    guard let first else { return rows.isEmpty ? nil : 0 }
    if let header = headerBelowRemark(first) ?? headerBelowBlank(first) { return header }
    if first > 0 && isGroupRow(first - 1) { return first - 1 }
    return first == 0 || header(at: first).isTold ? first : top(from: first)
  }

  /// The header below a row that happens to have as many cells as the table, but is a remark on it: a sentence, whose commas blanks follow where
  /// none follow the header's, or a line that a blank one sets off. That the header below is one, its columns tell.
  private func headerBelowRemark(_ first: Int) -> Int? {
    let below = rows[(first + 1)...].prefix(Self.longestPreamble).firstIndex { $0.count == width && !isSentence($0) }
    guard let below, width > 1, rows[(first + 1)..<below].allSatisfy({ $0.count < width || isSentence($0) }) else { return nil }
    let isRemark = isSentence(rows[first]) && !isSentence(rows[below]) || rows[below].followsBlank && below == first + 1
    return isRemark && header(at: below).isTold && !rows[below].repeats(rows[first]) ? below : nil
  }

  /// The header below a blank line, all rows above which reach less far than the table, as the names and values that banks write there, and are
  /// no table with a header of their own.
  private func headerBelowBlank(_ first: Int) -> Int? {
    let below = rows[(first + 1)...].prefix(Self.longestPreamble).firstIndex { $0.followsBlank }
    guard let below, rows[below].count == width, rows[below].filled == width, case let above = rows[first..<below],
      above.allSatisfy({ $0.filled < width }), header(at: below).isTold
    else { return nil }
    return TableSniffer(rows: Array(above), width: above[first].count, regularity: 1).beginsWithHeader ? nil : below
  }

  /// Whether a blank stands behind every delimiter, as in prose.
  private func isSentence(_ row: ConvertRow) -> Bool {
    row.count > 1 && (1..<row.count).allSatisfy { row.bytes($0).first == UInt8(ascii: " ") }
  }

  /// The first of the rows right above one that is no sure header, which may be of its table: its header, or ragged rows.
  private func top(from first: Int) -> Int {
    var top = first
    // A delimiter at the end of every row makes no cell that a name would stand over.
    let reach = rows[first...].lazy.map(\.filled).max() ?? width
    while top > 0, !rows[top].followsBlank, 2 * held(rows[top - 1]) > min(reach, width) { top -= 1 }
    // A narrower header has nothing above it: what has is rather the title's.
    var highest = top
    while highest > 0, !rows[highest].followsBlank, held(rows[highest - 1]) >= 2 { highest -= 1 }
    if highest == 1, !rows[1].followsBlank, width == 2, rows[0].count == 2, held(rows[0]) == 1 { highest = 0 }
    return highest == 0 ? 0 : top
  }

  /// How many cells of a row hold something.
  private func held(_ row: ConvertRow) -> Int { (0..<row.count).count { !row.bytes($0).isEmpty } }

  /// Whether a row that is half empty stands right above the names, reaches over them, and is of the header as they are.
  private func isGroupRow(_ index: Int) -> Bool {
    let row = rows[index]
    guard row.count == width, held(row) >= 2, 2 * row.filled > width, row.line + 1 == rows[index + 1].line else { return false }
    return header(at: index).rows > 1
  }

  /// Whether what was taken for a header is rather a row like those below it: numbers or dates stand above their like, and nothing else tells
  /// them apart. Whole numbers that rise from cell to cell, as 1, 2, 3 and years do, may be names.
  static func isRow(_ header: ConvertRow, above rows: [ConvertRow]) -> Bool {
    let sniffer = TableSniffer(rows: [header] + rows, width: header.count, regularity: 1)
    guard rows.count >= 4, case let found = sniffer.header(at: 0), found.rows == 0, found.sure == 1 else { return false }
    let columns = sniffer.columns(of: rows[...])
    let alike = (0..<header.count).filter {
      [.number, .date].contains(CellKind(header.bytes($0))) && columns[$0].fits(header.bytes($0)) == true
    }
    let numbers = alike.compactMap { Int(header.string($0)) }
    return !alike.isEmpty && !(numbers.count > 1 && numbers.count == alike.count && zip(numbers, numbers.dropFirst()).allSatisfy(<))
  }

  private func header(at start: Int) -> (rows: Int, sure: Double, why: String, isTold: Bool) {
    let names = rows[start]
    let body = rows[(start + 1)...]
    let columns = columns(of: body)
    var (against, favour) = (0.0, 0.0)
    for cell in 0..<min(names.count, columns.count) {
      let name = names.bytes(cell)
      if name.isEmpty { continue }
      switch columns[cell].fits(name) {
      case .some(true): against += 1
      case .some(false): favour += 1
      case nil: if columns[cell].values.contains(Array(name)) && body.count > 2 { against += 0.5 }
      }
    }
    let isNamed = (0..<names.count).allSatisfy { ![.number, .date].contains(CellKind(names.bytes($0))) }
    let total = favour + against
    guard favour > against || favour == against && isNamed else {
      return (0, total == 0 ? 0.6 : against / total, "the first row looks like the others", false)
    }
    let isTold = favour > against
    if !isTold, body.dropFirst().contains(where: { $0.count == names.count && $0.repeats(names) }) {
      return (0, 0.6, "no column tells the first row from the others, and it comes again", false)
    }
    var count = 1
    while count < Self.mostHeaderRows, start + count < rows.count, continues(start, count) { count += 1 }
    return (
      count, total == 0 ? 0.6 : favour / total, favour > 0 ? "its cells are unlike those below" : "no column tells it from the others",
      isTold
    )
  }

  /// Whether one more row belongs to the header: it is the same again, or no cell of it is like those below and it does not come again. What
  /// is written for nothing, or stands among the values below as well, is no name.
  private func continues(_ start: Int, _ count: Int) -> Bool {
    let row = rows[start + count]
    if row.count == rows[start].count && row.repeats(rows[start]) { return true }
    if rows[(start + count + 1)...].contains(where: { $0.count == row.count && $0.repeats(row) }) { return false }
    let columns = columns(of: rows[(start + count + 1)...])
    var unlike = 0
    var told = 0
    var wordsAboveValues: Set<[UInt8]> = []
    var isLabelled = false
    for cell in 0..<min(row.count, columns.count) {
      let bytes = row.bytes(cell)
      if !columns[cell].isOfValues && !bytes.isEmpty { isLabelled = true }
      guard columns[cell].isTold else { continue }
      told += 1
      if NullWordSniffer.meansNothing(bytes) || columns[cell].values.contains(Array(bytes)) { continue }
      let isValue = [.number, .date].contains(CellKind(bytes)) && !SniffedColumn.isYear(bytes)
      if columns[cell].fits(bytes) != false || isValue { return false }
      unlike += 1
      if columns[cell].isOfValues { wordsAboveValues.insert(Array(bytes)) }
    }
    // One word in all columns of values beside a label, as `unknown`, says of each that there is none.
    if isLabelled && wordsAboveValues.count < 2 && columns.contains(where: \.isOfValues) { return false }
    return row.count == width && rows.count > start + count + 2 && unlike >= 2 && 2 * unlike >= told
  }

  private func columns(of body: ArraySlice<ConvertRow>) -> [SniffedColumn] {
    let regular = body.filter { $0.count == width }.prefix(200)
    return (0..<width).map { column in SniffedColumn(regular.map { $0.bytes(column) }) }
  }
}

/// What the cells of a column have in common.
struct SniffedColumn {
  private(set) var values: Set<[UInt8]> = []
  private var kind: CellKind?
  private var shape: [UInt8]?
  private var years = false

  init(_ cells: [ArraySlice<UInt8>]) {
    var (kinds, shapes) = ([CellKind: Int](), [[UInt8]: Int]())
    var held = 0
    for cell in cells where !cell.isEmpty {
      held += 1
      values.insert(Array(cell))
      kinds[CellKind(cell), default: 0] += 1
      shapes[CellKind.shape(cell), default: 0] += 1
      if Self.isYear(cell) { years = true }
    }
    for candidate in [CellKind.number, .date, .address] where 10 * (kinds[candidate] ?? 0) >= 8 * held && held > 0 { kind = candidate }
    if kind == nil, held > 0 { shape = shapes.first { 10 * $1 >= 8 * held && $0.contains(57) }?.key }
  }

  /// Whether the cells are alike enough to tell another one from them.
  var isTold: Bool { kind != nil || shape != nil }

  /// Whether the cells are numbers, dates or addresses.
  var isOfValues: Bool { kind != nil }

  /// Whether a cell is like the others; nil where the column does not tell.
  func fits(_ cell: ArraySlice<UInt8>) -> Bool? {
    if let kind {
      if kind == .number && Self.isYear(cell) && !years { return false }
      return CellKind(cell) == kind
    }
    return shape.map { CellKind.shape(cell) == $0 }
  }

  /// Whether a cell may be a year, as the names of columns often are.
  static func isYear(_ cell: ArraySlice<UInt8>) -> Bool {
    cell.count == 4 && (cell.starts(with: Array("19".utf8)) || cell.starts(with: Array("20".utf8))) && CellKind(cell) == .number
  }
}
