/// Words that hardly ever stand without a certain neighbour, such as "import export": one word in truth.
///
/// Beside it stand many other words. Two words that always stand beside the same few are the name of one seller with many accounts.
struct Collocations: Sendable {
  /// The pairs of neighbours that are one word, and the numbers of those.
  private var pairs = CodeTable()
  private var joined: [Int32] = []

  /// Learns from the names and gives the joined words numbers of their own.
  init(_ names: WordLists, _ table: inout InternTable, _ known: KnownWords) {
    var alone = [Int](repeating: 0, count: table.count)
    var neighbours = CodeTable(expecting: names.words.count)
    var counts: [Int] = []
    for word in names.words { alone[Int(word)] += 1 }
    for name in 0..<names.count {
      Self.visit(names[name]) { code in
        // What is rare is no frequent neighbour.
        guard alone[Int(code >> 32)] >= Self.least, alone[Int(code & 0xFFFF_FFFF)] >= Self.least else { return }
        let number = neighbours.intern(code)
        if number == counts.count { counts.append(0) }
        counts[number] += 1
      }
    }
    let share = Double(names.count) / 2_000
    let frequent = counts.indices.filter { number in
      let code = neighbours.codes[number]
      guard counts[number] >= Self.least else { return false }
      let hash = hash64(table.hashes[Int(code >> 32)], table.hashes[Int(code & 0xFFFF_FFFF)])
      return Double(counts[number]) >= stepped(share, hash)
        && counts[number] * 10 >= 8 * min(alone[Int(code >> 32)], alone[Int(code & 0xFFFF_FFFF)])
    }
    let companions = Self.companions(of: frequent.map { neighbours.codes[$0] }, names)
    for code in companions.filter({ $1.count >= Self.leastCompanions }).map(\.code).sorted() {
      add(code, Int32(table.intern(Array(table[Int(code >> 32)]) + [32] + Array(table[Int(code & 0xFFFF_FFFF)]))))
    }
    for word in known.words {
      let halves = Array(word.text.utf8).split(separator: 32)
      guard halves.count == 2, let first = table.find(halves[0]), let second = table.find(halves[1]) else { continue }
      add(Self.code(Int32(first), Int32(second)), Int32(table.intern(word.text.utf8)))
    }
  }

  private mutating func add(_ code: UInt64, _ word: Int32) {
    let number = pairs.intern(code)
    if number == joined.count { joined.append(word) } else { joined[number] = word }
  }

  /// Appends the words with the pairs joined.
  func join(_ words: ArraySlice<Int32>, into lists: inout WordLists) {
    for word in words {
      if let last = lists.unfinished.last, last >= 0, word >= 0, let both = pairs.find(Self.code(last, word)) {
        lists.replaceLast(joined[both])
      } else {
        lists.append(word)
      }
    }
  }

  /// How often a pair must stand.
  private static let least = 4
  /// How many different words must stand in the names with a pair, all in all.
  private static let leastCompanions = 16

  /// The different words of the names in which each of these pairs stands, at least so many as are asked for.
  private static func companions(of codes: [UInt64], _ names: WordLists) -> [(code: UInt64, words: Set<Int32>)] {
    var table = CodeTable()
    for code in codes { _ = table.intern(code) }
    var found = codes.map { (code: $0, words: Set<Int32>()) }
    for name in 0..<names.count where !codes.isEmpty {
      visit(names[name]) { code in
        guard let number = table.find(code), found[number].words.count < leastCompanions else { return }
        found[number].words.formUnion(names[name])
      }
    }
    return found
  }

  /// Hands out the pairs of neighbours that are two words.
  private static func visit(_ words: ArraySlice<Int32>, _ body: (UInt64) -> Void) {
    for (word, next) in zip(words, words.dropFirst()) where word != next { body(code(word, next)) }
  }

  private static func code(_ first: Int32, _ second: Int32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }
}
