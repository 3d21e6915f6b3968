/// The local part of an e-mail address as it is held against the words of a name.
struct LocalPart {
  /// How many digits it has.
  private(set) var digits = 0
  /// Its letters and digits without the signs between them, and the same in one spelling for all (``OneSpelling``).
  private var plain: [UInt8] = []
  private var folded: [UInt8] = []
  private var plainMask: UInt32 = 0
  /// The three letters in a row that ``folded`` has, see ``tripletMask(_:)``.
  private var triplets: UInt64 = 0
  /// Its letters alone.
  private(set) var letters: [UInt8] = []
  private var lettersMask: UInt32 = 0
  /// The sounds of those, and the consonants alone; and the same of the name that they are held against.
  private var sounds = Sounds()
  private var named = Sounds()

  /// A word of so many letters may stand anywhere, one of fewer at an end of the local part.
  private static let leastAnywhere = 4
  /// A word of fewer letters stands there by chance.
  private static let least = 3

  /// No local part is longer (RFC 5321, 4.5.3.1.1).
  private static let longest = 64

  /// Takes another local part.
  mutating func read(_ text: ArraySlice<UInt8>) {
    plain.removeAll(keepingCapacity: true)
    folded.removeAll(keepingCapacity: true)
    letters.removeAll(keepingCapacity: true)
    plainMask = 0
    digits = 0
    var spelling = OneSpelling()
    for byte in text where isLetterOrDigit(byte) && plain.count < Self.longest {
      plain.append(byte)
      spelling.append(byte, to: &folded)
      if byte < 97 { digits += 1 } else { letters.append(byte) }
    }
    plainMask = letterMask(plain[...])
    triplets = tripletMask(folded[...])
    lettersMask = letterMask(letters[...])
  }

  /// Whether it holds a word, or the better part of one. A Chinese syllable is hardly a name of its own, and must stand at an end.
  func holds(_ part: SpelledWords.Part, _ words: SpelledWords, isSyllable: Bool) -> Bool {
    if part.plain.count < Self.least { return false }
    if part.plainMask & ~plainMask == 0 {
      let last = plain.count - part.plain.count
      if last >= 0 && (stands(part.plain, at: 0, words.pool) || stands(part.plain, at: last, words.pool)) { return true }
    }
    // Four letters in a row are two times three.
    if isSyllable || (part.triplets & triplets).nonzeroBitCount < min(2, part.folded.count - 2) { return false }
    let piece = longestPiece(folded[...], words.pool[part.folded])
    if part.plain.count >= Self.leastAnywhere && piece == part.folded.count { return true }
    return piece > Self.leastAnywhere || piece == Self.leastAnywhere && piece * 3 >= part.folded.count * 2
  }

  private func stands(_ word: Range<Int>, at start: Int, _ pool: [UInt8]) -> Bool {
    for offset in 0..<word.count where plain[start + offset] != pool[word.lowerBound + offset] { return false }
    return true
  }

  /// Whether its letters are beginnings of some of a name's words, in whichever order, each word once.
  func isMadeOfBeginnings(of name: ArraySlice<Int32>, _ words: SpelledWords) -> Bool {
    var mask: UInt32 = 0
    for word in name { for part in words[word] { mask |= part.plainMask } }
    if letters.count < 2 || lettersMask & ~mask != 0 && folded.count == plain.count { return false }
    let parts = name.flatMap { words[$0] }.prefix(Self.mostBeginnings)
    if Self.isMadeOfBeginnings(letters, of: parts.map(\.plain), words.pool) { return true }
    return folded.count < plain.count && Self.isMadeOfBeginnings(folded.filter { $0 >= 97 }, of: parts.map(\.folded), words.pool)
  }

  /// Of so many words beginnings are looked for.
  private static let mostBeginnings = 6

  private static func isMadeOfBeginnings(_ text: [UInt8], of parts: [Range<Int>], _ pool: [UInt8]) -> Bool {
    // For each set of words a bit for each place of the text up to which their beginnings reach.
    var reached = [UInt64](repeating: 0, count: 1 << parts.count)
    reached[0] = 1
    for used in reached.indices where reached[used] != 0 {
      for start in text.indices where reached[used] >> UInt64(start) & 1 == 1 {
        for (number, part) in parts.enumerated() where used >> number & 1 == 0 {
          for (place, letter) in zip(start..<text.count, part) {
            guard text[place] == pool[letter] else { break }
            if place + 1 == text.count { return true }
            reached[used | 1 << number] |= 1 << UInt64(place + 1)
          }
        }
      }
    }
    return false
  }

