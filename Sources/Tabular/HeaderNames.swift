/// The names of a header of several rows, joined cell by cell with a space.
struct HeaderNames {
  private var cells: [[UInt8]] = []

  var count: Int { cells.count }
  var joined: [String] { cells.map { String(decoding: $0, as: UTF8.self) } }

  mutating func add(_ row: ConvertRow) { for cell in 0..<row.count { add(row.bytes(cell), at: cell) } }

  mutating func add(_ name: ArraySlice<UInt8>, at cell: Int) {
    if cell == cells.count { cells.append([]) }
    if !cells[cell].isEmpty && !name.isEmpty { cells[cell].append(UInt8(ascii: " ")) }
    cells[cell].append(contentsOf: name)
  }
}
