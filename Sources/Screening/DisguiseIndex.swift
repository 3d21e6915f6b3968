import Text

/// The names of brands as they are looked for in disguise: by what an eye reads, and by one slip of the hand.
struct DisguiseIndex: Sendable {
  /// A name in one piece.
  struct Name: Sendable {
    var brand: Int32
    /// Its letters, folded, and digits: those of other alphabets than Latin as ``Glyph/letter(_:script:)`` has them; empty for scripts
    /// without spaces, and for names that have characters of such beside letters.
    var letters: [UInt8]
    /// ICU's number of the script of its letters; 0 for Latin ones.
    var script: Int16
    /// What an eye reads, m as r n and w as v v.
    var symbols: [UInt32]
    /// For each symbol the number of its letter.
    var letterOfSymbol: [Int]
    /// The letters before which the name itself has a space or a sign.
    var breaks: [Int]
  }

  /// Names with fewer letters are not looked for in disguise, but for letters of another script: too many other words look like them.
  static let fewestLetters = 4
  /// Names of one word with fewer letters are not looked for at all.
  static let fewestLookAlikes = 3
  /// The same for Chinese and its kin, whose characters say more.
  static let fewestUnspaced = 2
  /// The same for names that have such characters beside letters or digits.
  static let fewestMixed = 4
  /// Names with fewer letters are not looked for with one sign inside.
  static let fewestLettersOfCut = 5
  /// Names with fewer letters are not looked for behind a slip that is not a doubled letter.
  static let fewestLettersOfSlip = 6

  let names: [Name]
  let bySymbols: HashIndex
  let byLetters: HashIndex
  /// Names by what is left of them without one letter.
  let byDeletion: HashIndex
  /// Names of six letters and more by their sound.
  let bySound: HashIndex
  /// Names of Latin letters by what Korean makes of them.
  let byKorean: HashIndex
  /// Names by the number of their letters, and by that with their first and with their last letter.
  let byLength: [[Int32]]
  let byEnds: [End: [Int32]]
  let twoSlips: TwoSlips
  /// Names by their characters without one of them, of scripts without spaces.
  let byGap: HashIndex
  let cuts: NameCuts
  let pairs: WordPairs
  let spoken: SpokenNames
  let wordRuns: WordRuns
  let slippedWords: SlippedWords
  let longest: Int

  init(_ patterns: [NamePattern], table: inout FoldTable) {
    var names: [Name] = []
    for pattern in patterns {
      for bytes in Self.cases(of: pattern) {
        guard let name = Name(bytes, brand: pattern.brand, table: &table) else { continue }
        let ofBrand = names.reversed().prefix { $0.brand == name.brand }
        if !ofBrand.contains(where: { $0.symbols == name.symbols && $0.letters == name.letters }) { names.append(name) }
      }
    }
    self.names = names
    var bySymbols = HashIndex(count: names.count)
    var byLetters = HashIndex(count: names.count)
    var byDeletion = HashIndex(count: names.reduce(0) { $0 + $1.letters.count })
    var bySound = HashIndex(count: names.count)
    var byKorean = HashIndex(count: names.count)
    var byEnds: [End: [Int32]] = [:]
    var byLength: [[Int32]] = []
    var longest = 0
    for (index, name) in names.enumerated() {
      let number = Int32(truncatingIfNeeded: index)
      bySymbols.insert(hashOfSymbols(name.symbols), number)
      longest = max(longest, name.symbols.count)
      guard name.letters.count >= Self.fewestLetters else { continue }
      while byLength.count <= name.letters.count { byLength.append([]) }
      byLength[name.letters.count].append(number)
      byLetters.insert(hashOfLetters(name.letters), number)
      if let first = name.letters.first, let last = name.letters.last {
        byEnds[End(length: name.letters.count, letter: first, isFirst: true), default: []].append(number)
        byEnds[End(length: name.letters.count, letter: last, isFirst: false), default: []].append(number)
      }
      if name.script == 0 { byKorean.insert(hashOfLetters(KoreanSound.of(name.letters)), number) }
      if name.letters.count >= Self.fewestLettersOfSlip { bySound.insert(hashOfLetters(Sound.of(name.letters)), number) }
      if name.letters.count >= Self.fewestLettersOfSlip - 1 {
        for position in name.letters.indices { byDeletion.insert(hashOfLetters(name.letters, without: position), number) }
      }
    }
    pairs = WordPairs(names)
    spoken = SpokenNames(names)
    wordRuns = WordRuns(names)
    slippedWords = SlippedWords(names)
    twoSlips = TwoSlips(names)
    cuts = NameCuts(names)
    let unspaced = names.filter { $0.letters.isEmpty }
    var byGap = HashIndex(count: unspaced.reduce(0) { $0 + $1.symbols.count })
    for (index, name) in names.enumerated() where name.letters.isEmpty {
      let number = Int32(truncatingIfNeeded: index)
      if name.symbols.count > Self.fewestUnspaced {
        for gap in name.symbols.indices.dropFirst().dropLast() { byGap.insert(hashOfSymbols(name.symbols, gap: gap), number) }
      }
    }
    self.byGap = byGap
    self.bySymbols = bySymbols
    self.byLetters = byLetters
    self.byKorean = byKorean
    self.byDeletion = byDeletion
    self.bySound = bySound
    self.byLength = byLength
    self.byEnds = byEnds
    self.longest = longest
  }
}

