import Registry
import Text

/// The words that may be written onto a mark without a space: words of trade of the lexicon, those that introduce a mark or admit a copy,
/// and the names of the brands' categories. "ship" is none, so that a championship names no Champion.
struct JoinedWords: Sendable {
  /// Names of fewer letters are not looked for within a word; with a capital of their own, or before one, of fewer than these.
  static let fewestLetters = 5
  static let fewestCapitalised = 4
  /// Names of as many letters, with a capital of their own and before what follows, need no such word beside them: "MyAcmelano2026".
  static let fewestByCapitals = 8
  /// Shorter words are not looked for.
  static let fewestOfWord = 3

  private var hashes: HashIndex

  init(_ lexicon: Lexicon, brands: [Brand], table: inout FoldTable) {
    var words: [[UInt8]] = []
    var folded = FoldedText()
    func add(_ text: String) {
      folded.fold(Array(text.utf8).span, table: &table)
      for word in folded.bytes.split(whereSeparator: { $0 >= 0x80 || kindOfASCII($0) != .letter }) where word.count >= Self.fewestOfWord {
        words.append(Array(word))
        // "sneakers" is also one of them.
        if word.count > Self.fewestOfWord, word.last == UInt8(ascii: "s") { words.append(Array(word.dropLast())) }
      }
    }
    for list in [lexicon.joinedWords, lexicon.introducing, lexicon.copyWords] {
      for language in list.keys.sorted() { for word in list[language] ?? [] where !word.contains(" ") { add(word) } }
    }
    for brand in brands { for category in brand.categories { add(category) } }
    hashes = HashIndex(count: words.count)
    for word in words { hashes.insert(hashOfLetters(word), 0) }
  }

  func contains(_ letters: ArraySlice<UInt8>) -> Bool {
    letters.count >= Self.fewestOfWord && contains(hash: letters.reduce(0) { appended($0, UInt32($1)) })
  }

  /// The same of a hash that was made a letter at a time.
  func contains(hash: UInt64) -> Bool {
    var found = false
    hashes.forEach(mixed(hash)) { _ in found = true }
    return found
  }
}

extension DisguiseFinder {
  /// A name with such a word before it, after it, or both, in one word of plain letters: the longest, if no other brand has one as long.
  func findJoined(in line: GlyphLine, _ whole: Range<Int>, _ consider: (Disguise) -> Void) {
    // A number may follow.
    let end = line.glyphs[whole].lastIndex(where: { $0.nature != .digit }) ?? whole.lowerBound
    let word = whole.lowerBound..<end + 1
    guard word.count >= JoinedWords.fewestCapitalised + JoinedWords.fewestOfWord, word.count <= 40 else { return }
    let glyphs = line.glyphs[word]
    guard glyphs.allSatisfy({ $0.nature == .letter }) else { return }
    let letters = glyphs.map { $0.letter }
    var before: UInt64 = 0
    for start in letters.indices {
      defer { before = appended(before, UInt32(letters[start])) }
      let isBehindWord = start == 0 || (start >= JoinedWords.fewestOfWord && joinedWords.contains(hash: before))
      guard isBehindWord || isCapital(line, word, start, in: letters) else { continue }
      let least = start + JoinedWords.fewestCapitalised
      guard least <= letters.count else { break }
      var hash: UInt64 = 0
      for end in start..<letters.count {
        hash = appended(hash, UInt32(letters[end]))
        let count = end + 1 - start
        guard end + 1 >= least, count < letters.count else { continue }
        let isParted = isCapital(line, word, start, in: letters) && isCapital(line, word, end + 1, in: letters)
        let isByCapitals = isParted && count >= JoinedWords.fewestByCapitals
        guard isByCapitals || (isBehindWord && (count >= JoinedWords.fewestLetters || isParted)) else { continue }
        index.byLetters.forEach(mixed(hash)) { number in
          let name = index.names[Int(number)]
          guard name.letters.count == count, name.letters[...].elementsEqual(letters[start...end]) else { return }
          guard isByCapitals || end + 1 == letters.count || joinedWords.contains(letters[(end + 1)...]) else { return }
          consider(disguise(name, .joined, line, word.lowerBound + start..<word.lowerBound + end + 1))
        }
      }
    }
  }

  /// Whether a capital begins at a place of a word, behind a small letter where one is before it; true at the word's end.
  private func isCapital(_ line: GlyphLine, _ word: Range<Int>, _ place: Int, in letters: [UInt8]) -> Bool {
    if place == letters.count { return true }
    let glyph = line.glyphs[word.lowerBound + place]
    return glyph.isCapital && (place == 0 || !line.glyphs[word.lowerBound + place - 1].isCapital)
  }
}
