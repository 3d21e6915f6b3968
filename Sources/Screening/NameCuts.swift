import Text

/// Tells cheaply whether two or three words of a title are a name that was cut: "Mar lotex", "Zor vel an".
struct NameCuts: Sendable {
  /// Names with fewer letters are not looked for, nor parts of fewer.
  static let fewestLetters = 6
  static let fewestOfPart = 2
  /// The same for names cut in three.
  static let fewestLettersOfThree = 7

  private var parts: HashIndex
  private var names: HashIndex

  private static let opens: UInt64 = 1
  private static let closes: UInt64 = 2

  /// Names without breaks of their own: a name of several words is no longer one where they stand apart.
  init(_ all: [DisguiseIndex.Name]) {
    let whole = all.filter { $0.letters.count >= Self.fewestLetters && $0.breaks.isEmpty }
    parts = HashIndex(count: whole.reduce(0) { $0 + 2 * ($1.letters.count - 2 * Self.fewestOfPart + 1) })
    names = HashIndex(count: whole.count)
    for name in whole {
      names.insert(hashOfLetters(name.letters), 0)
      for end in Self.fewestOfPart...name.letters.count - Self.fewestOfPart {
        parts.insert(joined(hashOfLetters(Array(name.letters[..<end])), Self.opens), 0)
        parts.insert(joined(hashOfLetters(Array(name.letters[end...])), Self.closes), 0)
      }
    }
  }

  /// What a piece by itself says: whether a name may begin with it, or end.
  func facts(of piece: Span<UInt8>) -> RememberedPieces.Facts {
    var facts: RememberedPieces.Facts = []
    if contains(piece.extracting(Self.lastWord(of: piece)), Self.opens) { facts.insert(.opensName) }
    if contains(piece.extracting(Self.firstWord(of: piece)), Self.closes) { facts.insert(.closesName) }
    return facts
  }

  /// Whether two pieces are a name together, but for what a script without spaces has before and behind them: "新款Mar lotex手表".
  func isName(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Bool {
    guard let start = Self.hash(first.extracting(Self.lastWord(of: first)), 0),
      let whole = Self.hash(second.extracting(Self.firstWord(of: second)), start)
    else { return false }
    var found = false
    names.forEach(mixed(whole)) { _ in found = true }
    return found
  }

  /// Whether three pieces are a name together.
  func isName(_ first: Span<UInt8>, _ second: Span<UInt8>, _ third: Span<UInt8>) -> Bool {
    guard second.count >= Self.fewestOfPart, let start = Self.hash(first.extracting(Self.lastWord(of: first)), 0),
      let middle = Self.hash(second, start), let whole = Self.hash(third.extracting(Self.firstWord(of: third)), middle)
    else { return false }
    var found = false
    names.forEach(mixed(whole)) { _ in found = true }
    return found
  }

  private func contains(_ word: Span<UInt8>, _ place: UInt64) -> Bool {
    guard word.count >= Self.fewestOfPart, word.count < 32, let hash = Self.hash(word, 0) else { return false }
    var found = false
    parts.forEach(joined(mixed(hash), place)) { _ in found = true }
    return found
  }

  /// What stands before the first character that is none of ASCII, and behind the last.
  private static func firstWord(of piece: Span<UInt8>) -> Range<Int> { 0..<(piece.indices.first { piece[$0] >= 0x80 } ?? piece.count) }

  private static func lastWord(of piece: Span<UInt8>) -> Range<Int> {
    (piece.indices.last { piece[$0] >= 0x80 }.map { $0 + 1 } ?? 0)..<piece.count
  }

  /// The hash of `before` with a piece's letters behind; nil where it has anything else.
  private static func hash(_ piece: Span<UInt8>, _ before: UInt64) -> UInt64? {
    var hash = before
    for index in piece.indices {
      guard kindOfASCII(piece[index]) == .letter, piece[index] < 0x80 else { return nil }
      hash = appended(hash, UInt32(foldASCII(piece[index])))
    }
    return hash
  }
}

extension DisguiseFinder {
  /// A name whose letters are those of two or three words side by side, of which none is a name itself.
  func findCut(in line: GlyphLine, _ words: ArraySlice<Range<Int>>, _ consider: (Disguise) -> Void) {
    guard let first = words.first, let last = words.last else { return }
    let whole = first.lowerBound..<last.upperBound
    guard whole.count >= (words.count > 2 ? NameCuts.fewestLettersOfThree : NameCuts.fewestLetters),
      words.allSatisfy({ $0.count >= NameCuts.fewestOfPart }), words.dropFirst().allSatisfy({ line.gaps[$0.lowerBound] == .parting }),
      line.glyphs[whole].allSatisfy({ $0.nature == .letter })
    else { return }
    let letters = line.glyphs[whole].map { $0.letter }
    guard !words.contains(where: { isName(line.glyphs[$0].map(\.letter)[...]) }) else { return }
    index.byLetters.forEach(hashOfLetters(letters)) { number in
      let name = index.names[Int(number)]
      if name.letters == letters, name.breaks.isEmpty { consider(disguise(name, .cut, line, whole)) }
    }
  }

  func isName(_ letters: ArraySlice<UInt8>) -> Bool {
    var found = false
    index.byLetters.forEach(hashOfLetters(Array(letters))) { if index.names[Int($0)].letters.elementsEqual(letters) { found = true } }
    return found
  }
}
