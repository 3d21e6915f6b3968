/// Long names with two slips. Two slips leave one of three parts of a name as it is, at most two places aside: names are looked up by their parts,
/// then compared letter by letter.
struct TwoSlips: Sendable {
  /// Names with fewer letters are not looked for.
  static let fewestLetters = 9

  private var parts: HashIndex
  private let letters: [[UInt8]]
  private let longest: Int

  /// Names without breaks are looked for; `names` keep their numbers.
  init(_ names: [DisguiseIndex.Name]) {
    letters = names.map { $0.letters.count >= Self.fewestLetters && $0.breaks.isEmpty ? $0.letters : [] }
    longest = letters.reduce(0) { max($0, $1.count) }
    parts = HashIndex(count: letters.count { !$0.isEmpty } * 3)
    for (number, name) in letters.enumerated() where !name.isEmpty {
      for (part, range) in Self.ranges(name.count).enumerated() {
        parts.insert(Self.key(name[range], part, name.count), Int32(truncatingIfNeeded: number))
      }
    }
  }

  /// Calls `body` with the number of every name that is two slips from a word: the first letter is right.
  func forEach(_ word: [UInt8], _ body: (Int32) -> Void) {
    guard word.count + 2 >= Self.fewestLetters, word.count <= longest + 2 else { return }
    var tried: [Int32] = []
    for count in max(Self.fewestLetters, word.count - 2)...max(Self.fewestLetters, word.count + 2) {
      for (part, range) in Self.ranges(count).enumerated() {
        for shift in -2...2 {
          let (start, end) = (range.lowerBound + shift, range.upperBound + shift)
          guard start >= 0, end <= word.count else { continue }
          parts.forEach(Self.key(word[start..<end], part, count)) { number in
            guard !tried.contains(number) else { return }
            tried.append(number)
            let name = letters[Int(number)]
            if name.first == word.first, Self.distance(name, word) == 2 { body(number) }
          }
        }
      }
    }
  }

  private static func ranges(_ count: Int) -> [Range<Int>] { [0..<count / 3, count / 3..<2 * count / 3, 2 * count / 3..<count] }

  private static func key(_ letters: ArraySlice<UInt8>, _ part: Int, _ count: Int) -> UInt64 {
    var hash = UInt64(part * 256 + count)
    for letter in letters { hash = appended(hash, UInt32(letter)) }
    return mixed(hash)
  }

  /// How many letters must be put in, dropped, changed or swapped with their neighbours, each letter once; 3 for more.
  ///
  /// Source: Damerau, "A Technique for Computer Detection and Correction of Spelling Errors", CACM 7 (1964), pp. 171-176.
  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    guard abs(a.count - b.count) <= 2 else { return 3 }
    var before: [Int] = []
    var last = Array(0...b.count)
    for row in 1...max(1, a.count) where row <= a.count {
      var next = [Int](repeating: row, count: b.count + 1)
      for column in 1...max(1, b.count) where column <= b.count {
        let same = a[row - 1] == b[column - 1]
        next[column] = min(last[column] + 1, next[column - 1] + 1, last[column - 1] + (same ? 0 : 1))
        if row > 1, column > 1, a[row - 1] == b[column - 2], a[row - 2] == b[column - 1] {
          next[column] = min(next[column], before[column - 2] + 1)
        }
      }
      (before, last) = (last, next)
    }
    return min(last[b.count], 3)
  }
}
