import Text

/// One slip of the hand: a letter doubled, put in, dropped, swapped with its neighbour, or changed; and what is as plain to an eye or an
/// ear: a letter drawn out, the letters backwards, another spelling of the same sound.
enum Slip {
  /// The number of the only name that is one slip away from `word`, small letters of ASCII; nil where there is none, several brands', or the
  /// word is a name itself.
  ///
  /// A letter doubled, or written three times and more, is looked for in names of four letters and more, letters swapped in those of five,
  /// the other slips, names written backwards and spellings that sound alike in those of six and more. A changed letter counts only where it
  /// is a neighbour on the keyboard, looks alike, or sounds alike as vowels do. The first letter must be right, or swapped: a name that
  /// begins otherwise is another word, but for a near consonant before eight letters that are right. In names of nine letters and more two
  /// slips are looked for where one finds nothing.
  static func name(behind word: [UInt8], in index: DisguiseIndex) -> Int32? {
    var found = OnlyBrand()
    var isName = false
    func consider(_ number: Int32) { found.consider(number, in: index) }
    index.byLetters.forEach(hashOfLetters(word)) { number in
      if index.names[Int(number)].letters == word { isName = true }
    }
    guard !isName else { return nil }
    for letters in Self.unstretched(word) + Self.mirrored(word) {
      index.byLetters.forEach(hashOfLetters(letters)) { number in
        if index.names[Int(number)].letters == letters { consider(number) }
      }
    }
    if word.count >= DisguiseIndex.fewestLettersOfSlip {
      let sound = Sound.of(word)
      index.bySound.forEach(hashOfLetters(sound)) { number in
        let letters = index.names[Int(number)].letters
        if letters.first == word.first, Sound.of(letters) == sound { consider(number) }
      }
    }
    for position in word.indices {
      let isDoubled = position > 0 && word[position] == word[position - 1]
      let isLong = word.count > DisguiseIndex.fewestLettersOfSlip
      guard isDoubled || isLong || word.count >= DisguiseIndex.fewestLettersOfSlip - 1 else { continue }
      let hash = hashOfLetters(word, without: position)
      if isDoubled || isLong {
        index.byLetters.forEach(hash) { number in
          let letters = index.names[Int(number)].letters
          if letters.first == word.first, isDrop(from: word, of: position, to: letters) { consider(number) }
        }
      }
      guard word.count >= DisguiseIndex.fewestLettersOfSlip - 1 else { continue }
      index.byDeletion.forEach(hash) { number in
        let letters = index.names[Int(number)].letters
        if letters.count == word.count, isChange(from: letters, to: word, at: position) { consider(number) }
      }
    }
    if word.count >= DisguiseIndex.fewestLettersOfSlip - 1 {
      index.byDeletion.forEach(hashOfLetters(word)) { number in
        if isDrop(from: index.names[Int(number)].letters, to: word) { consider(number) }
      }
    }
    if found.first == nil, word.count >= TwoSlips.fewestLetters - 1 { index.twoSlips.forEach(word, consider) }
    return found.name
  }

  /// Whether `word` is one slip from `own`, a word of a name of several: the words beside it speak for the name, so that the word itself may
  /// be short. A letter may be doubled or swapped in words of three letters, be put in, dropped or changed in those of four, the first one
  /// changed in those of five.
  static func isOne(_ word: [UInt8], from own: [UInt8]) -> Bool {
    guard word != own, word.count >= 3, own.count >= 3, abs(word.count - own.count) <= 1 || word.count > own.count else { return false }
    if unstretched(word).contains(own) { return true }
    let isLong = own.count >= DisguiseIndex.fewestLetters
    if isLong, word.first == own.first, Sound.of(word) == Sound.of(own) { return true }
    switch word.count - own.count {
    case 1:
      return word.indices.dropFirst().contains { position in
        (isLong || word[position] == word[position - 1]) && isDrop(from: word, of: position, to: own)
      }
    case -1: return isLong && own.indices.dropFirst().contains { isDrop(from: own, of: $0, to: word) }
    case 0:
      guard let position = own.indices.first(where: { own[$0] != word[$0] }) else { return false }
      let next = position + 1
      if next < own.count, own[position] == word[next], own[next] == word[position] {
        return own[(next + 1)...].elementsEqual(word[(next + 1)...])
      }
      guard isLong, position > 0 || own.count > DisguiseIndex.fewestLetters else { return false }
      return own[next...].elementsEqual(word[next...]) && areNear(own[position], word[position])
    default: return false
    }
  }

  /// The word with its letters that stand three times and more written once, and twice; none where it has none such.
  private static func unstretched(_ word: [UInt8]) -> [[UInt8]] {
    var once: [UInt8] = []
    var twice: [UInt8] = []
    var start = 0
    while start < word.count {
      let end = word[start...].firstIndex { $0 != word[start] } ?? word.count
      let isStretched = end - start > 2
      once += word[start..<(isStretched ? start + 1 : end)]
      twice += word[start..<(isStretched ? start + 2 : end)]
      start = end
    }
    return once.count < word.count && once.count >= DisguiseIndex.fewestLetters ? [once, twice] : []
  }

