import Text

/// Tells whether e-mail addresses spell the names beside them: then the address says what the name says already, and is no contact of its own. Two
/// sellers of one name have it alike.
struct NameSpelling {
  private let clean: CleanAccounts
  private var words = SpelledWords()

  /// So many digits may be an age or a year of birth. Whoever has more of them alike has more in common than a name.
  private static let mostDigits = 4

  /// Takes the words of the accounts' names.
  init(_ clean: CleanAccounts) {
    self.clean = clean
    for word in 0..<clean.wordTable.count { words.append(clean.wordTable[word]) }
  }

  /// For each account whether the local part of its e-mail address spells its name.
  func accounts(threads: Int) -> [Bool] {
    let pieces = inParallel(clean.count, threads: threads) { range in
      var local = LocalPart()
      return range.map { isInLocalPart($0, &local) }
    }
    return pieces.flatMap { $0 }
  }

  /// Whether the local part of an account's e-mail address is explained by its name: it holds one of the name's words, in any spelling and wherever it
  /// stands, or is made of beginnings of them ("tw", "thomue").
  ///
  /// There are many ways to write a name of other letters in Latin ones, so it is spelled too where the sounds of a word stand in the local part, or
  /// where that sounds nearly like the whole name.
  private func isInLocalPart(_ account: Int, _ local: inout LocalPart) -> Bool {
    let number = clean.fields.emailLocal[account]
    guard number >= 0 else { return false }
    local.read(clean.fields.emailLocal.texts[Int(number)])
    if local.digits > Self.mostDigits || local.letters.isEmpty { return false }
    let name = clean.words(of: account)
    let isIdeographic = clean.reader.isIdeographic[account]
    var isLatin = !isIdeographic
    for word in name {
      for part in words[word] {
        if local.holds(part, words, isSyllable: isIdeographic) { return true }
        if !part.isLatin { isLatin = false }
      }
    }
    if local.isMadeOfBeginnings(of: name, words) { return true }
    return !isLatin && local.soundsLike(name, words, isIdeographic: isIdeographic)
  }
}

/// The words of names as they stand in e-mail addresses: in small Latin letters, without accents.
struct SpelledWords {
  /// A word, or one of several that its transliteration has.
  struct Part {
    /// Where its letters stand, and those of its one spelling for all.
    let plain: Range<Int>
    let folded: Range<Int>
    /// The letters that it has, see ``letterMask(_:)``, and three of them in a row, see ``tripletMask(_:)``.
    let plainMask: UInt32
    let triplets: UInt64
    /// Whether it is written in Latin letters.
    let isLatin: Bool
  }

  private(set) var pool: [UInt8] = []
  private var parts: [Part] = []
  private var starts: [Int32] = [0]

  /// Adds a word.
  mutating func append(_ word: ArraySlice<UInt8>) {
    let isPlain = word.allSatisfy { $0 < 0x80 }
    // Latin letters are those before U+0280.
    let isLatin = word.allSatisfy { $0 < 0xCA }
    let letters = isPlain ? word : Array(latinLetters(String(decoding: word, as: UTF8.self)).utf8)[...]
    var start = pool.count
    for byte in letters {
      if isLetterOrDigit(byte) { pool.append(byte) } else if byte == 32 { start = endPart(start, isLatin) }
    }
    _ = endPart(start, isLatin)
    starts.append(Int32(parts.count))
  }

  /// The parts of a word.
  subscript(word: Int32) -> ArraySlice<Part> { parts[Int(starts[Int(word)])..<Int(starts[Int(word) + 1])] }

  /// Ends the part whose letters began at a place of the pool, and says where the next one's begin.
  private mutating func endPart(_ start: Int, _ isLatin: Bool) -> Int {
    let plain = start..<pool.count
    if plain.isEmpty { return start }
    var folded = plain
    var spelling = OneSpelling()
    for place in plain { spelling.append(pool[place], to: &pool) }
    if pool.count - plain.upperBound == plain.count { pool.removeLast(plain.count) } else { folded = plain.upperBound..<pool.count }
    parts.append(
      Part(plain: plain, folded: folded, plainMask: letterMask(pool[plain]), triplets: tripletMask(pool[folded]), isLatin: isLatin))
    return pool.count
  }
}

/// Writes ä, ö, ü, å, ø, æ, ß and their like in one way for all: "ae", "aa", "oe" and "ue" as the letter alone, which is what is left of them where
/// accents are folded away, and a double letter as one.
struct OneSpelling {
  private var last: UInt8 = 0

  /// Appends a letter unless it is of the spelling of the one before it.
  mutating func append(_ letter: UInt8, to letters: inout [UInt8]) {
    let isSecond = letter == last || letter == 101 && (last == 97 || last == 111 || last == 117)
    last = letter
    if !isSecond || letter < 97 { letters.append(letter) }
  }
}

/// Whether a byte is a small letter or a digit of ASCII.
func isLetterOrDigit(_ byte: UInt8) -> Bool { 97...122 ~= byte || 48...57 ~= byte }

/// A bit for each letter that a text has: one that lacks a letter of another does not hold it.
func letterMask(_ text: ArraySlice<UInt8>) -> UInt32 { text.reduce(0) { $0 | 1 << UInt32($1 & 31) } }

/// A bit for each three letters in a row that a text has, of sixty-four: two texts that share some of them share these bits.
func tripletMask(_ text: ArraySlice<UInt8>) -> UInt64 {
  var mask: UInt64 = 0
  var last: UInt32 = 0
  for (place, byte) in text.enumerated() {
    last = (last << 5 | UInt32(byte & 31)) & 0x7FFF
    if place >= 2 { mask |= 1 << UInt64((last &* 0x9E37_79B1) >> 26) }
  }
  return mask
}
