import Text

/// Names of several words, looked up by how many letters each word has: what is left to see where letters of any of the words are hidden or
/// replaced.
struct WordRuns: Sendable {
  /// Names of more words, or of fewer letters in all, are not looked for.
  static let mostWords = 4
  static let fewestLetters = 6

  private var byEnds: HashIndex

  /// Names of one word, and those of scripts without spaces, are passed over; `names` keep their numbers.
  init(_ names: [DisguiseIndex.Name]) {
    byEnds = HashIndex(count: 2 * names.count)
    for (number, name) in names.enumerated() where !name.breaks.isEmpty && name.letters.count >= Self.fewestLetters {
      let lengths = name.wordLengths
      guard (2...Self.mostWords).contains(lengths.count), let first = name.letters.first, let last = name.letters.last, name.script == 0
      else { continue }
      byEnds.insert(Self.key(lengths, Self.symbol(of: first), isFirst: true), Int32(truncatingIfNeeded: number))
      byEnds.insert(Self.key(lengths, Self.symbol(of: last), isFirst: false), Int32(truncatingIfNeeded: number))
    }
  }

  /// What a glyph of this letter or digit is compared as.
  private static func symbol(of letter: UInt8) -> UInt32 {
    let reading = Glyph.readings[Int(letter)]
    return UInt32(reading == 0 ? letter : reading)
  }

  /// Calls `body` with the number of every name of words of such lengths that begins, or ends, with a letter that looks like this one, and
  /// with those of some others.
  func forEach(lengths: [Int], symbol: UInt32, isFirst: Bool, _ body: (Int32) -> Void) {
    byEnds.forEach(Self.key(lengths, symbol, isFirst: isFirst), body)
  }

  private static func key(_ lengths: [Int], _ symbol: UInt32, isFirst: Bool) -> UInt64 {
    mixed(lengths.reduce(appended(isFirst ? 1 : 2, symbol)) { appended($0, UInt32(truncatingIfNeeded: $1)) })
  }
}

extension DisguiseFinder {
  /// Names of several words of which one at least is not written in plain letters, each the only one that fits: "Lou*s Vuitton",
  /// "D0lce & G@bbana".
  func wordRuns(in title: GlyphLine) -> [Disguise] {
    let line = title.withOddCaseAsSigns
    let words = line.words
    let odd = words.map { line.isOdd($0) }
    var disguises: [Disguise] = []
    for first in words.indices {
      for last in words.indices.dropFirst(first + 1).prefix(WordRuns.mostWords - 1) {
        guard line.gaps[words[last].lowerBound] >= .joint else { break }
        guard odd[first...last].contains(true), let found = disguise(inRun: words[first...last], of: line) else { continue }
        disguises.append(found)
      }
    }
    return disguises
  }

  private func disguise(inRun words: ArraySlice<Range<Int>>, of line: GlyphLine) -> Disguise? {
    guard let start = words.first?.lowerBound, let end = words.last?.upperBound else { return nil }
    let glyphs = line.glyphs[start..<end]
    let masks = glyphs.count { $0.nature == .mask }
    guard glyphs.count >= WordRuns.fewestLetters, masks * 5 <= glyphs.count * 2,
      glyphs.count(where: { $0.isOfAlphabet || $0.nature == .foreign }) * 2 >= glyphs.count,
      let head = glyphs.first, let tail = glyphs.last
    else { return nil }
    let isFirst = head.nature.tellsLetter
    guard isFirst || tail.nature.tellsLetter else { return nil }
    var found = OnlyBrand()
    index.wordRuns.forEach(lengths: words.map(\.count), symbol: isFirst ? head.symbol : tail.symbol, isFirst: isFirst) { number in
      let name = index.names[Int(number)]
      guard name.wordLengths.elementsEqual(words.lazy.map(\.count)), fits(glyphs, name.letters, mayStandIn: true) else { return }
      found.consider(number, in: index)
    }
    guard let number = found.name else { return nil }
    var disguise = disguise(index.names[Int(number)], Self.form(of: glyphs), line, start..<end)
    // A word all in another script is none of the title's only where the title has no others of that script.
    if let word = words.first(where: line.isForeign) { disguise.script = line.glyphs[word.lowerBound].script }
    return disguise
  }

  /// The form of a name in letters of which some are hidden or replaced.
  static func form(of glyphs: ArraySlice<Glyph>) -> MarkForm {
    if glyphs.contains(where: { $0.nature == .mask }) { return .masked }
    if glyphs.contains(where: { $0.nature == .foreign }) { return .lookAlike }
    return glyphs.contains { $0.nature == .compatibility } ? .compatibility : .substituted
  }
}

extension DisguiseIndex.Name {
  /// How many letters each of its words has.
  fileprivate var wordLengths: [Int] { ranges.map(\.count) }
}

extension Glyph.Nature {
  /// Whether it says which letter it is, or which it looks like.
  fileprivate var tellsLetter: Bool { self == .letter || self == .compatibility || self == .foreign }
}

extension GlyphLine {
  /// Whether all letters of a word are of another script and look like Latin ones.
  func isForeign(_ word: Range<Int>) -> Bool { glyphs[word].allSatisfy { $0.nature == .foreign } }

  /// Whether a word has letters that look like no Latin ones.
  func isOfOtherScript(_ word: Range<Int>) -> Bool { glyphs[word].contains { $0.nature == .other } }

  /// Whether a word has letters, and beside them what hides one or may stand for one; or all of them are of another script and look like
  /// Latin ones.
  func isOdd(_ word: Range<Int>) -> Bool {
    if isOddlyCased(word) || isForeign(word) { return true }
    var hasLetter = false
    var hasOther = false
    for glyph in glyphs[word] {
      switch glyph.nature {
      case .letter: hasLetter = true
      case .mask, .sign, .digit, .foreign, .compatibility: hasOther = true
      case .unspaced, .other, .separator, .invisible: return false
      }
    }
    return hasLetter && hasOther
  }
}
