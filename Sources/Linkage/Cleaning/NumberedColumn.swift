/// A field of accounts as numbers of its distinct values, which are counted in the order in which they first come.
struct NumberedColumn: Equatable, Sendable {
  /// The number of each account's value, -1 for unknown.
  private(set) var numbers: [Int32]
  /// The values.
  private(set) var texts: DistinctTexts

  /// Numbers values.
  init(_ column: ByteColumn) {
    var table = InternTable()
    numbers = Self.numbers(column, &table)
    texts = DistinctTexts(table)
  }

  /// Takes over the values of accounts of an earlier list, and numbers the others; `places` as in
  /// ``CleanedSellers/init(_:_:fresh:threads:)``.
  init(_ earlier: NumberedColumn, _ places: [Int32], fresh: ByteColumn) {
    var table = InternTable()
    let own = Self.numbers(fresh, &table)
    var renumbering = Renumbering(earlier.texts, fresh: table)
    var next = 0
    numbers = []
    numbers.reserveCapacity(places.count)
    for place in places {
      let isFresh = place < 0
      let number = isFresh ? own[next] : earlier.numbers[Int(place)]
      if isFresh { next += 1 }
      numbers.append(number < 0 ? -1 : isFresh ? renumbering.number(ofFresh: number) : renumbering.number(ofEarlier: number))
    }
    texts = renumbering.texts
  }

  /// Numbers of these texts; nil where one is not among them.
  init?(_ numbers: [Int32], _ texts: DistinctTexts) {
    guard numbers.allSatisfy({ $0 >= -1 && $0 < texts.count }) else { return nil }
    self.numbers = numbers
    self.texts = texts
  }

  /// The same values for accounts that have other ones of them, or none.
  func renumbered(_ numbers: [Int32]) -> NumberedColumn {
    var column = self
    column.numbers = numbers
    return column
  }

  /// The number of an account's value, -1 for unknown.
  subscript(account: Int) -> Int32 { numbers[account] }

  /// The hash of the bytes of an account's value, 0 for an unknown one: the same in every list of accounts.
  func hash(_ account: Int) -> UInt64 { numbers[account] < 0 ? 0 : texts.hashes[Int(numbers[account])] }

  private static func numbers(_ column: ByteColumn, _ table: inout InternTable) -> [Int32] {
    var numbers: [Int32] = []
    numbers.reserveCapacity(column.count)
    for place in 0..<column.count { numbers.append(column.isEmpty(place) ? -1 : Int32(table.intern(column[place]))) }
    return numbers
  }
}

/// The names of accounts as lists of numbered words, which are counted in the order in which they first come.
struct NumberedNames: Equatable, Sendable {
  /// The words of each name.
  private(set) var lists: WordLists
  /// The words as ``CleanName/text`` writes them.
  private(set) var texts: DistinctTexts

  /// Names of these words.
  init(lists: WordLists, texts: DistinctTexts) {
    self.lists = lists
    self.texts = texts
  }

  /// Numbers the words of names that are written as in ``CleanName/text``.
  init(_ names: ByteColumn) {
    var table = InternTable()
    lists = Self.lists(names, &table)
    texts = DistinctTexts(table)
  }

  /// Takes over the names of accounts of an earlier list, and numbers the others; `places` as in
  /// ``CleanedSellers/init(_:_:fresh:threads:)``.
  init(_ earlier: NumberedNames, _ places: [Int32], fresh: ByteColumn) {
    var table = InternTable()
    let own = Self.lists(fresh, &table)
    var renumbering = Renumbering(earlier.texts, fresh: table)
    var next = 0
    lists = WordLists()
    lists.reserve(words: earlier.lists.words.count + own.words.count, lists: places.count)
    for place in places {
      if place < 0 {
        for word in own[next] { lists.append(renumbering.number(ofFresh: word)) }
        next += 1
      } else {
        for word in earlier.lists[Int(place)] { lists.append(renumbering.number(ofEarlier: word)) }
      }
      lists.endList()
    }
    texts = renumbering.texts
  }

  private static func lists(_ names: ByteColumn, _ table: inout InternTable) -> WordLists {
    var lists = WordLists()
    for name in 0..<names.count {
      for word in names[name].split(separator: 32) { lists.append(Int32(table.intern(word))) }
      lists.endList()
    }
    return lists
  }
}
