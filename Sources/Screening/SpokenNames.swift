import Text

/// Names of several Latin words, looked up by how the first of them is spoken in Cyrillic or Greek letters.
struct SpokenNames: Sendable {
  /// Names of fewer letters are not looked for, nor what has fewer consonants.
  static let fewestLetters = 7
  static let fewestConsonants = 4

  /// Names by ``SpokenWord/place(of:)`` of their first word.
  private var byFirstWord: [[Int32]]

  /// Names of one word, and those with anything but Latin letters, are passed over; `names` keep their numbers.
  init(_ names: [DisguiseIndex.Name]) {
    byFirstWord = [[Int32]](repeating: [], count: SpokenWord.places)
    for (number, name) in names.enumerated() where !name.breaks.isEmpty && name.letters.count >= Self.fewestLetters {
      guard name.letters.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }), let first = name.words.first, first.count > 1 else { continue }
      for place in SpokenWord.places(of: first) { byFirstWord[place].append(Int32(truncatingIfNeeded: number)) }
    }
  }

  /// Calls `body` with the number of every name whose first word may be spoken as `word`, and with that of some others.
  func forEach(beginningWith word: SpokenWord, _ body: (Int32) -> Void) {
    byFirstWord[word.place].forEach(body)
  }
}

extension DisguiseFinder {
  /// Whether a piece of a title sounds like the first word of a name of several.
  func mayOpenSpoken(_ piece: Span<UInt8>) -> Bool {
    guard !piece.isEmpty, isSpoken(piece[0]), let word = SpokenWord(piece.extracting(0..<endOfWord(piece, 0))) else { return false }
    var found = false
    index.spoken.forEach(beginningWith: word) { number in
      found = found || index.names[Int(number)].words.first.map { word.sounds(like: $0) } ?? false
    }
    return found
  }

  /// The only name of several words that begins as the words from `start` on sound; a space, a hyphen or the like may stand between them.
  func findSpoken(in title: Span<UInt8>, from start: Int) -> Disguise? {
    var ends: [Int] = []
    var words: [SpokenWord] = []
    var position = start
    while words.count < 4, position < title.count, isSpoken(title[position]) {
      let end = endOfWord(title, position)
      guard let word = SpokenWord(title.extracting(position..<end)) else { break }
      words.append(word)
      ends.append(end)
      guard end < title.count, title[end] < 0x80, kindOfASCII(title[end]) == .separator, !isTellingSign(title[end]) else { break }
      position = end + 1
    }
    guard words.count > 1, let first = words.first else { return nil }
    var found = OnlyBrand()
    var length = 0
    index.spoken.forEach(beginningWith: first) { number in
      let name = index.names[Int(number)].words
      guard name.count >= max(2, length), name.count <= words.count else { return }
      guard words.prefix(name.count).reduce(0, { $0 + $1.consonants }) >= SpokenNames.fewestConsonants else { return }
      guard zip(words, name).allSatisfy({ $0.sounds(like: $1) }) else { return }
      if name.count > length { found = OnlyBrand() }
      length = name.count
      found.consider(number, in: index)
    }
    guard let number = found.name else { return nil }
    let name = index.names[Int(number)]
    return Disguise(
      brand: name.brand, form: .transliterated, start: 0, end: Int32(truncatingIfNeeded: ends[length - 1] - start), script: 0,
      letters: Int32(truncatingIfNeeded: name.letters.count))
  }

  /// Greek begins with CE and CF, Cyrillic with D0 to D4.
  private func isSpoken(_ byte: UInt8) -> Bool { (0xCE...0xD4).contains(byte) }

  private func endOfWord(_ text: Span<UInt8>, _ start: Int) -> Int {
    var end = start
    while end + 1 < text.count, isSpoken(text[end]), text[end + 1] & 0xC0 == 0x80 { end += 2 }
    return end
  }
}
