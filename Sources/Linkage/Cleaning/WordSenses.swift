/// Which words of names mean the same: spellings, abbreviations and translations that sellers use for each other.
///
/// Learnt from anchor pairs, whose names differ though the seller is the same: where all that is left over is one word on either side,
/// again and again the same two, these are one word.
struct WordSenses: Sendable {
  private var parent: [Int32]

  /// Learns from the anchor pairs of names, whose words are sorted and numbered in a table.
  init(_ names: WordLists, _ table: InternTable, anchors: [Pair], _ known: KnownWords) {
    parent = (0..<Int32(table.count)).map { $0 }
    var firstOfSense: [String: Int] = [:]
    for word in known.words {
      guard let number = table.find(word.text.utf8) else { continue }
      if let first = firstOfSense[word.sense] { unite(first, number) } else { firstOfSense[word.sense] = number }
    }
    let isLight = Self.lightWords(names, words: table.count, anchors: anchors)
    var dropped = [Int](repeating: 0, count: parent.count)
    var swaps: [UInt64] = []
    for pair in anchors {
      // What is left over on either side: how many words, and the last of them.
      var left = (count: 0, word: Int32(-1))
      var right = left
      mergeWords(names[pair.first], names[pair.second]) { word, side in
        if side == .both || isLight[Int(word)] { return }
        if side == .first { left = (left.count + 1, word) } else { right = (right.count + 1, word) }
      }
      guard left.count <= 1, right.count <= 1 else { continue }
      if left.count == 1 { dropped[Int(left.word)] += 1 }
      if right.count == 1 { dropped[Int(right.word)] += 1 }
      if left.count == 1, right.count == 1 { swaps.append(Pair(Int(left.word), Int(right.word)).code) }
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

  /// Whether a word is left out, with nothing in its place, more often than not: cities and decorations.
  private static func lightWords(_ names: WordLists, words: Int, anchors: [Pair]) -> [Bool] {
    var missed = [Int](repeating: 0, count: words)
    var seen = missed
    for pair in anchors {
      var isLeft = false
      var isRight = false
      mergeWords(names[pair.first], names[pair.second]) { word, side in
        seen[Int(word)] += side == .both ? 2 : 1
        if side == .first { isLeft = true } else if side == .second { isRight = true }
      }
      // Words of both names are left over: one may stand for the other.
      if isLeft == isRight { continue }
      mergeWords(names[pair.first], names[pair.second]) { word, side in
        if side != .both { missed[Int(word)] += 1 }
      }
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