  private static func mirrored(_ word: [UInt8]) -> [[UInt8]] {
    word.count >= DisguiseIndex.fewestLettersOfSlip ? [word.reversed()] : []
  }

  /// Whether `shorter` is `longer` without the letter at `position`.
  private static func isDrop(from longer: [UInt8], of position: Int, to shorter: [UInt8]) -> Bool {
    longer.count == shorter.count + 1 && longer[..<position].elementsEqual(shorter[..<position])
      && longer[(position + 1)...].elementsEqual(shorter[position...])
  }

  /// Whether `word` is `name` without one letter: a double one of a name of five letters and more, else of six and more.
  private static func isDrop(from name: [UInt8], to word: [UInt8]) -> Bool {
    guard name.count == word.count + 1 else { return false }
    for position in name.indices.dropFirst() {
      guard isDrop(from: name, of: position, to: word) else { continue }
      return name.count >= DisguiseIndex.fewestLettersOfSlip || (position + 1 < name.count && name[position] == name[position + 1])
    }
    return false
  }

  /// Whether `word` differs from `name` in the letter at `position` alone, plausibly, or has it swapped with the next.
  private static func isChange(from name: [UInt8], to word: [UInt8], at position: Int) -> Bool {
    var differing = 0
    for index in name.indices where name[index] != word[index] { differing += 1 }
    let isLong = name.count >= DisguiseIndex.fewestLettersOfSlip
    let isFirstOfLong = position == 0 && name.count >= TwoSlips.fewestLetters && areNearConsonants(name[0], word[0])
    if differing == 1 {
      return isLong && (position > 0 || isFirstOfLong) && name[position] != word[position] && areNear(name[position], word[position])
    }
    let next = position + 1
    return differing == 2 && next < name.count && name[position] == word[next] && name[next] == word[position]
      && name[position] != name[next]
  }

  /// Whether a word of another alphabet than Latin differs from a name in its last letters alone, a last one doubled aside: endings say case
  /// and number there.
  static func isInflection(_ word: [UInt8], of name: [UInt8]) -> Bool {
    if word.last == word.dropLast().last, word.dropLast().elementsEqual(name) { return false }
    let same = zip(word, name).prefix { $0 == $1 }.count
    return same + 2 >= min(word.count, name.count)
  }

  /// Neighbours on a keyboard, letters that look or sound alike, and vowels; of one alphabet.
  private static func areNear(_ a: UInt8, _ b: UInt8) -> Bool {
    if (a | b) < 0x80 { return near[Int(a) << 7 | Int(b)] }
    return (a & b) >= 0x80 && NearLetters.others[Int(a & 0x7F) << 7 | Int(b & 0x7F)]
  }

  /// The same of two letters of which neither is a vowel.
  static func areNearConsonants(_ a: UInt8, _ b: UInt8) -> Bool { (a | b) < 0x80 && !isVowel(a) && !isVowel(b) && areNear(a, b) }

  /// The vowels, as bits of ``bit(of:)``.
  static let vowelBits = "aeiouy".utf8.reduce(UInt32(0)) { $0 | bit(of: $1) }

  /// The bit of a letter; digits and other signs share those of letters.
  static func bit(of letter: UInt8) -> UInt32 { 1 << UInt32(letter & 0x1F) }

  private static func isVowel(_ letter: UInt8) -> Bool { letter >= 0x60 && letter < 0x80 && vowelBits & bit(of: letter) != 0 }

  /// For each pair of characters of ASCII whether they are near.
  private static let near = (0..<128 * 128).map { areAlike(UInt8($0 >> 7), UInt8($0 & 0x7F)) }

  private static func areAlike(_ a: UInt8, _ b: UInt8) -> Bool {
    if isVowel(a), isVowel(b) { return true }
    if Glyph.readings[Int(a & 0x7F)] == Glyph.readings[Int(b & 0x7F)] { return true }
    let alike = ["uv", "vy", "nm", "nh", "ceo", "ck", "qg", "sz", "bd", "pq", "ftl", "kx"]
    if alike.contains(where: { group in group.utf8.contains(a) && group.utf8.contains(b) }) { return true }
    let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map { Array($0.utf8) }
    for (row, keys) in rows.enumerated() {
      guard let place = keys.firstIndex(of: a) else { continue }
      if let other = keys.firstIndex(of: b) { return abs(place - other) == 1 }
      if row + 1 < rows.count, let below = rows[row + 1].firstIndex(of: b) { return below == place || below == place - 1 }
      if row > 0, let above = rows[row - 1].firstIndex(of: b) { return above == place || above == place + 1 }
    }
    return false
  }
}
