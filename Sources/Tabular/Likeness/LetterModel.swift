import Glibc

/// What words cost, in bits, when each byte above 7F is a letter or sign by some code page of one byte a character: how unlikely its letters
/// are in each language, and how unlikely what stands beside them. Capitals behind small letters and signs inside of words cost much.
///
/// Letters come as often as a language has them; a sign comes as often as the writer likes it: that a text has it at all costs most, and
/// little each further time.
struct LetterModel: Sendable {
  /// A cost for each language of `LetterFrequencies`.
  typealias Costs = SIMD32<Float>

  /// What a byte means.
  private struct Sign: Sendable {
    enum Kind { case letter, separator, sign, symbol, touching, dash, joiner, opening, superscript }
    var kind = Kind.sign
    var value: UInt32 = 0
    /// What it costs by itself, each time.
    var cost: Float = 20
    /// What it costs that the text has it at all.
    var novelty: Float = 0
    var costs = Costs(repeating: 0)
    var isUpper = false
    var isLower = false
    /// Whether it stands at the end of words only.
    var isFinal = false
    /// Whether it may stand beside a letter of ASCII.
    var isLatin = true
    /// Whether it is й, whether it is a vowel, and whether it is one that й may stand before without another.
    var isSemivowel = false
    var isVowel = false
    var isBehindSemivowel = false
  }

  private let signs: [Sign]
  private let bytes: [UInt32: UInt8]
  /// Whether it is made for another alphabet than the Latin one.
  private let isForeign: Bool
  /// A letter that no language above has, and what all letters beyond ASCII cost in Latin text.
  private static let strange: Float = 15, high: Float = 3.5
  /// What it costs that a letter stands where it never should.
  private static let misplaced: Float = 11
  /// Signs that stand in places of their own, and what it costs that a text has them.
  private static let placed: [(kind: Sign.Kind, novelty: Float, signs: Set<UInt32>)] = [
    (.superscript, 5, [0xB2, 0xB3, 0xB9, 0xAA, 0xBA]),
    // An opening quote, the signs of degrees, millionths, copyright, registered and trade marks touch words, and seldom stand inside of one.
    (.touching, 3, [0xA9, 0xAE, 0xB0, 0xB5, 0x2018, 0x2122]),
    // Dashes and three dots stand between words, with blanks or without.
    (.dash, 3, [0x2013, 0x2014, 0x2026]),
    // What opens and never closes.
    (.opening, 5, [0xA1, 0xBF, 0x201A, 0x201E]),
    // Apostrophes, hyphens and dots stand inside of words, and so does a no-break space.
    (.joiner, 3, [0xA0, 0xAD, 0xB4, 0xB7, 0x2019]),
  ]
  /// Letters that stand for a diameter before a number.
  private static let diameters: Set<UInt32> = [0xD8, 0xF8, 0x3A6, 0x3C6]
  /// What it costs that a text is in capitals throughout, and that a word of it begins with a small letter, or goes on with one.
  private static let inCapitals: Float = 3, smallFirst: Float = 3, smallNext: Float = 1
  /// What it costs that a text has no letter of the alphabet that a code page is made for.
  private static let unused: Float = 6
  /// What a sign costs each time.
  private static let use: Float = 4
  /// Greek's final sigma, and the final letters of Hebrew.
  private static let finals: Set<UInt32> = [0x3C2, 0x5DA, 0x5DD, 0x5DF, 0x5E3, 0x5E5]
  /// Й, the vowels that may stand before it, and those that it may begin a word or a syllable with: "йод", "Йемен".
  private static let semivowel: UInt32 = 0x439, vowels = Set("аеиоуыэюяёіїєъ".unicodeScalars.map(\.value)),
    behindSemivowel: Set<UInt32> = [0x43E, 0x435]
  /// Greek's vowels and what they are with an accent, which capitals go without.
  private static let accented = Dictionary(uniqueKeysWithValues: zip("αεηιουω".unicodeScalars, "άέήίόύώ".unicodeScalars))
  /// Signs that keyboards do not have.
  private static let rare: Set<UInt32> = [0xA4, 0xA6, 0xA8, 0xAC, 0xAF, 0xB8, 0x2C6, 0x2C7, 0x2D8, 0x2D9, 0x2DA, 0x2DB, 0x2DC, 0x2DD]

