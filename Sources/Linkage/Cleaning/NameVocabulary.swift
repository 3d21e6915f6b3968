/// The words that sellers' names are made of, learnt from the names: which a rare word is put together from, and which it is a slip of.
struct NameVocabulary: Sendable {
  private var table = InternTable()
  private var frequency: [Int] = []
  private var names = 0
  private var slips: [UInt64: Int] = [:]
  /// What each word of the table stands for, nil for itself.
  private var meaning: [[[UInt8]]?] = []

  /// Learns the words of these names, beside those that are known.
  init(names: [[[UInt8]]], _ known: KnownWords) {
    for name in names {
      var seen: [Int] = []
      for word in name {
        let number = table.intern(word)
        if number == frequency.count { frequency.append(0) }
        if !seen.contains(number) { frequency[number] += 1 }
        seen.append(number)
      }
    }
    self.names = max(names.count + known.names, 1)
    for word in known.words {
      let number = table.intern(Array(word.text.utf8))
      if number == frequency.count { frequency.append(0) }
      frequency[number] += word.names
    }
    for number in 0..<table.count where frequency[number] >= common && table[number].count >= 4 {
      for key in deletions(of: Array(table[number])) {
        let known = slips[key]
        if known == nil || frequency[known ?? 0] < frequency[number] { slips[key] = number }
      }
    }
    meaning = (0..<table.count).map { number in
      let word = Array(table[number])
      let parts = parts(of: word, frequency: frequency[number])
      return parts == [word] ? nil : parts
    }
  }

  /// How often a word must stand to be one that others are explained by.
  private var common: Int { max(3, names / 5_000) }

  /// The words that a name's words stand for.
  func resolve(name words: [[UInt8]]) -> [[UInt8]] {
    var mended = words
    for place in words.indices.dropLast() { shiftSpace(&mended, place) }
    return mended.flatMap { resolve($0) }
  }

  /// Where the space behind a word changed places with the letter before or after it ("sunris etrading"), and neighbours that are hardly
  /// known become common words by moving it back, moves it back.
  private func shiftSpace(_ words: inout [[UInt8]], _ place: Int) {
    let first = words[place]
    let second = words[place + 1]
    let known = min(count(of: first), count(of: second))
    guard known < common, let head = second.first, let tail = first.last, head < 0x80, tail < 0x80 else { return }
    for (one, other) in [(first + [head], Array(second.dropFirst())), (Array(first.dropLast()), [tail] + second)] {
      guard one.count >= 2, other.count >= 2 else { continue }
      if min(count(of: one), count(of: other)) >= max(common, known * 8) {
        words[place] = one
        words[place + 1] = other
        return
      }
    }
  }

  private func count(of word: [UInt8]) -> Int { table.find(word).map { frequency[$0] } ?? 0 }

  /// The words that this one stands for: itself, its parts, or the common word that it is a slip of.
  func resolve(_ word: [UInt8]) -> [[UInt8]] {
    guard let number = table.find(word) else { return parts(of: word, frequency: 0) }
    return meaning[number] ?? [word]
  }

  private func parts(of word: [UInt8], frequency own: Int) -> [[UInt8]] {
    if word.count >= 5, let parts = segmented(word, frequency: own) {
      return parts.flatMap { part in self.parts(of: part, frequency: table.find(part).map { frequency[$0] } ?? 0) }
    }
    guard own < common, word.count >= 3 else { return [word] }
    var best: Int?
    for key in deletions(of: word) {
      guard let number = slips[key], frequency[number] >= own * 8, editDistance(word, table[number], limit: 1) == 1 else { continue }
      if let chosen = best, (frequency[chosen], -chosen) > (frequency[number], -number) { continue }
      best = number
    }
    return best.map { [Array(table[$0])] } ?? [word]
  }

  /// The likeliest way to read a rare word as several far more common ones, nil if it is likelier a word of its own.
  private func segmented(_ word: [UInt8], frequency own: Int) -> [[UInt8]]? {
    let count = word.count
    var cost = [Double](repeating: .infinity, count: count + 1)
    var from = [Int](repeating: 0, count: count + 1)
    cost[0] = 0
    for end in 2...count {
      for start in max(0, end - 14)...(end - 2) where cost[start] < .infinity && !(start == 0 && end == count) {
        guard let number = table.find(word[start..<end]), frequency[number] >= max(common, own * 3) else { continue }
        let total = cost[start] + log2(Double(names) / Double(frequency[number])) + 1
        if total < cost[end] {
          cost[end] = total
          from[end] = start
        }
      }
    }
    guard cost[count] < log2(Double(names) / Double(max(own, 1))) + 2 * Double(count) else { return nil }
    var parts: [[UInt8]] = []
    var end = count
    while end > 0 {
      parts.append(Array(word[from[end]..<end]))
      end = from[end]
    }
    return parts.reversed()
  }

  /// The hashes of the word and of all words with one letter less: words at distance one share one of them.
  ///
  /// Source: the symmetric delete index of SymSpell (Wolf Garbe).
  private func deletions(of word: [UInt8]) -> [UInt64] {
    var keys = [hash64(word)]
    for place in word.indices {
      var shorter = word
      shorter.remove(at: place)
      keys.append(hash64(shorter))
    }
    return keys
  }
}
