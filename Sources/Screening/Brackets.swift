import Text

/// A bracket or quotation mark of a piece and the one that closes it, by their bytes.
struct BracketPair: Equatable, Sendable {
  var opening: Range<Int32>
  var closing: Range<Int32>
}

/// The brackets of a piece, read from its beginning; each closes the last one that is open. Which sort closes which does not matter: nobody
/// writes "(a]" but to hide something.
struct BracketReader {
  private(set) var pairs: [BracketPair] = []
  private var open: [(place: Range<Int32>, isQuote: Bool)] = []

  private enum Side {
    case opening, closing
    /// A quotation mark, which opens in one language and closes in another.
    case quote
  }

  /// Takes a sign in; passes over it where it is no bracket.
  mutating func read(_ value: UInt32, at place: Range<Int32>) {
    switch Self.side(of: value) {
    case .opening: open.append((place, Self.opensQuote(value)))
    case .closing: close(at: place)
    case .quote: if open.last?.isQuote == true { close(at: place) } else { open.append((place, true)) }
    case nil: break
    }
  }

  private mutating func close(at place: Range<Int32>) {
    if let opening = open.popLast()?.place { pairs.append(BracketPair(opening: opening, closing: place)) }
  }

  /// Whether a character is a bracket, or a quotation mark that is no apostrophe.
  static func isBracket(_ value: UInt32) -> Bool { side(of: value) != nil }

  /// What Unicode's general category says; angle brackets of ASCII, and the straight quotation mark, are none by that.
  private static func side(of value: UInt32) -> Side? {
    switch value {
    case 0x28, 0x5B, 0x7B, 0x3C, 0xFF1C: return .opening
    case 0x29, 0x5D, 0x7D, 0x3E, 0xFF1E: return .closing
    case 0x22, 0xFF02: return .quote
    // The single ones are apostrophes.
    case ..<0x80, 0x2018, 0x2019, 0x201B: return nil
    default: break
    }
    switch Unicode.Scalar(value)?.properties.generalCategory {
    case .openPunctuation: return .opening
    case .closePunctuation: return .closing
    case .initialPunctuation, .finalPunctuation: return .quote
    default: return nil
    }
  }

  /// Whether it is one of the low marks that open a quotation and that Unicode counts as brackets: those that close it also open others.
  private static func opensQuote(_ value: UInt32) -> Bool { value == 0x201A || value == 0x201E }
}

extension GlyphLine {
  /// The line with brackets inside words for what they are, as they stand round some letters of a word: "Ac(m)elo"; nil where there is none.
  var withBracketsInside: GlyphLine? {
    guard !brackets.isEmpty else { return nil }
    let signs = brackets.flatMap { [$0.opening, $0.closing] }.sorted { $0.lowerBound < $1.lowerBound }
    var line: GlyphLine?
    var next = 0
    for index in glyphs.indices.dropFirst() where gaps[index] >= .joint {
      var place = glyphs[index - 1].end
      let end = glyphs[index].start
      while next < signs.count, signs[next].lowerBound < place { next += 1 }
      while next < signs.count, signs[next].lowerBound == place, place < end {
        place = signs[next].upperBound
        next += 1
      }
      guard place == end else { continue }
      if line == nil { line = self }
      line?.readGap(before: index, as: .bracket)
    }
    return line
  }

  /// Where these glyphs stand in the piece, with a bracket right before or behind them whose other half is among them: "(A)cmelo".
  func place(of run: ClosedRange<Int>) -> (start: Int32, end: Int32) {
    let (start, end) = (glyphs[run.lowerBound].start, glyphs[run.upperBound].end)
    var place = (start: start, end: end)
    for pair in brackets {
      if pair.opening.upperBound == start, (start..<end).contains(pair.closing.lowerBound) { place.start = pair.opening.lowerBound }
      if pair.closing.lowerBound == end, (start..<end).contains(pair.opening.lowerBound) { place.end = pair.closing.upperBound }
    }
    return place
  }
}

