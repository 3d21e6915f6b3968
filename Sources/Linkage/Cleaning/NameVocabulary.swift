/// The words that sellers' names are made of, learnt from the names: which a rare word is put together from, and which it is a slip of.
struct NameVocabulary: Sendable {
  /// The words with their numbers.
  private(set) var table: InternTable
  private var frequency: [Int]
  private var names: Int
  /// Whether so many names have a word, three and one in five thousand, that others are explained by it.
  private var isCommon: [Bool] = []
  /// For each hash of a common word, or of one with a letter less, the commonest word that it comes from.
  private var slips = CodeTable()
  private var slipped: [Int32] = []
  /// Whether a word is a common one with a letter before it, and with a letter behind it.
  private var isLedByLetter: [Bool] = []
  private var endsWithLetter: [Bool] = []
  /// What each word of the table stands for, nil for itself.
  private var meaning: [[Int32]?] = []

  /// Learns the words of these names, which are numbered in a table, beside those that are known.
  init(_ lists: WordLists, _ words: InternTable, _ known: KnownWords) {
    table = words
    frequency = .init(repeating: 0, count: words.count)
    for name in 0..<lists.count {
      let words = lists[name]
      for place in words.indices where !words[..<place].contains(words[place]) { frequency[Int(words[place])] += 1 }
    }
    names = max(lists.count + known.names, 1)
    for word in known.words {
      let number = table.intern(word.text.utf8)
      if number == frequency.count { frequency.append(0) }
      frequency[number] += word.names
    }
    let share = Double(names) / 5_000
    isCommon = table.hashes.indices.map { Double(frequency[$0]) >= max(3, stepped(share, table.hashes[$0])) }
    for number in 0..<table.count where isCommon[number] && table[number].count >= 4 {
      Self.deletions(of: table[number]) { key in
        let place = slips.intern(key)
        if place == slipped.count {
          slipped.append(Int32(number))
        } else if frequency[Int(slipped[place])] < frequency[number] {
          slipped[place] = Int32(number)
        }
      }
    }
    func isFrequent(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.count >= 2 && table.find(bytes).map { isCommon[$0] } ?? false }
    isLedByLetter = (0..<table.count).map { isFrequent(table[$0].dropFirst()) }
    endsWithLetter = (0..<table.count).map { isFrequent(table[$0].dropLast()) }
    meaning = (0..<table.count).map { parts(of: table[$0], frequency: frequency[$0], isCommon: isCommon[$0]) }
  }

  /// Appends the words that a name's words stand for, all of them numbers of the table.
  func resolve(_ name: ArraySlice<Int32>, into words: inout [Int32]) {
    let start = words.count
    words.append(contentsOf: name)
    for place in start..<max(words.count - 1, start) {
      guard endsWithLetter[Int(words[place])] || isLedByLetter[Int(words[place + 1])],
        let shifted = shiftedSpace(word(words[place]), word(words[place + 1]))
      else { continue }
      words[place] = shifted.first
      words[place + 1] = shifted.second
    }
    if words[start...].allSatisfy({ meaning[Int($0)] == nil }) { return }
    let own = words[start...].flatMap { meaning[Int($0)] ?? [$0] }
    words.replaceSubrange(start..., with: own)
  }

  /// The words that any name's words stand for.
  func resolve(_ name: [[UInt8]]) -> [[UInt8]] {
    var words = name
    for place in words.indices.dropLast() {
      guard let shifted = shiftedSpace(find(words[place][...]), find(words[place + 1][...])) else { continue }
      words[place] = Array(table[Int(shifted.first)])
      words[place + 1] = Array(table[Int(shifted.second)])
    }
    return words.flatMap { word in
      let own = table.find(word).map { meaning[$0] } ?? parts(of: word[...], frequency: 0, isCommon: false)
      return own?.map { Array(table[Int($0)]) } ?? [word]
    }
  }

  /// A word, how many names have it, and whether it is common.
  private typealias Known = (bytes: ArraySlice<UInt8>, count: Int, isCommon: Bool)

