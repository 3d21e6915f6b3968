/// A table with as many made rows beside its own, whose values are put together by chance from the words that stand in the table.
///
/// What two names have in common by chance cannot be counted where nothing but the names tells which pairs match: all pairs of a table are
/// chance and matches together. A made name has its words from names drawn at random, each from the same place (first, last, or between), so
/// that it is like the others by chance only.
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
      self.table.columns.append(Self.withMade(texts, seed: hash64(UInt64(bitPattern: Int64(settings.seed)), UInt64(number))))
    }
  }

  /// Some texts and as many made ones, each of as many words as one of them.
  private static func withMade(_ texts: [ArraySlice<UInt8>], seed: UInt64) -> TextList {
    var words = (first: [ArraySlice<UInt8>](), between: [ArraySlice<UInt8>](), last: [ArraySlice<UInt8>]())
    var lengths: [Int] = []
    var list = TextList()
    for text in texts {
      list.append(Array(text))
      let own = text.split(separator: 32)
      lengths.append(own.count)
      guard let first = own.first else { continue }
      words.first.append(first)
      words.between += own.dropFirst().dropLast()
      if own.count > 1 { words.last.append(own[own.count - 1]) }
    }
    var state = seed
    func drawn(_ words: [ArraySlice<UInt8>]) -> ArraySlice<UInt8> {
      state &+= 0x9E37_79B9_7F4A_7C15
      return words[Int(hash64(state, 0) % UInt64(words.count))]
    }
    for length in lengths {
      var made: [ArraySlice<UInt8>] = []
      for place in 0..<length { made.append(drawn(place == 0 ? words.first : place == length - 1 ? words.last : words.between)) }
      list.append(Array(made.joined(separator: [32])))
    }
    return list
  }
}

extension TextList {
  fileprivate mutating func append(_ bytes: [UInt8]) { append(bytes, 0..<bytes.count) }
}