extension DisguiseFinder {
  /// Names of fewer letters must have the brackets inside, round one letter.
  private static let fewestBracketed = 5
  /// The same for names of other alphabets than Latin, none of whose words are known here.
  private static let fewestOfOtherAlphabet = 6
  /// What stands in brackets is no ending from so many letters on; and what is left without it may be a word from so many on.
  private static let fewestOfContent = 3
  private static let fewestOfRest = 4

  /// Whether the brackets inside a name, if there are any, can only be there to hide it. With `hasOthers` other signs hide it too, or
  /// brackets of which half stands elsewhere.
  ///
  /// Who puts part of a word in brackets in earnest writes two words in one, with and without it: "colo(u)r", "(wo)men", "(e)bike"; or picks
  /// a letter out of a word, "(S)ize"; or claims a mark, "Acme(R)". So what is left without the brackets is a word then, or another mark; or
  /// both readings are persons or places.
  func bracketsHide(_ name: DisguiseIndex.Name, in line: GlyphLine, _ run: ClosedRange<Int>, hasOthers: Bool) -> Bool {
    guard let parts = line.bracketed(run) else { return hasOthers }
    let isInside = !parts.isAtStart && !parts.isAtEnd
    if name.letters.isEmpty { return hasOthers || (isInside && parts.contents.allSatisfy { $0.count == 1 }) }
    if !isInside, isName(parts.rest[...]) { return false }
    if name.script != 0 { return name.letters.count >= Self.fewestOfOtherAlphabet }
    let isShort = name.letters.count < Self.fewestBracketed
    if isShort, !isInside || parts.contents.contains(where: { $0.count > 1 }) { return false }
    if parts.isAtEnd, parts.claims { return false }
    let isRestWord =
      (isShort || parts.rest.count >= Self.fewestOfRest)
      && (EnglishWords.containsInflected(parts.rest)
        || (EnglishWords.containsName(parts.rest) && (isShort || EnglishWords.contains(name.letters))))
    if isRestWord, parts.contents.allSatisfy({ $0.count < Self.fewestOfContent }) { return false }
    guard EnglishWords.containsInflected(name.letters) else { return true }
    return !parts.isAtStart && !isRestWord && parts.contents.allSatisfy { $0.count < Self.fewestOfContent }
  }
}

/// The letters of a run that stand in brackets, and the others.
private struct BracketedParts {
  var contents: [[UInt8]] = []
  var rest: [UInt8] = []
  /// Whether a bracket begins or ends right beside the run.
  var isAtStart = false
  var isAtEnd = false
  /// Whether what stands in brackets is a sign that claims a mark: "(R)", "(TM)".
  var claims = false

  static let claimingSigns = ["r", "c", "tm", "sm"].map { Array($0.utf8) }
}

extension GlyphLine {
  /// What of a run stands in brackets; nil where one of a pair stands inside it and the other neither there nor beside it, or none does.
  fileprivate func bracketed(_ run: ClosedRange<Int>) -> BracketedParts? {
    let (start, end) = (glyphs[run.lowerBound].start, glyphs[run.upperBound].end)
    var parts = BracketedParts()
    var isBracketed = [Bool](repeating: false, count: run.count)
    for pair in brackets {
      let opens = (start..<end).contains(pair.opening.lowerBound)
      let closes = (start..<end).contains(pair.closing.lowerBound)
      guard opens || closes else { continue }
      guard opens || pair.opening.upperBound == start, closes || pair.closing.lowerBound == end else { return nil }
      parts.isAtStart = parts.isAtStart || !opens
      parts.isAtEnd = parts.isAtEnd || !closes
      let inner = run.filter { glyphs[$0].start >= pair.opening.upperBound && glyphs[$0].end <= pair.closing.lowerBound }
      for index in inner { isBracketed[index - run.lowerBound] = true }
      let content = inner.map { glyphs[$0].letter }
      parts.claims = parts.claims || (inner.allSatisfy { glyphs[$0].isCapital } && BracketedParts.claimingSigns.contains(content))
      parts.contents.append(content)
    }
    parts.rest = run.filter { !isBracketed[$0 - run.lowerBound] }.map { glyphs[$0].letter }
    return parts.contents.isEmpty ? nil : parts
  }
}
