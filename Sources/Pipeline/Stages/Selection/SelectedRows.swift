import Store

/// What selection says of the rows of one segment, row by row as in its table of listings.
struct SelectedRows: Sendable {
  /// The raw values of ``RowState``.
  let states: [UInt8]
  /// For each row that does not count the segment and row that stand in its place; the greatest number for others.
  let bySegment: [UInt32]
  let byRow: [UInt32]
  /// For each accepted row the index of its account in the marketplace's table of accounts; the greatest number for others.
  var accounts: [UInt32]

  static let schema = Schema([
    Field("state", .uint8), Field("by_segment", .uint32), Field("by_row", .uint32), Field("account", .uint32),
  ])

  /// Reads the table of the segment of an ordinal.
  init(_ selection: Artefact, ordinal: Int, disk: Disk) throws(TableFault) {
    let table = try TableReader(path: selection.path(of: SelectionStage.rows(ordinal)), disk: disk)
    var states: [UInt8] = []
    var bySegment: [UInt32] = []
    var byRow: [UInt32] = []
    var accounts: [UInt32] = []
    for batch in 0..<table.batchCount {
      states += try table.uint8("state", batch: batch)
      bySegment += try table.uint32("by_segment", batch: batch)
      byRow += try table.uint32("by_row", batch: batch)
      accounts += try table.uint32("account", batch: batch)
    }
    self.states = states
    self.bySegment = bySegment
    self.byRow = byRow
    self.accounts = accounts
  }

  /// The rows of a segment of which these were displaced; their accounts are not known yet.
  init(rowCount: Int, displaced: ArraySlice<DisplacedRow>) {
    var states = [UInt8](repeating: RowState.accepted.rawValue, count: rowCount)
    var bySegment = [UInt32](repeating: .max, count: rowCount)
    var byRow = [UInt32](repeating: .max, count: rowCount)
    for row in displaced {
      let place = RowPosition(packed: row.position).row
      let by = RowPosition(packed: row.by)
      states[place] = row.state.rawValue
      bySegment[place] = UInt32(by.segment)
      byRow[place] = UInt32(by.row)
    }
    self.states = states
    self.bySegment = bySegment
    self.byRow = byRow
    accounts = []
  }

  /// Writes the table of the segment of an ordinal; `ranks` gives the final index of each account.
  func write(_ ordinal: Int, ranks: [UInt32], to writer: ArtefactWriter) throws {
    let output = try TableWriter(writer.create(SelectionStage.rows(ordinal), isPrivate: false), schema: Self.schema)
    let final = accounts.map { $0 == .max ? .max : ranks[Int($0)] }
    try output.append(Chunk([.uint8(states, nil), .uint32(bySegment, nil), .uint32(byRow, nil), .uint32(final, nil)]))
    _ = try output.finish()
  }

  func isAccepted(_ row: Int) -> Bool { states[row] == RowState.accepted.rawValue }
}