  /// Whether the better part of a word of a name that is in other letters is there by its consonants, or all of it sounds nearly like the name, the words
  /// of which may stand in another order. What is transliterated as w may be a vowel or a v.
  mutating func soundsLike(_ name: ArraySlice<Int32>, _ words: SpelledWords, isIdeographic: Bool) -> Bool {
    sounds.read([letters[...]])
    if sounds.consonants.isEmpty { return false }
    var parts: [ArraySlice<UInt8>] = []
    // What stands behind a Chinese name is a trade.
    for word in name { for part in words[word] where !isIdeographic || part.isLatin { parts.append(words.pool[part.plain]) } }
    if soundsLike(parts, isIdeographic: isIdeographic) { return true }
    guard !isIdeographic, parts.contains(where: { $0.contains(119) }) else { return false }
    return soundsLike(parts.map { part in ArraySlice(part.map { $0 == 119 ? 118 : $0 }) }, isIdeographic: false)
  }

  private mutating func soundsLike(_ parts: [ArraySlice<UInt8>], isIdeographic: Bool) -> Bool {
    if !isIdeographic {
      for part in parts {
        named.read([part])
        let piece = longestPiece(sounds.consonants[...], named.consonants[...])
        if piece >= Self.least && piece * 3 >= named.consonants.count * 2 { return true }
      }
    }
    for start in parts.indices.prefix(Self.mostOrders) {
      named.read(parts[start...] + parts[..<start])
      // Where the words stand changes little of how many sounds there are.
      if start == 0 && named.all.count > 2 * sounds.all.count + 2 { return false }
      if Self.isNear(sounds.all, named.all, least: Self.least) { return true }
      if Self.isNear(sounds.consonants, named.consonants, least: Self.leastAnywhere) { return true }
      let count = named.consonants.count
      if count >= Self.least, count <= sounds.consonants.count, longestPiece(sounds.consonants[...], named.consonants[...]) == count {
        return true
      }
    }
    return false
  }

  /// Which word may be the first one.
  private static let mostOrders = 4

  /// Whether two texts of sounds differ by a quarter of them at most.
  private static func isNear(_ one: [UInt8], _ other: [UInt8], least: Int) -> Bool {
    let length = max(one.count, other.count)
    let limit = length / 4
    guard length >= least, abs(one.count - other.count) <= limit else { return false }
    // Each edit takes one sound away and gives another at most.
    var counts: UInt64 = 0x8080_8080_8080_8080
    for sound in one { counts &+= 1 << (UInt64(sound) * 8) }
    for sound in other { counts &-= 1 << (UInt64(sound) * 8) }
    var difference = 0
    for sound in 0..<8 { difference += abs(Int(counts >> (UInt64(sound) * 8) & 0xFF) - 0x80) }
    return difference <= 2 * limit && editDistance(one, other, limit: limit) <= limit
  }
}

/// How long the longest piece is that two texts have in common.
private func longestPiece(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Int {
  var longest = 0
  for start in one.indices where one.endIndex - start > longest {
    for place in other.indices where one[start] == other[place] && other.endIndex - place > longest {
      var length = 1
      while start + length < one.endIndex, place + length < other.endIndex, one[start + length] == other[place + length] { length += 1 }
      longest = max(longest, length)
    }
  }
  return longest
}

/// The sounds of texts in Latin letters, one behind the other: consonants of one place of articulation are one, neighbours of one kind count once;
/// vowels and what is written as one (j, w, y) are all alike, and h is nothing. The groups are Soundex's (Robert Russell, US patent 1,261,167).
private struct Sounds {
  private(set) var all: [UInt8] = []
  /// The same without vowels.
  private(set) var consonants: [UInt8] = []

  /// Takes other texts.
  mutating func read(_ texts: some Sequence<ArraySlice<UInt8>>) {
    all.removeAll(keepingCapacity: true)
    consonants.removeAll(keepingCapacity: true)
    var last: UInt8 = 0
    for text in texts {
      for byte in text where 97...122 ~= byte && byte != 104 && all.count < Self.most {
        let group = groups[Int(byte & 31)]
        if group == last { continue }
        last = group
        all.append(group)
        if group != vowel { consonants.append(group) }
      }
    }
  }

  /// More sounds are no name's.
  private static let most = 100
}

/// Stands for vowels.
private let vowel: UInt8 = 7

/// The group of each letter from a on, behind one that is none.
private let groups: [UInt8] = [0, 7, 1, 2, 3, 7, 1, 2, 0, 7, 7, 2, 4, 5, 5, 7, 1, 2, 6, 2, 3, 7, 1, 7, 2, 7, 2, 0, 0, 0, 0, 0]
