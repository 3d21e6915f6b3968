import Text

/// A word of Cyrillic or Greek letters as it may be written in Latin ones by many languages: "Майкл" for Michael, "Луи" for Louis.
///
/// Transcribers write what they hear, so one letter stands for many spellings; vowels are told roughly, and letters that nobody speaks are
/// left out.
struct SpokenWord {
  /// A consonant or a run of vowels.
  private struct Sound {
    /// The spellings of a consonant, the longer ones first; none of a run of vowels.
    var spellings: [[UInt8]]
    /// The Latin letters that stand for one of the vowels, as bits.
    var vowels: UInt32
    /// Its classes, as ``places(of:)`` tells them.
    var keys: [UInt8]
  }

  private var sounds: [Sound] = []

  /// The most letters that are read.
  private static let mostLetters = 24

  /// A word; nil where it has anything but letters of one of the two alphabets.
  init?(_ word: Span<UInt8>) {
    guard word.count >= 2, word.count <= 2 * Self.mostLetters else { return nil }
    var letters: [Character] = []
    for letter in foldedForMatching(String(decoding: (0..<word.count).map { word[$0] }, as: UTF8.self)) { letters.append(letter) }
    var position = 0
    while position < letters.count {
      let next = position + 1 < letters.count ? letters[position + 1] : nil
      if let next, let pair = Self.pairs[String([letters[position], next])] {
        sounds.append(pair)
        position += 2
        continue
      }
      let letter = letters[position]
      position += 1
      if letter == "ь" || letter == "ъ" { continue }
      guard let sound = Self.letters[letter] else { return nil }
      if sound.spellings.isEmpty, let last = sounds.last, last.spellings.isEmpty {
        sounds[sounds.count - 1].vowels |= sound.vowels
      } else if position < 2 || letters[position - 2] != letter {
        sounds.append(sound)
      }
    }
    if sounds.isEmpty { return nil }
  }

  /// How many consonants it has, doubled ones once.
  var consonants: Int { sounds.count { !$0.spellings.isEmpty } }

  /// What it is looked up by: the classes of its first consonants, as one number.
  var place: Int { Self.place(of: Self.single(sounds.flatMap(\.keys))) }

  /// Whether a word of small Latin letters may be spoken so.
  func sounds(like word: [UInt8]) -> Bool { word.count <= Self.mostLetters && fits(0, word, 0) }

  private func fits(_ sound: Int, _ word: [UInt8], _ letter: Int) -> Bool {
    guard sound < sounds.count else { return Self.isSilent(word[letter...], in: word) }
    guard letter < word.count else { return false }
    let run = word[letter...].prefix { Self.isSoft($0) }.count
    if sounds[sound].spellings.isEmpty {
      // As much of the run as has the vowel; a w or an h at its end may be the next consonant.
      for length in stride(from: run, to: 0, by: -1) {
        let seen = word[letter..<letter + length].reduce(UInt32(0)) { $0 | Slip.bit(of: $1) }
        if seen & sounds[sound].vowels != 0, fits(sound + 1, word, letter + length) { return true }
      }
      return false
    }
    for spelling in sounds[sound].spellings where word[letter...].starts(with: spelling) {
      var end = letter + spelling.count
      if end < word.count, word[end] == word[end - 1] { end += 1 }
      if fits(sound + 1, word, end) { return true }
    }
    // Vowels inside a word that are not spoken, or hardly.
    guard letter > 0, run > 0, run <= 2 else { return false }
    return fits(sound, word, letter + run)
  }

  /// Whether what is left of a word need not be spoken: vowels, and one last consonant of those that French drops.
  private static func isSilent(_ rest: ArraySlice<UInt8>, in word: [UInt8]) -> Bool {
    let left = rest.drop { isSoft($0) }
    guard rest.count - left.count <= 2, rest.count < word.count else { return false }
    return left.isEmpty || (left.count == 1 && "stxdpz".utf8.contains(left[left.startIndex]))
  }

  /// Vowels, and the letters that stand among them without a sound of their own.
  private static func isSoft(_ letter: UInt8) -> Bool { "aeiouywhj".utf8.contains(letter) }
}

extension SpokenWord {
  private static let lengthOfKey = 3

  /// How many numbers there are to look words up by.
  static let places = 7 * 7 * 7

  private static func place(of key: [UInt8]) -> Int { key.prefix(lengthOfKey).reduce(0) { $0 * 7 + Int($1) } }

  /// The classes of consonants of which each is spelled by the same letters, whatever the language.
  private static let classes: [(letters: String, key: UInt8)] = [
    ("bpfv", 1), ("ckqgjszx", 2), ("dt", 3), ("l", 4), ("mn", 5), ("r", 6),
  ]

