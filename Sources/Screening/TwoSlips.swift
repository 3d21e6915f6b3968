/// Long names with two slips. Two slips leave one of three parts of a name as it is, at most two places aside, unless neighbours were
/// swapped across the border of two parts: so a name has its three parts twice, with other borders. Names are looked up by their parts, then
/// compared letter by letter.
struct TwoSlips: Sendable {
  /// Names with fewer letters are not looked for.
  static let fewestLetters = 9

  private var parts: HashIndex
  private let letters: [[UInt8]]
  /// For each name the letters that it has, as bits.
  private let bits: [UInt32]
  private let longest: Int

  /// Names of Latin letters without breaks are looked for; `names` keep their numbers.
  init(_ names: [DisguiseIndex.Name]) {
    letters = names.map { $0.letters.count >= Self.fewestLetters && $0.breaks.isEmpty && $0.script == 0 ? $0.letters : [] }
    bits = letters.map(Self.bits)
    longest = letters.reduce(0) { max($0, $1.count) }
    parts = HashIndex(count: letters.count { !$0.isEmpty } * 6)
    for (number, name) in letters.enumerated() where !name.isEmpty {
      for (part, range) in Self.ranges(name.count).enumerated() {
        parts.insert(Self.key(name[range], part, name.count), Int32(truncatingIfNeeded: number))
      }
    }
  }

  /// Calls `body` with the number of every name that is two slips from a word: the first letter is right.
  func forEach(_ word: [UInt8], _ body: (Int32) -> Void) {
    guard word.count + 2 >= Self.fewestLetters, word.count <= longest + 2 else { return }
    let own = Self.bits(word)
    var tried: [Int32] = []
    for count in max(Self.fewestLetters, word.count - 2)...max(Self.fewestLetters, word.count + 2) {
      let longer = word.count - count
      for (part, range) in Self.ranges(count).enumerated() {
        // Nothing stands before a first part, and nothing behind a last one; what was put in or dropped before and behind another is two at
        // most.
        for shift in -2...2 where abs(shift) + abs(longer - shift) <= 2 {
          if range.lowerBound == 0, shift != 0 { continue }
          if range.upperBound == count, shift != longer { continue }
          let (start, end) = (range.lowerBound + shift, range.upperBound + shift)
          guard start >= 0, end <= word.count else { continue }
          parts.forEach(Self.key(word[start..<end], part, count)) { number in
            // Two slips change two consonants at most, and no vowel.
            let difference = bits[Int(number)] ^ own
            guard difference.nonzeroBitCount <= 4, difference & Slip.vowelBits == 0, !tried.contains(number) else { return }
            tried.append(number)
            let name = letters[Int(number)]
            if name.first == word.first, Self.distance(name, word) == 2 { body(number) }
          }
        }
      }
    }
  }

  private static func bits(_ letters: [UInt8]) -> UInt32 { letters.reduce(0) { $0 | Slip.bit(of: $1) } }

  private static func ranges(_ count: Int) -> [Range<Int>] {
    let (first, second) = (count / 3, 2 * count / 3)
    return [0..<first, first..<second, second..<count, 0..<first + 1, first + 1..<second + 1, second + 1..<count]
  }

  private static func key(_ letters: ArraySlice<UInt8>, _ part: Int, _ count: Int) -> UInt64 {
    var hash = UInt64(part * 256 + count)
    for letter in letters { hash = appended(hash, UInt32(letter)) }
    return mixed(hash)
  }

  /// How many slips lie between a name and a word, each letter in one: neighbours swapped, a letter doubled, a double one single, a
  /// consonant changed for a near one. 3 for more, and for anything else: of two slips none may be far-fetched, or half of all made-up names
  /// look alike.
  ///
  /// Source of the scheme: Damerau, "A Technique for Computer Detection and Correction of Spelling Errors", CACM 7 (1964), pp. 171-176.
  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    guard abs(a.count - b.count) <= 2 else { return 3 }
    // The whole table of prefixes, row by row: names are short. Three arrays swapped in turn, one for each row, come out wrong of Swift 6.3.1
    // with -O: every swap of neighbours cost 3.
    let width = b.count + 1
    var costs = [Int](repeating: 3, count: (a.count + 1) * width)
    costs[0] = 0
    for row in a.indices {
      let above = row * width
      for column in b.indices {
        let change = a[row] == b[column] ? 0 : Slip.areNearConsonants(a[row], b[column]) ? 1 : 3
        var cost = costs[above + column] + change
        if column > 0, b[column] == b[column - 1] { cost = min(cost, costs[above + width + column] + 1) }
        if row > 0, a[row] == a[row - 1] { cost = min(cost, costs[above + column + 1] + 1) }
        if row > 0, column > 0, a[row] != b[column], a[row] == b[column - 1], a[row - 1] == b[column] {
          cost = min(cost, costs[above - width + column - 1] + 1)
        }
        costs[above + width + column + 1] = min(3, cost)
      }
    }
    return costs[costs.count - 1]
  }
}