extension DisguiseIndex {
  /// A pattern as it is; with letters of other alphabets than Latin also in capitals and with one capital, for these may look like others.
  private static func cases(of pattern: NamePattern) -> [[UInt8]] {
    guard pattern.bytes.contains(where: { $0 >= 0xC3 && $0 < 0xE3 }) else { return [pattern.bytes] }
    let small = String(decoding: pattern.bytes, as: UTF8.self)
    let capitals = small.uppercased()
    return [pattern.bytes, Array(capitals.utf8), Array((capitals.prefix(1) + small.dropFirst()).utf8)]
  }

  /// The first or last letter of a name of so many letters.
  struct End: Hashable {
    var length: Int
    var letter: UInt8
    var isFirst: Bool
  }
}

/// The hash of symbols of which one may be any.
func hashOfSymbols(_ symbols: [UInt32], gap: Int) -> UInt64 {
  mixed(symbols.indices.reduce(0) { appended($0, $1 == gap ? 0 : symbols[$1]) })
}

func hashOfLetters(_ letters: [UInt8], without position: Int = -1) -> UInt64 {
  var hash: UInt64 = 0
  for index in letters.indices where index != position { hash = appended(hash, UInt32(letters[index])) }
  return mixed(hash)
}

extension DisguiseIndex.Name {
  /// A brand's name, or nil where it is too short.
  init?(_ bytes: [UInt8], brand: Int32, table: inout FoldTable) {
    var symbols: [UInt32] = []
    var letterOfSymbol: [Int] = []
    var letters: [UInt8] = []
    var unspaced = 0
    var breaks: [Int] = []
    var script: Int16 = 0
    var position = 0
    while position < bytes.count {
      let (value, length) = codePoint(in: bytes.span, at: position)
      if let voicing = Glyph.voicing(value), let last = symbols.last, unspaced > 0 {
        symbols[symbols.count - 1] = last | voicing
        position += length
        continue
      }
      let glyphs = Glyph.of(value, start: position, end: position + length, table: &table)
      for (place, glyph) in glyphs.enumerated() {
        if place > 0, glyphs[0].isOfAlphabet, glyph.isRest(of: glyphs[0]) {
          for symbol in expanded(glyph.symbol) {
            symbols.append(symbol)
            letterOfSymbol.append(letters.count - 1)
          }
          continue
        }
        if glyph.nature == .separator, !symbols.isEmpty, breaks.last != letters.count + unspaced { breaks.append(letters.count + unspaced) }
        guard glyph.symbol != 0 else { continue }
        guard glyph.isOfAlphabet || glyph.nature == .digit || glyph.nature == .unspaced else { continue }
        if glyph.isOfAlphabet, glyph.nature != .letter { script = glyph.script }
        for symbol in expanded(glyph.symbol) {
          symbols.append(symbol)
          letterOfSymbol.append(letters.count + unspaced)
        }
        if glyph.nature == .unspaced { unspaced += 1 } else { letters.append(glyph.letter) }
      }
      position += length
    }
    // A size is typed on any keyboard.
    let isSize = letters.allSatisfy { "xsml".utf8.contains($0) }
    let fewestLetters = breaks.isEmpty && script == 0 && !isSize ? DisguiseIndex.fewestLookAlikes : DisguiseIndex.fewestLetters
    let isOfAlphabet =
      unspaced == 0 && letters.count >= fewestLetters && letters.contains { $0 >= 0x80 || kindOfASCII($0) == .letter }
    let fewest = symbols.contains(where: Jamo.isLetter) ? Jamo.fewestLetters : DisguiseIndex.fewestUnspaced
    let isMixed = unspaced > 0 && !letters.isEmpty
    guard isOfAlphabet || (unspaced > 0 && unspaced + letters.count >= (isMixed ? DisguiseIndex.fewestMixed : fewest)) else { return nil }
    if isMixed { (letters, script) = ([], 0) }
    self.init(brand: brand, letters: letters, script: script, symbols: symbols, letterOfSymbol: letterOfSymbol, breaks: breaks)
  }
}

/// The symbols that one is compared as: r n for m and v v for w, as UTS 39 has it, and c l for d.
func expanded(_ symbol: UInt32) -> [UInt32] {
  let (first, second) = expandedPair(symbol)
  return second == 0 ? [first] : [first, second]
}

/// The same without an array; the second is 0 where there is one only.
@inline(__always) func expandedPair(_ symbol: UInt32) -> (UInt32, UInt32) {
  switch symbol {
  case UInt32(UInt8(ascii: "m")): (UInt32(UInt8(ascii: "r")), UInt32(UInt8(ascii: "n")))
  case UInt32(UInt8(ascii: "w")): (UInt32(UInt8(ascii: "v")), UInt32(UInt8(ascii: "v")))
  case UInt32(UInt8(ascii: "d")): (UInt32(UInt8(ascii: "c")), UInt32(UInt8(ascii: "l")))
  default: (symbol, 0)
  }
}