  /// What a word of small Latin letters is looked up by, one for each way in which it may be spoken.
  static func places(of word: [UInt8]) -> [Int] {
    var all: [[UInt8]] = [[]]
    func add(_ options: [[UInt8]]) {
      all = Set(all.flatMap { key in options.map { single(key + $0) } }).sorted { $0.lexicographicallyPrecedes($1) }
    }
    var position = 0
    while position < word.count {
      let letter = word[position]
      let next = position + 1 < word.count ? word[position + 1] : 0
      let isLast = position + 1 == word.count
      position += 1
      if next == UInt8(ascii: "h"), let options = beforeH[letter] {
        add(options)
        position += 1
        continue
      }
      if letter == UInt8(ascii: "w") {
        add([[1], []])
      } else if letter == UInt8(ascii: "h") || letter == UInt8(ascii: "j") {
        add([[2], []])
      } else if let key = classes.first(where: { $0.letters.utf8.contains(letter) })?.key {
        let mayBeSilent = isLast && "stxdpz".utf8.contains(letter)
        let isOfNext = letter == UInt8(ascii: "t") && "csz".utf8.contains(next)
        add(mayBeSilent || isOfNext ? [[key], []] : [[key]])
      }
    }
    return Set(all.map(place)).sorted()
  }

  private static let beforeH: [UInt8: [[UInt8]]] = [
    UInt8(ascii: "p"): [[1]], UInt8(ascii: "c"): [[2]], UInt8(ascii: "s"): [[2]], UInt8(ascii: "k"): [[2]], UInt8(ascii: "g"): [[2], []],
    UInt8(ascii: "t"): [[3], [2], [1]],
  ]

  private static func single(_ key: [UInt8]) -> [UInt8] {
    var single: [UInt8] = []
    for part in key where single.last != part { single.append(part) }
    return single
  }

  private static func sound(_ spellings: String, _ keys: [UInt8]) -> Sound {
    Sound(
      spellings: spellings.split(separator: " ").map { Array($0.utf8) }.sorted { $0.count > $1.count }, vowels: 0, keys: keys)
  }

  private static func vowel(_ letters: String) -> Sound {
    Sound(spellings: [], vowels: letters.utf8.reduce(0) { $0 | Slip.bit(of: $1) }, keys: [])
  }

  private static let pairs: [String: Sound] = [
    "дж": sound("j g dg gg", [2]), "кс": sound("x ks cs cks", [2]),
    "μπ": sound("b mp", [1]), "ντ": sound("d nt nd", [3]), "γκ": sound("g ng nk gu", [2]), "τσ": sound("ch c ts tch cz", [2]),
    "τζ": sound("j g tz dg", [2]), "ου": vowel("uow"),
  ]

  private static let letters: [Character: Sound] = [
    "б": sound("b", [1]), "в": sound("v w b u", [1]), "г": sound("g gu gh h", [2]), "д": sound("d", [3]), "ж": sound("j g zh ge", [2]),
    "з": sound("z s x", [2]), "к": sound("k c ck ch q qu", [2]), "л": sound("l", [4]), "м": sound("m", [5]), "н": sound("n gn", [5]),
    "п": sound("p", [1]), "р": sound("r rh", [6]), "с": sound("s c z sc th", [2]), "т": sound("t th d", [3]),
    "ф": sound("f ph v th", [1]), "х": sound("h kh ch j", [2]), "ц": sound("c ts z tz cz", [2]), "ч": sound("ch c tch cz", [2]),
    "ш": sound("sh ch sch s sc", [2]), "щ": sound("sh sch shch", [2]),
    "а": vowel("aoue"), "е": vowel("eaiyo"), "и": vowel("iey"), "о": vowel("oaue"), "у": vowel("uow"), "ы": vowel("iyue"),
    "э": vowel("eai"), "ю": vowel("uwye"), "я": vowel("aiye"), "і": vowel("iey"), "й": vowel("iyej"), "ё": vowel("eoi"),
    "β": sound("v b", [1]), "γ": sound("g gh", [2]), "δ": sound("d th", [3]), "ζ": sound("z s", [2]), "θ": sound("th t", [3]),
    "κ": sound("k c ck ch q qu", [2]), "λ": sound("l", [4]), "μ": sound("m", [5]), "ν": sound("n gn", [5]), "ξ": sound("x ks cs", [2]),
    "π": sound("p", [1]), "ρ": sound("r rh", [6]), "σ": sound("s c z sh ch sc", [2]), "ς": sound("s c z ce se", [2]),
    "τ": sound("t th", [3]),
    "φ": sound("f ph", [1]), "χ": sound("h ch kh", [2]), "ψ": sound("ps", [1, 2]),
    "α": vowel("aeu"), "ε": vowel("eai"), "η": vowel("ieyu"), "ι": vowel("iey"), "ο": vowel("oau"), "υ": vowel("uyi"), "ω": vowel("oau"),
  ]
}
