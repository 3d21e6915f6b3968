/// All columns in the forms that comparisons and blocking rules need, each made once.
struct RecordColumns: Sendable {
  /// A column in a form.
  struct Key: Hashable {
    var name: String
    var form: Normalisation
  }

  private let keys: [Key]
  private let columns: [RecordColumn]

  init(_ table: RecordTable, _ wanted: [Key], order: RecordOrder, threads: Int) throws(RecordLinkFault) {
    var keys: [Key] = []
    var texts: [TextList] = []
    for key in wanted where !keys.contains(key) {
      keys.append(key)
      texts.append(try table.column(key.name))
    }
    let work = zip(keys, texts).map { ($0, $1) }
    columns = inChunks(work.count, threads: threads) { RecordColumn(work[$0].1, work[$0].0.form, order: order) }
    self.keys = keys
  }

  /// The column; those that were wanted are there.
  subscript(_ key: Key) -> RecordColumn {
    columns[keys.firstIndex(of: key) ?? 0]
  }
}
