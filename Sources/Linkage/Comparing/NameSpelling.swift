import Text

/// Tells whether e-mail addresses spell the names beside them: then the address says what the name says already, and is no contact of its own.
struct NameSpelling {
  private let clean: CleanAccounts
  /// Of each word that is not in Latin letters the sounds of its transliteration, empty for others.
  private var sounds: [[UInt8]] = []

  /// So many letters, or consonants, must be the name's.
  private static let least = 3

  /// Transliterates the words of the accounts' names.
  init(_ clean: CleanAccounts) {
    self.clean = clean
    for word in 0..<clean.wordTable.count {
      let bytes = clean.wordTable[word]
      let isLatin = bytes.allSatisfy { $0 < 0x80 }
      sounds.append(isLatin ? [] : Self.consonants(latinLetters(String(decoding: bytes, as: UTF8.self)).utf8))
    }
  }

  /// Whether the local part of an account's e-mail address begins with words of its name. A name in other letters is spelled by the consonants of
  /// its transliteration, since there are many ways to write it in Latin ones.
  func isInLocalPart(_ account: Int) -> Bool {
    let number = clean.fields.emailLocal[account]
    guard number >= 0 else { return false }
    let text = clean.fields.emailLocal.texts[Int(number)]
    var rest = text
    var isLatin = true
    for word in clean.words(of: account) {
      if !sounds[Int(word)].isEmpty { isLatin = false }
      let letters = clean.wordTable[Int(word)]
      if rest.starts(with: letters) { rest = rest.dropFirst(letters.count) }
    }
    if text.count - rest.count >= Self.least { return true }
    return !isLatin && spellsSounds(account, text)
  }

  /// Whether the consonants of a text begin with those of words of an account's name, in whichever order, or with all of a shorter name.
  private func spellsSounds(_ account: Int, _ text: ArraySlice<UInt8>) -> Bool {
    let spelled = Self.consonants(text)
    var rest = spelled[...]
    var left = clean.words(of: account).map { sounds[Int($0)] }.filter { !$0.isEmpty }
    while let place = left.firstIndex(where: { rest.starts(with: $0) }) { rest = rest.dropFirst(left.remove(at: place).count) }
    let found = spelled.count - rest.count
    if found >= Self.least || found >= 2 && left.isEmpty { return true }
    return left.contains { Self.shared($0[...], rest) + found >= max(Self.least, min($0.count, 4)) }
  }

  /// How many consonants two texts have in common at their beginnings.
  private static func shared(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Int { zip(one, other).prefix { $0 == $1 }.count }

  /// The consonants of a text in Latin letters, those of one place of articulation as one, neighbours of one kind once; vowels and what is written as
  /// one (h, j, w, y) stand for nothing. The groups are Soundex's (Robert Russell, US patent 1,261,167).
  private static func consonants(_ text: some Sequence<UInt8>) -> [UInt8] {
    var found: [UInt8] = []
    var last: UInt8 = 0
    for byte in text {
      let group = groups[Int(byte & 31)]
      guard (97...122).contains(byte), group != 0 else {
        if byte != 104 { last = 0 }
        continue
      }
      if group != last { found.append(group) }
      last = group
    }
    return found
  }

  /// The group of each letter from a on, behind one that is none; 0 for none.
  private static let groups: [UInt8] = [
    0, 0, 1, 2, 3, 0, 1, 2, 0, 0, 0, 2, 4, 5, 5, 0, 1, 2, 6, 2, 3, 0, 1, 0, 2, 0, 2, 0, 0, 0, 0, 0,
  ]
}
