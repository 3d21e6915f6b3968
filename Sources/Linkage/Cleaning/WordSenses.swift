/// Which words of names mean the same: spellings, abbreviations and translations that sellers use for each other.
///
/// Learnt from anchor pairs, whose names differ though the seller is the same: where all that is left over is one word on either side,
/// again and again the same two, these are one word.
struct WordSenses: Sendable {
  private var parent: [Int32]

  /// Learns from the anchor pairs of these accounts.
  init(_ names: NameReader, anchors: [Pair], _ known: KnownWords) {
    parent = (0..<Int32(names.table.count)).map { $0 }
    var firstOfSense: [String: Int] = [:]
    for word in known.words {
      guard let number = names.table.find(Array(word.text.utf8)) else { continue }
      if let first = firstOfSense[word.sense] { unite(first, number) } else { firstOfSense[word.sense] = number }
    }
    let isLight = Self.lightWords(names, anchors: anchors)
    var dropped = [Int](repeating: 0, count: parent.count)
    var swaps: [UInt64] = []
    for pair in anchors {
      var (left, right) = Self.leftovers(names, pair)
      left.removeAll { isLight[Int($0)] }
      right.removeAll { isLight[Int($0)] }
      guard left.count <= 1, right.count <= 1 else { continue }
      for word in left + right { dropped[Int(word)] += 1 }
      if left.count == 1, right.count == 1 { swaps.append(Pair(Int(left[0]), Int(right[0])).code) }
    }
    swaps.sort()
    var start = 0
    while start < swaps.count {
      var end = start + 1
      while end < swaps.count, swaps[end] == swaps[start] { end += 1 }
      let pair = Pair(code: swaps[start])
      if end - start >= Self.least, (end - start) * 5 >= min(dropped[pair.first], dropped[pair.second]) { unite(pair.first, pair.second) }
      start = end
    }
  }

  /// The word that stands for all that mean the same.
  func sense(of word: Int32) -> Int32 {
    var place = word
    while parent[Int(place)] != place { place = parent[Int(place)] }
    return place
  }

  /// The words that only one of two names has.
  private static func leftovers(_ names: NameReader, _ pair: Pair) -> (left: [Int32], right: [Int32]) {
    var left: [Int32] = []
    var right: [Int32] = []
    mergeWords(names.sortedWords(of: pair.first), names.sortedWords(of: pair.second)) { word, side in
      if side == .first { left.append(word) } else if side == .second { right.append(word) }
    }
    return (left, right)
  }

  /// Whether a word is left out, with nothing in its place, more often than not: cities and decorations.
  private static func lightWords(_ names: NameReader, anchors: [Pair]) -> [Bool] {
    var missed = [Int](repeating: 0, count: names.table.count)
    var seen = missed
    for pair in anchors {
      let (left, right) = leftovers(names, pair)
      for word in names.words(of: pair.first) { seen[Int(word)] += 1 }
      for word in names.words(of: pair.second) { seen[Int(word)] += 1 }
      for word in left + right where left.isEmpty || right.isEmpty { missed[Int(word)] += 1 }
    }
    return zip(missed, seen).map { $0 * 3 > $1 && $0 > 3 }
  }

  private mutating func unite(_ first: Int, _ second: Int) {
    let one = sense(of: Int32(first))
    let other = sense(of: Int32(second))
    parent[Int(max(one, other))] = min(one, other)
  }

  /// How often two words must take each other's place.
  private static let least = 4
}
