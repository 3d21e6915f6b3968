import Registry
import Text

/// Names as they sound in letters of another script: "Самсунг" for Samsung, "xiaomi" for 小米.
enum Transliteration {
  /// Names with fewer letters are not looked for.
  static let fewestLetters = 5
  /// The same where only the sound is the same, and for what stands in Latin letters for a name of another script.
  static let fewestOfSound = 7
  static let fewestOfLatin = 6
  /// The same for a slip in what is spoken, for a name with an ending, and for Korean.
  static let fewestOfSlip = 8
  static let fewestInflected = 6
  static let fewestOfKorean = 5

  /// What several letters sound like, where ICU's rules write what they look like, or drop an accent that matters.
  private static let spellings: [(String, String)] = [
    ("ш", "sh"), ("щ", "sh"), ("ч", "ch"), ("ж", "j"), ("ц", "ts"), ("й", "i"), ("ю", "yu"), ("я", "ya"), ("э", "e"), ("ё", "e"),
    ("х", "h"),
    ("дж", "j"), ("кс", "x"), ("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("ου", "u"), ("τσ", "ch"), ("τζ", "j"), ("ξ", "x"), ("χ", "h"),
    ("β", "v"),
  ].sorted { $0.0.utf8.count > $1.0.utf8.count }

  /// As passports and maps have Russian names (BGN/PCGN), where that differs from the above.
  private static let spellingsOfMaps = [
    ("ш", "sh"), ("щ", "shch"), ("ч", "ch"), ("ж", "zh"), ("ц", "ts"), ("й", "y"), ("ю", "yu"), ("я", "ya"), ("э", "e"), ("ё", "yo"),
    ("х", "kh"),
  ]

  /// A name of another script in Latin letters, in each of the usual ways: as it sounds, as on maps, and by ICU's own rules (ISO 9 without
  /// its diacritics).
  private static func spelled(_ name: String) -> [[UInt8]] {
    // Greek begins with CE and CF, Cyrillic with D0 to D4.
    guard name.utf8.contains(where: { (0xCE...0xD4).contains($0) }) else { return [latin(name)] }
    return [spellings, spellingsOfMaps, []].map { latin(name, $0) }
  }

  /// A word in small Latin letters; empty where it has anything else.
  static func latin(_ word: String) -> [UInt8] { latin(word, spellings) }

  private static func latin(_ word: String, _ spellings: [(String, String)]) -> [UInt8] {
    var text = word.lowercased()
    for (letters, sound) in spellings where text.contains(letters) { text = text.replacing(letters, with: sound) }
    let latin = latinLetters(text).utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "'") }
    return latin.allSatisfy { $0 >= 0x61 && $0 <= 0x7A } ? Array(latin) : []
  }

  /// Patterns of what stands in Latin letters for names and aliases of other scripts, where no brand is called so itself.
  static func patterns(of brands: [Brand], besides known: [NamePattern]) -> [NamePattern] {
    var taken = Set(known.map(\.bytes))
    var patterns: [NamePattern] = []
    for (index, brand) in brands.enumerated() {
      for name in [brand.name] + brand.aliases where !name.isEmpty && name.utf8.allSatisfy({ $0 >= 0x80 }) {
        for letters in spelled(name) where letters.count >= fewestOfLatin && taken.insert(letters).inserted {
          patterns.append(
            NamePattern(
              brand: Int32(truncatingIfNeeded: index), form: .transliterated, bytes: letters, letters: letters.count, needsSigns: false,
              mayBeWord: false))
        }
      }
    }
    return patterns
  }
}

