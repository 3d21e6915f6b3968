import Text

/// Names of two words by what is left of each without one letter, for such of which both words have a slip: "Lous Vuiton".
///
/// A word alone says too little then. So both must be long, no word of English and no mark, and not the names of persons both.
struct SlippedWords: Sendable {
  /// Words with fewer letters are not looked for,
  static let fewestLetters = 4
  /// nor names with fewer.
  static let fewestOfName = 10

  private var opening: HashIndex
  private var closing: HashIndex

  /// The words of these names, which keep their numbers.
  init(_ names: [DisguiseIndex.Name]) {
    let pairs = names.enumerated().filter { Self.mayBeSlipped($0.element) }
    opening = HashIndex(count: pairs.reduce(0) { $0 + ($1.element.words.first?.count ?? 0) + 1 })
    closing = HashIndex(count: pairs.reduce(0) { $0 + ($1.element.words.last?.count ?? 0) + 1 })
    for (number, name) in pairs {
      let words = name.words
      for hash in Self.hashes(of: words[0]) { opening.insert(hash, Int32(truncatingIfNeeded: number)) }
      for hash in Self.hashes(of: words[1]) { closing.insert(hash, 0) }
    }
  }

  private static func mayBeSlipped(_ name: DisguiseIndex.Name) -> Bool {
    let words = name.words
    return name.script == 0 && words.count == 2 && name.letters.count >= fewestOfName && words.allSatisfy { $0.count >= fewestLetters }
  }

  /// Those of a word and of what is left of it without one letter: of two words one slip apart they have one in common.
  private static func hashes(of word: [UInt8]) -> [UInt64] { [hashOfLetters(word)] + word.indices.map { hashOfLetters(word, without: $0) } }

  /// What a piece by itself says: whether such a name may begin with it, or end.
  func facts(of piece: Span<UInt8>) -> RememberedPieces.Facts {
    guard let word = Self.word(of: piece) else { return [] }
    var facts: RememberedPieces.Facts = []
    for hash in Self.hashes(of: word.letters) {
      opening.forEach(hash) { _ in facts.insert(.opensSlipped) }
      closing.forEach(hash) { _ in facts.insert(.closesSlipped) }
    }
    return facts
  }

  /// The numbers of the names that may begin with a word.
  func forEach(beginningWith word: [UInt8], _ body: (Int32) -> Void) { for hash in Self.hashes(of: word) { opening.forEach(hash, body) } }

  /// The letters of a piece, folded, and where they stand; nil where anything but signs of ASCII stands beside or between them.
  static func word(of piece: Span<UInt8>) -> (letters: [UInt8], place: Range<Int>)? {
    var (start, end) = (0, piece.count)
    while start < end, !isWordASCII(piece[start]), piece[start] < 0x80 { start += 1 }
    while end > start, !isWordASCII(piece[end - 1]), piece[end - 1] < 0x80 { end -= 1 }
    guard end - start >= fewestLetters - 1 else { return nil }
    var letters: [UInt8] = []
    for index in start..<end {
      guard kindOfASCII(piece[index]) == .letter else { return nil }
      letters.append(foldASCII(piece[index]))
    }
    return (letters, start..<end)
  }
}

extension DisguiseFinder {
  /// The name of two words of which two pieces of a title are both one slip away, by its place from the beginning of the first; nil where
  /// there is none, or one of several brands.
  func findSlippedWords(in title: Span<UInt8>, _ first: Range<Int>, _ second: Range<Int>) -> Disguise? {
    guard let opening = SlippedWords.word(of: title.extracting(first)), let closing = SlippedWords.word(of: title.extracting(second)),
      !isWordOrMark(opening.letters), !isWordOrMark(closing.letters),
      !(EnglishWords.containsName(opening.letters) && EnglishWords.containsName(closing.letters))
    else { return nil }
    var found = OnlyBrand()
    index.slippedWords.forEach(beginningWith: opening.letters) { number in
      let words = index.names[Int(number)].words
      if Slip.isOne(opening.letters, from: words[0]), Slip.isOne(closing.letters, from: words[1]) { found.consider(number, in: index) }
    }
    guard let number = found.name else { return nil }
    let name = index.names[Int(number)]
    return Disguise(
      brand: name.brand, form: .slip, start: Int32(truncatingIfNeeded: opening.place.lowerBound),
      end: Int32(truncatingIfNeeded: second.lowerBound - first.lowerBound + closing.place.upperBound), script: 0,
      letters: Int32(truncatingIfNeeded: name.letters.count))
  }

  /// Whether a word that seems a slip of a name's word is one of its own.
  func isWordOrMark(_ word: [UInt8]) -> Bool { EnglishWords.containsWordInAnyForm(word) || isName(word[...]) }
}
