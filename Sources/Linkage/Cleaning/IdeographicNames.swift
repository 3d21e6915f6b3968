import Text

/// Takes runs of Chinese characters apart: what many of them end with is a trade or a decoration, the rest is the seller's own.
///
/// What they end with is learnt from the names themselves: an ending of two to five characters that one run in a hundred has, and that stands
/// behind four different characters at least: what always follows the same ones is the whole name of one seller with many accounts.
struct IdeographicNames: Sendable {
  private(set) var endings: Set<[UInt8]>
  private var syllableOf: [[UInt8]: [UInt8]] = [:]

  /// Learns the endings of these runs, each without its legal form and standing so often, beside those that are known.
  init(runs: [(run: [UInt8], count: Int)], endings known: [[UInt8]]) {
    endings = Set(known)
    var counts: [[UInt8]: Int] = [:]
    var before: [[UInt8]: Set<[UInt8]>] = [:]
    for (run, number) in runs {
      let characters = Self.characters(run)
      for character in characters where syllableOf[character] == nil { syllableOf[character] = Self.latin(character) }
      for length in 2..<6 where length <= characters.count {
        let ending = Array(characters.suffix(length).joined())
        counts[ending, default: 0] += number
        if length < characters.count { before[ending, default: []].insert(characters[characters.count - length - 1]) }
      }
    }
    let least = max(3, runs.reduce(0) { $0 + $1.count } / 100)
    for (ending, count) in counts where count >= least && before[ending, default: []].count >= Self.leastBefore {
      // A longer ending that nearly all of them have is the whole one.
      let characters = Self.characters(ending)
      let shorter = Array(characters.dropFirst().joined())
      if characters.count == 2 || counts[shorter, default: 0] * 7 <= count * 10 { endings.insert(ending) }
    }
  }

  /// The syllables of the seller's own part, in Latin letters, and after them the endings as they stand.
  func words(of run: [UInt8]) -> [[UInt8]] {
    var characters = Self.characters(run)
    var found: [[UInt8]] = []
    var goesOn = true
    while goesOn {
      goesOn = false
      for length in [5, 4, 3, 2] where length <= characters.count {
        let ending = Array(characters.suffix(length).joined())
        guard endings.contains(ending) else { continue }
        found.append(ending)
        characters.removeLast(length)
        goesOn = true
        break
      }
    }
    return characters.map { syllable(of: $0) } + found.reversed()
  }

  /// Behind how many different characters an ending must stand.
  private static let leastBefore = 4

  private func syllable(of character: [UInt8]) -> [UInt8] { syllableOf[character] ?? Self.latin(character) }

  private static func latin(_ character: [UInt8]) -> [UInt8] {
    latinLetters(String(decoding: character, as: UTF8.self)).utf8.filter { $0 > 32 }
  }

  /// The characters of a text in UTF-8.
  private static func characters(_ bytes: [UInt8]) -> [[UInt8]] {
    var characters: [[UInt8]] = []
    for byte in bytes {
      if byte & 0xC0 == 0x80, !characters.isEmpty {
        characters[characters.count - 1].append(byte)
      } else {
        characters.append([byte])
      }
    }
    return characters
  }
}