extension DisguiseFinder {
  /// The only name that a piece of Greek or Cyrillic letters, signs at its ends aside, sounds like.
  func findTransliterated(_ piece: Span<UInt8>) -> Disguise? {
    var start = 0
    var end = piece.count
    while start < end, piece[start] < 0x80, kindOfASCII(piece[start]) == .separator { start += 1 }
    while end > start, piece[end - 1] < 0x80, kindOfASCII(piece[end - 1]) == .separator { end -= 1 }
    guard end - start >= 2 * (Transliteration.fewestLetters - 1), end - start <= 64 else { return nil }
    var bytes: [UInt8] = []
    for position in start..<end {
      // Greek begins with CD to CF, Cyrillic with D0 to D4.
      guard (0xCD...0xD4).contains(piece[position]) || piece[position] & 0xC0 == 0x80 else { return nil }
      bytes.append(piece[position])
    }
    let latin = Transliteration.latin(String(decoding: bytes, as: UTF8.self))
    guard latin.count >= Transliteration.fewestLetters else { return nil }
    var found = OnlyBrand()
    index.byLetters.forEach(hashOfLetters(latin)) { if index.names[Int($0)].letters == latin { found.consider($0, in: index) } }
    if found.first == nil, latin.count >= Transliteration.fewestOfSound {
      let sound = Sound.of(latin)
      index.bySound.forEach(hashOfLetters(sound)) { if Sound.of(index.names[Int($0)].letters) == sound { found.consider($0, in: index) } }
    }
    if found.first == nil, let name = inflected(latin) ?? slip(latin) { found.consider(name, in: index) }
    guard let number = found.name else { return nil }
    return Disguise(
      brand: index.names[Int(number)].brand, form: .transliterated, start: Int32(truncatingIfNeeded: start),
      end: Int32(truncatingIfNeeded: end), script: 0, letters: Int32(truncatingIfNeeded: latin.count))
  }

  /// The only name that a word is with one of the endings by which Russian and its kin tell case: "Самсунга".
  private func inflected(_ latin: [UInt8]) -> Int32? {
    for ending in Transliteration.endings where latin.count - ending.count >= Transliteration.fewestInflected && latin.ends(with: ending) {
      let stem = Array(latin.dropLast(ending.count))
      var found = OnlyBrand()
      index.byLetters.forEach(hashOfLetters(stem)) { if index.names[Int($0)].letters == stem { found.consider($0, in: index) } }
      if let name = found.name { return name }
    }
    return nil
  }

  /// The only name that is one slip from a word, and not by its ending alone.
  private func slip(_ latin: [UInt8]) -> Int32? {
    guard latin.count >= Transliteration.fewestOfSlip, let name = Slip.name(behind: latin, in: index) else { return nil }
    return Slip.isInflection(latin, of: index.names[Int(name)].letters) ? nil : name
  }

  /// The only name that a piece of Korean syllables sounds like: "로레알" for Loreal.
  func findKorean(_ piece: Span<UInt8>) -> Disguise? {
    guard piece.count >= 6, piece.count <= 36, piece.count % 3 == 0 else { return nil }
    for position in stride(from: 0, to: piece.count, by: 3) {
      // The syllables stand from U+AC00 to U+D7A3.
      guard piece[position] >= 0xEA, piece[position] <= 0xED, piece[position] != 0xEA || piece[position + 1] >= 0xB0 else { return nil }
    }
    let sound = KoreanSound.of(Transliteration.latin(String(decoding: (0..<piece.count).map { piece[$0] }, as: UTF8.self)))
    guard sound.count >= Transliteration.fewestOfKorean else { return nil }
    var found = OnlyBrand()
    index.byKorean.forEach(hashOfLetters(sound)) { number in
      if KoreanSound.of(index.names[Int(number)].letters) == sound { found.consider(number, in: index) }
    }
    guard let number = found.name else { return nil }
    let name = index.names[Int(number)]
    return Disguise(
      brand: name.brand, form: .transliterated, start: 0, end: Int32(truncatingIfNeeded: piece.count), script: 0,
      letters: Int32(truncatingIfNeeded: name.letters.count))
  }
}

extension Transliteration {
  /// Endings of nouns, as ``latin(_:)`` has them.
  fileprivate static let endings = ["ami", "om", "oi", "ov", "am", "ah", "a", "u", "e", "i", "y"].map { Array($0.utf8) }
}

extension [UInt8] {
  fileprivate func ends(with ending: [UInt8]) -> Bool { suffix(ending.count).elementsEqual(ending) }
}
