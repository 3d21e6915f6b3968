/// Words that hardly ever stand without a certain neighbour, such as "import export": one word in truth.
struct Collocations: Sendable {
  private var joined: [UInt64: Int32] = [:]

  /// Learns from the names and gives the joined words numbers of their own.
  init(_ names: NameReader, _ table: inout InternTable, _ known: KnownWords) {
    var alone = [Int](repeating: 0, count: table.count)
    var codes: [UInt64] = []
    for name in 0..<names.count {
      var last: Int32?
      for word in names.words(of: name) {
        alone[Int(word)] += 1
        if let last, last != word { codes.append(Self.code(last, word)) }
        last = word
      }
    }
    codes.sort()
    let least = max(4, names.count / 2_000)
    var start = 0
    while start < codes.count {
      var end = start + 1
      while end < codes.count, codes[end] == codes[start] { end += 1 }
      let first = Int(codes[start] >> 32)
      let second = Int(codes[start] & 0xFFFF_FFFF)
      if end - start >= least, (end - start) * 10 >= 8 * min(alone[first], alone[second]) {
        joined[codes[start]] = Int32(table.intern(Array(table[first]) + [32] + Array(table[second])))
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

  private static func code(_ first: Int32, _ second: Int32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }
}
