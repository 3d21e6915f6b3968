/// A table made ready: its columns in the forms that are needed, its comparisons, and the list each record is from.
struct PreparedRecords: Sendable {
  let order: RecordOrder
  let settings: RecordSettings
  let columns: RecordColumns
  let comparisons: [any RecordComparison]
  /// The number of the list of each record, -1 where it is not said; nil where there is one list only.
  let sources: [Int32]?
  let threads: Int

  var count: Int { order.places.count }

  init(_ table: RecordTable, _ settings: RecordSettings, threads: Int) throws(RecordLinkFault) {
    order = try RecordOrder(table.ids)
    let keys = (settings.blocking + settings.deterministic).joined().flatMap { $0.forms(settings.comparisons) }
    let columns = try RecordColumns(table, settings.comparisons.flatMap(\.forms) + keys, order: order, threads: threads)
    if let source = settings.source {
      sources = RecordColumn(try table.column(source), .plain, order: order).values
    } else {
      sources = nil
    }
    comparisons = settings.comparisons.map { $0.on(columns) }
    self.columns = columns
    self.settings = settings
    self.threads = threads
  }

  /// The pairs that some of these rules find.
  func candidates(_ rules: [[RecordSettings.Key]]) -> CandidateBlocks {
    settings.blocks(rules, columns, records: count, sources: sources, threads: threads)
  }

  /// How many pairs may match at all: those of different lists, where there are lists.
  var comparablePairs: Double {
    var pairs = Double(count) * Double(count - 1) / 2
    guard let sources else { return max(pairs, 1) }
    var sizes = [Double](repeating: 0, count: Int((sources.max() ?? -1)) + 1)
    for source in sources where source >= 0 { sizes[Int(source)] += 1 }
    for size in sizes { pairs -= size * (size - 1) / 2 }
    return max(pairs, 1)
  }
}
