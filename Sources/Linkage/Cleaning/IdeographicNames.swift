import Text

/// Takes runs of Chinese characters apart: what many of them end with is a trade or a decoration, the rest is the seller's own.
///
/// What they end with is learnt from the names themselves: an ending of two to five characters that one run in a hundred has, and that stands
/// behind four different characters at least: what always follows the same ones is the whole name of one seller with many accounts.
struct IdeographicNames: Sendable {
  private var known = InternTable()
  private var syllableOf: [[UInt8]: [UInt8]] = [:]
  private var simplifiedOf: [[UInt8]: [UInt8]] = [:]

  /// The endings.
  var endings: [ArraySlice<UInt8>] { (0..<known.count).map { known[$0] } }

  /// Learns the endings of these runs, each without its legal form and standing so often, beside those that are known.
  init(runs: [(run: [UInt8], count: Int)], endings: [[UInt8]]) {
    for ending in endings { _ = known.intern(ending) }
    var table = InternTable()
    var counts: [Int] = []
    // What stands before endings: pairs of an ending and a character, and how many different ones each ending has.
    var neighbours = CodeTable()
    var before: [Int] = []
    var letters = InternTable()
    var folds = FoldTable()
    for (run, number) in runs {
      let starts = Self.starts(run)
      let characters = zip(starts, starts.dropFirst()).map { start, end in
        let known = letters.count
        let letter = letters.intern(run[start..<end])
        if letter == known {
          let character = Array(run[start..<end])
          syllableOf[character] = Self.latin(character)
          simplifiedOf[character] = Self.simplified(character, &folds)
        }
        return letter
      }
      for length in 2..<6 where length <= characters.count {
        let place = characters.count - length
        let ending = table.intern(run[starts[place]...])
        if ending == counts.count {
          counts.append(0)
          before.append(0)
        }
        counts[ending] += number
        if place == 0 { continue }
        let known = neighbours.count
        if neighbours.intern(UInt64(ending) << 32 | UInt64(characters[place - 1])) == known { before[ending] += 1 }
      }
    }
    let share = Double(runs.reduce(0) { $0 + $1.count }) / 100
    for ending in counts.indices
    where Double(counts[ending]) >= max(3, stepped(share, table.hashes[ending])) && before[ending] >= Self.leastBefore {
      // A longer ending that nearly all of them have is the whole one.
      let bytes = Array(table[ending])
      let starts = Self.starts(bytes)
      let shorter = table.find(bytes[starts[1]...]).map { counts[$0] } ?? 0
      if starts.count == 3 || shorter * 7 <= counts[ending] * 10 { _ = known.intern(bytes) }
    }
  }

  /// The characters of the seller's own part, and after them the endings as they stand.
  func parts(of run: [UInt8]) -> (own: [[UInt8]], endings: [[UInt8]]) {
    var starts = Self.starts(run)
    var found: [[UInt8]] = []
    while let ending = ending(of: run, starts) {
      found.append(ending.bytes)
      starts.removeLast(ending.length)
    }
    return (zip(starts, starts.dropFirst()).map { Array(run[$0..<$1]) }, found.reversed())
  }

  /// The longest known ending of the characters that begin at these places, the last of which is their end, and how many characters it has.
  private func ending(of run: [UInt8], _ starts: [Int]) -> (bytes: [UInt8], length: Int)? {
    for length in [5, 4, 3, 2] where length < starts.count {
      let ending = run[starts[starts.count - 1 - length]..<starts[starts.count - 1]]
      if known.find(ending) != nil { return (Array(ending), length) }
    }
    return nil
  }

  /// Behind how many different characters an ending must stand.
  private static let leastBefore = 4

  /// A character's syllable in Latin letters.
  func syllable(of character: [UInt8]) -> [UInt8] { syllableOf[character] ?? Self.latin(character) }

  /// A character in its simplified form.
  func simplified(_ character: [UInt8]) -> [UInt8] {
    if let known = simplifiedOf[character] { return known }
    var folds = FoldTable()
    return Self.simplified(character, &folds)
  }

  private static func simplified(_ character: [UInt8], _ folds: inout FoldTable) -> [UInt8] {
    var folded = FoldedText()
    folded.fold(character.span, table: &folds)
    return folded.bytes
  }

  private static func latin(_ character: [UInt8]) -> [UInt8] {
    latinLetters(String(decoding: character, as: UTF8.self)).utf8.filter { $0 > 32 }
  }

  /// Where each character of a text in UTF-8 begins, and where the last one ends.
  private static func starts(_ bytes: [UInt8]) -> [Int] {
    bytes.indices.filter { $0 == 0 || bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
  }
}