  private func word(_ number: Int32) -> Known { (table[Int(number)], frequency[Int(number)], isCommon[Int(number)]) }

  private func find(_ bytes: ArraySlice<UInt8>) -> Known {
    table.find(bytes).map { (bytes, frequency[$0], isCommon[$0]) } ?? (bytes, 0, false)
  }

  /// Where the space between two words changed places with the letter before or after it ("sunris etrading"), and neighbours that are hardly
  /// known become common words by moving it back, those words.
  private func shiftedSpace(_ first: Known, _ second: Known) -> (first: Int32, second: Int32)? {
    guard !first.isCommon || !second.isCommon, let head = second.bytes.first, let tail = first.bytes.last, head < 0x80, tail < 0x80 else {
      return nil
    }
    let least = min(first.count, second.count) * 8
    func frequent(_ bytes: some Collection<UInt8>) -> Int32? {
      guard let number = table.find(bytes), isCommon[number], frequency[number] >= least else { return nil }
      return Int32(number)
    }
    if second.bytes.count >= 3, let two = frequent(second.bytes.dropFirst()), let one = frequent(first.bytes + [head]) { return (one, two) }
    if first.bytes.count >= 3, let one = frequent(first.bytes.dropLast()), let two = frequent([tail] + second.bytes) { return (one, two) }
    return nil
  }

  /// The words that one stands for, its parts or the common word that it is a slip of; nil if it stands for itself.
  private func parts(of word: ArraySlice<UInt8>, frequency own: Int, isCommon: Bool) -> [Int32]? {
    if word.count >= 5, let parts = segmented(word, frequency: own) {
      return parts.flatMap { self.parts(of: table[Int($0)], frequency: frequency[Int($0)], isCommon: self.isCommon[Int($0)]) ?? [$0] }
    }
    guard !isCommon, word.count >= 3 else { return nil }
    var best: Int?
    Self.deletions(of: word) { key in
      guard let place = slips.find(key), case let number = Int(slipped[place]), frequency[number] >= own * 8 else { return }
      if let chosen = best, (frequency[chosen], -chosen) >= (frequency[number], -number) { return }
      if editDistance(word, table[number], limit: 1) == 1 { best = number }
    }
    return best.map { [Int32($0)] }
  }

  /// The likeliest way to read a rare word as several far more common ones, nil if it is likelier a word of its own.
  private func segmented(_ word: ArraySlice<UInt8>, frequency own: Int) -> [Int32]? {
    let count = word.count
    let begin = word.startIndex
    let least = own * 3
    var cost = [Double](repeating: .infinity, count: count + 1)
    var from = [(start: Int, word: Int32)](repeating: (0, -1), count: count + 1)
    cost[0] = 0
    for start in 0..<count - 1 where cost[start] < .infinity {
      var hash = ByteHash()
      hash.add(word[begin + start])
      for end in start + 2..<min(start + 14, count) + 1 {
        hash.add(word[begin + end - 1])
        guard end - start < count, let number = table.find(word[begin + start..<begin + end], hash: hash.value),
          isCommon[number], frequency[number] >= least
        else { continue }
        let total = cost[start] + log2(Double(names) / Double(frequency[number])) + 1
        if total < cost[end] {
          cost[end] = total
          from[end] = (start, Int32(number))
        }
      }
    }
    guard cost[count] < log2(Double(names) / Double(max(own, 1))) + 2 * Double(count) else { return nil }
    var parts: [Int32] = []
    var end = count
    while end > 0 {
      parts.append(from[end].word)
      end = from[end].start
    }
    return parts.reversed()
  }

  /// Hands out the hashes of the word and of all words with one letter less: words at distance one share one of them.
  ///
  /// Source: the symmetric delete index of SymSpell (Wolf Garbe).
  private static func deletions(of word: ArraySlice<UInt8>, _ body: (UInt64) -> Void) {
    var head = ByteHash()
    for place in word.indices {
      var shorter = head
      for byte in word[(place + 1)...] { shorter.add(byte) }
      body(shorter.value)
      head.add(word[place])
    }
    body(head.value)
  }
}
