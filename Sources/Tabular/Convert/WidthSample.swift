/// The first rows behind the header, read ahead to see how many cells the table has.
///
/// A header that is narrower than all the rows below it is the one that is ragged: rows are not cut for its sake.
struct WidthSample {
  /// The rows that were read.
  private(set) var rows: [ConvertRow] = []
  /// What stopped the reading, if anything did; the rows are good.
  private(set) var failure: (any Error)?
  private static let size = 32
  /// Fewer rows than this do not outvote the header.
  private static let quorum = 8

  init(_ reader: RowReader) {
    var row = ConvertRow()
    do {
      while rows.count < Self.size, try reader.next(&row) { rows.append(row) }
    } catch {
      failure = error
    }
  }

  /// The number of cells of the table whose header has so many; 0 means no header.
  func width(header: Int) -> Int { Self.width(header: header, rows[...]) }

  /// The same of these rows, the first of which are looked at.
  static func width(header: Int, _ all: ArraySlice<ConvertRow>) -> Int {
    let own = header > 0 ? header : all.first?.count ?? 0
    let rows = all.prefix(size).filter { !$0.isFooter }
    guard rows.count >= quorum else { return own }
    var counts: [Int: Int] = [:]
    for row in rows { counts[row.count, default: 0] += 1 }
    guard let most = counts.first(where: { 10 * $1 >= 9 * rows.count }) else { return own }
    if header == 0 { return most.key }
    // A delimiter behind each row's last cell makes no column.
    return rows.contains { $0.filled > header } ? max(header, most.key) : header
  }
}