  /// The costs of all letters in all languages.
  private static let letters: [UInt32: Costs] = {
    var letters: [UInt32: Costs] = [:]
    for (place, language) in LetterFrequencies.languages.enumerated() {
      for (letter, bits) in Frequencies.bits(language.letters) { letters[letter, default: Costs(repeating: strange)][place] = bits }
    }
    // Letters that foreign names bring along.
    for scalar in "éöüäáèó".unicodeScalars {
      var costs = letters[scalar.value] ?? Costs(repeating: strange)
      for place in 0..<LetterFrequencies.latin { costs[place] = min(costs[place], 7) }
      letters[scalar.value] = costs
    }
    return letters
  }()

  private static func costs(of letter: UInt32) -> Costs { letters[letter] ?? Costs(repeating: strange) }

  /// By its small letter. One that goes without its accent comes as often as both small letters.
  private static func costs(ofCapital lower: UInt32) -> Costs {
    var costs = costs(of: lower)
    guard let accented = Unicode.Scalar(lower).flatMap({ accented[$0] }) else { return costs }
    let others = Self.costs(of: accented.value)
    for place in LetterFrequencies.languages.indices { costs[place] = -log2(exp2(-costs[place]) + exp2(-others[place])) }
    return costs
  }

  private static let rarities: Costs = {
    var rarities = Costs(repeating: 0)
    for (place, language) in LetterFrequencies.languages.enumerated() { rarities[place] = language.rarity }
    return rarities
  }()

  /// By the characters of all bytes; 0 for none.
  init(_ characters: [UInt32]) {
    signs = characters.map { value in
      guard let scalar = Unicode.Scalar(value), value > 0 else { return Sign() }
      var sign = Sign()
      sign.value = value
      let properties = scalar.properties
      let isThai = (0xE01..<0xE5C).contains(value)
      if value < 0x80 {
        sign.kind = properties.isAlphabetic ? .letter : .separator
        (sign.isUpper, sign.isLower) = (properties.isUppercase, properties.isLowercase)
        sign.cost = WordSample.cost(ofASCII: UInt8(value))
      } else if let placed = Self.placed.first(where: { $0.signs.contains(value) }) {
        (sign.kind, sign.cost, sign.novelty) = (placed.kind, Self.use, placed.novelty)
      } else if properties.isAlphabetic || isThai && !properties.isEmoji {
        sign.kind = .letter
        (sign.isUpper, sign.isLower) = (properties.isUppercase, properties.isLowercase)
        // A Turkish capital's small letter is one of ASCII; the other one comes about as often.
        let lower = value == 0x130 ? 0x131 : properties.lowercaseMapping.unicodeScalars.first?.value ?? value
        sign.costs = sign.isUpper ? Self.costs(ofCapital: lower) : Self.costs(of: lower)
        sign.isLatin = value < 0x250 || (0x1E00..<0x1F00).contains(value)
        sign.cost = sign.isLatin ? Self.high : 0.3
        sign.isFinal = Self.finals.contains(value)
        (sign.isSemivowel, sign.isVowel) = (lower == Self.semivowel, Self.vowels.contains(lower))
        sign.isBehindSemivowel = Self.behindSemivowel.contains(lower)
      } else if value < 0xA0 || (0x2500..<0x25A0).contains(value) {
        sign.cost = 16
      } else {
        (sign.cost, sign.novelty) = (Self.use, Self.rare.contains(value) ? 8 : 5)
        if [.otherNumber, .mathSymbol, .currencySymbol, .otherSymbol].contains(properties.generalCategory) { sign.kind = .symbol }
      }
      return sign
    }
    bytes = Dictionary(zip(characters, 0...255)) { first, _ in first }
    isForeign = signs.count { $0.kind == .letter && !$0.isLatin } > 20
  }

  /// The character of a byte; 0 for none.
  func character(_ byte: UInt8) -> UInt32 { signs[Int(byte)].value }

  /// The byte of a character; nil where the code page has no such.
  func byte(of character: UInt32) -> UInt8? { bytes[character] }

  /// What a sample costs in the language that suits it best.
  func cost(_ sample: WordSample) -> Float {
    var totals = Self.rarities
    if isForeign, !sample.distinct.contains(where: { signs[Int($0)].kind == .letter && !signs[Int($0)].isLatin }) { totals += Self.unused }
    // A price list in capitals is another text than one with a capital here and there: the same words, otherwise counted.
    var capitals = totals + Self.inCapitals
    var novelty: Float = 0
    var isKnown = [Bool](repeating: false, count: 256)
    for word in sample.words {
      for byte in word.bytes where !isKnown[Int(byte)] {
        isKnown[Int(byte)] = true
        novelty += signs[Int(byte)].novelty
      }
      let (costs, more) = cost(word.bytes)
      totals += bounded(costs, word)
      capitals += bounded(costs + more, word)
    }
    return novelty + min(totals.min(), capitals.min())
  }

