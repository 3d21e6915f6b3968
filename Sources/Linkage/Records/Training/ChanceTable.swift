/// A table with as many made rows beside its own, whose values are put together by chance from the words that stand in the table.
///
/// What two names have in common by chance cannot be counted where nothing but the names tells which pairs match: all pairs of a table are
/// chance and matches together. A made name has as many words as one of the table's, drawn at random from all of them, so that it is like the
/// others by chance only. The words are those that are compared, without legal forms where these are left aside.
struct ChanceTable {
  /// The list of the rows that were there, and that of the made ones, in ``settings``' column of lists.
  private static let own = "own"
  private static let made = "made"
  /// A column's name that no header can have: it ends a line.
  private static let sourceColumn = "\n"

  /// The rows of both kinds.
  private(set) var table: RecordTable
  /// The table's settings, the two kinds being two lists: only pairs of both are compared.
  private(set) var settings: RecordSettings

  /// Makes the rows; the same table and seed give the same ones.
  init(_ records: PreparedRecords, of table: RecordTable) {
    settings = records.settings
    settings.source = Self.sourceColumn
    var ids = TextList()
    var sources = TextList()
    let order = records.order.places.map(Int.init)
    for place in order {
      ids.append([0x61] + Array(table.ids[place]))
      sources.append(Array(Self.own.utf8))
    }
    for place in order {
      ids.append([0x62] + Array(table.ids[place]))
      sources.append(Array(Self.made.utf8))
    }
    let columns = Array(Set(settings.columns).subtracting([Self.sourceColumn])).sorted()
    self.table = RecordTable(ids: ids, names: [Self.sourceColumn] + columns, columns: [sources])
    for (number, name) in columns.enumerated() {
      guard let place = table.names.firstIndex(of: name) else { continue }
      let texts = order.map { table.columns[place][$0] }
      var words = texts
      if let form = settings.comparisons.flatMap(\.forms).first(where: { $0.name == name }) {
        let column = records.columns[form]
        words = column.values.map { $0 < 0 ? [] : column.table[Int($0)] }
      }
      var list = TextList()
      for text in texts { list.append(Array(text)) }
      Self.appendMade(like: words, seed: hash64(UInt64(bitPattern: Int64(settings.seed)), UInt64(number)), to: &list)
      self.table.columns.append(list)
    }
  }

  /// Appends a made text for each of some, of as many words.
  private static func appendMade(like texts: [ArraySlice<UInt8>], seed: UInt64, to list: inout TextList) {
    let split = texts.map { $0.split(separator: 32) }
    let words = split.flatMap { $0 }
    var state = seed
    for text in split {
      let made = text.map { _ in
        state &+= 0x9E37_79B9_7F4A_7C15
        return words[Int(hash64(state, 0) % UInt64(words.count))]
      }
      list.append(Array(made.joined(separator: [32])))
    }
  }
}

extension TextList {
  fileprivate mutating func append(_ bytes: [UInt8]) { append(bytes, 0..<bytes.count) }
}
