/// Watches the rows of a table for another one: behind a blank line, maybe with a title of one cell, rows of another width that begin with names.
///
/// It only doubts: rows are ragged for other reasons too.
struct OtherTableWatch {
  /// The line and the width of a row that may be another table's header.
  private var header: (line: Int, cells: Int)?
  /// Whether a title of one cell behind a blank line stands right above the next row.
  private var followsTitle = false
  /// How many cells the last row had.
  private var cells: Int?

  /// Whether the next row may tell; rows of the last one's width that come else need not pass here.
  var isWaiting: Bool { header != nil || followsTitle }

  /// Takes the next row below the header; the line on which another table begins, once its second row is there.
  mutating func look(at row: ConvertRow, width: Int) -> Int? {
    let isChange = cells != nil && row.count != cells
    let isApart = row.followsBlank || followsTitle
    cells = row.count
    followsTitle = row.followsBlank && isChange && row.count == 1
    if let header, !row.followsBlank, row.count == header.cells {
      self.header = nil
      return header.line
    }
    header = isApart && isChange && row.count > 1 && row.count != width && Self.holdsNames(row) ? (row.line, row.count) : nil
    return nil
  }

  private static func holdsNames(_ row: ConvertRow) -> Bool {
    (0..<row.count).allSatisfy { cell in
      let bytes = row.bytes(cell)
      return !bytes.isEmpty && ![.number, .date, .address].contains(CellKind(bytes))
    }
  }
}
