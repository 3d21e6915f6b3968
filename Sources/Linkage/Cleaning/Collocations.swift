/// Words that hardly ever stand without a certain neighbour, such as "import export": one word in truth.
///
/// Beside it stand many other words. Two words that always stand beside the same few are the name of one seller with many accounts.
struct Collocations: Sendable {
  private var joined: [UInt64: Int32] = [:]

  /// Learns from the names and gives the joined words numbers of their own.
  init(_ names: NameReader, _ table: inout InternTable, _ known: KnownWords) {
    var alone = [Int](repeating: 0, count: table.count)
    var neighbours: [(code: UInt64, name: Int)] = []
    for name in 0..<names.count {
      var last: Int32?
      for word in names.words(of: name) {
        alone[Int(word)] += 1
        if let last, last != word { neighbours.append((Self.code(last, word), name)) }
        last = word
      }
    }
    neighbours.sort { $0 < $1 }
    let least = max(4, names.count / 2_000)
    var start = 0
    while start < neighbours.count {
      let code = neighbours[start].code
      var end = start + 1
      while end < neighbours.count, neighbours[end].code == code { end += 1 }
      let first = Int(code >> 32)
      let second = Int(code & 0xFFFF_FFFF)
      if end - start >= least, (end - start) * 10 >= 8 * min(alone[first], alone[second]),
        Self.hasManyCompanions(neighbours[start..<end].map(\.name), names)
      {
        joined[code] = Int32(table.intern(Array(table[first]) + [32] + Array(table[second])))
      }
      start = end
    }
    for word in known.words {
      let halves = Array(word.text.utf8).split(separator: 32)
      guard halves.count == 2, let first = table.find(halves[0]), let second = table.find(halves[1]) else { continue }
      joined[Self.code(Int32(first), Int32(second))] = Int32(table.intern(Array(word.text.utf8)))
    }
  }

  /// The words with the pairs joined.
  func joining(_ words: ArraySlice<Int32>) -> [Int32] {
    var result: [Int32] = []
    for word in words {
      if let last = result.last, last >= 0, word >= 0, let both = joined[Self.code(last, word)] {
        result[result.count - 1] = both
      } else {
        result.append(word)
      }
    }
    return result
  }

  /// Whether at least sixteen different words stand in these names, all in all.
  private static func hasManyCompanions(_ holders: [Int], _ names: NameReader) -> Bool {
    var words: Set<Int32> = []
    for name in holders {
      words.formUnion(names.words(of: name))
      if words.count >= 16 { return true }
    }
    return false
  }

  private static func code(_ first: Int32, _ second: Int32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }
}