  /// What a word counts, of which language it may be.
  private func bounded(_ costs: Costs, _ word: WordSample.Word) -> Costs {
    // A word may be of another language than those around it, and one may be damaged.
    let foreign = (costs + Self.rarities).min() + 7
    let most = word.plainCost + 10
    return word.weight * costs.clamped(lowerBound: Costs(repeating: 0), upperBound: Costs(repeating: min(foreign, most)))
  }

  /// What a word costs in each language, and how much more in a text that is in capitals throughout.
  private func cost(_ word: [UInt8]) -> (Costs, inCapitals: Float) {
    var total: Float = 0
    var capitals: Float = 0
    var costs = Costs(repeating: 0)
    var before = Sign(kind: .separator)
    var (isHighBefore, uppers) = (false, 0)
    for (place, byte) in word.enumerated() {
      var sign = signs[Int(byte)]
      let isHigh = byte >= 0x80
      total += sign.cost
      if Self.diameters.contains(sign.value), !isLetter(word, place + 1),
        before.kind != .letter || isDigit(word, place + 1) || before.isLower && sign.isUpper
      {
        total += Self.use - sign.cost
        sign.kind = .sign
      } else if sign.kind == .letter {
        let follows = before.kind == .letter
        if isHigh { costs += sign.costs }
        if follows, isHigh || isHighBefore {
          if before.isLower && sign.isUpper { total += Self.misplaced }
          if uppers >= 2 && sign.isLower { total += Self.misplaced / 2 }
          if before.isLatin != sign.isLatin { total += 7 }
        }
        if follows && before.isFinal { total += 7 }
        if sign.isSemivowel && isMisplaced(semivowel: place, of: word, behind: before) { total += Self.misplaced / 2 }
        // Words of one letter are rare beyond Latin text.
        if !sign.isLatin, !follows, !isLetter(word, place + 1) { total += 4 }
        let touchesDigit = isDigit(word, place - 1) || isDigit(word, place + 1)
        if isHigh && touchesDigit { total += 4 }
        uppers = follows ? sign.isUpper ? uppers + 1 : 0 : sign.isUpper ? 1 : 0
        if isHigh && sign.isUpper {
          let usual: Float = uppers == 1 ? 1.5 : uppers == 2 ? 3 : 0.3
          total += usual
          capitals -= usual
        } else if isHigh && sign.isLower {
          capitals += follows ? Self.smallNext : Self.smallFirst
        }
        // No word is one capital beyond ASCII: a currency before a price may look so.
        if isHigh, sign.isUpper, sign.isLatin, !follows, !isLetter(word, place + 1) { total += 4 }
      } else if isHigh {
        let isAfter = before.kind == .letter
        let isBefore = isLetter(word, place + 1)
        let isAfterDigit = isDigit(word, place - 1)
        switch sign.kind {
        case .superscript where isBefore, .sign where isAfter && isBefore, .symbol where isAfter && isBefore,
          .opening where isAfter && isBefore:
          total += Self.misplaced
        // Fractions and currencies stand beside digits, exponents behind what they belong to.
        case .symbol where isAfter || isBefore && !isAfterDigit, .superscript where !isAfter && !isAfterDigit, .opening where isAfter:
          total += Self.misplaced / 2
        case .dash where isAfter && isBefore: total += 1.5
        case .touching where isAfter && isBefore: total += Self.misplaced / 2
        case .joiner where !isAfter && !isBefore && !isAfterDigit, .touching where !isAfter && !isBefore && !isAfterDigit: total += 2
        default: break
        }
      }
      before = sign
      isHighBefore = isHigh
    }
    return (costs + total, capitals)
  }

  /// Whether й stands where hardly any word has it: behind no vowel, and not before о or е either.
  private func isMisplaced(semivowel place: Int, of word: [UInt8], behind before: Sign) -> Bool {
    !before.isVowel && !(isLetter(word, place + 1) && signs[Int(word[place + 1])].isBehindSemivowel)
  }

  private func isLetter(_ word: [UInt8], _ place: Int) -> Bool {
    word.indices.contains(place) && signs[Int(word[place])].kind == .letter
  }

  private func isDigit(_ word: [UInt8], _ place: Int) -> Bool { word.indices.contains(place) && (0x30...0x39).contains(word[place]) }
}
