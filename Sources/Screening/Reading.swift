import Text

/// How a run of glyphs spells a name: what each letter was put in place of, and what stands between the letters.
struct Reading {
  private(set) var letters = 0
  private var plain = 0
  private var foreign = 0
  private var substituted = 0
  /// Whether a letter follows a digit or sign that stands for one: in model numbers digits come last.
  private var isInterleaved = false
  /// Whether a sign other than a digit stands for a letter: no model number has one.
  private var hasSign = false
  /// Whether a digit or sign that would stand for a letter is a word of its own.
  private var standsAlone = false
  private var misread = 0
  private var compatible = 0
  private var invisible = 0
  /// How many parts gaps make of the name, those between its own words aside.
  private var fragments = 1
  /// The most letters without any gap between them, and those so far.
  private var longest = 0
  private var sideBySide = 0
  /// How many gaps are those between the words of the name itself.
  private var ownBreaks = 0
  private var hasParting = false
  private var brackets = 0
  private var hasUnspaced = false
  /// Whether a letter of a Korean syllable stands by itself.
  private var hasTypedJamo = false
  private var oddCase = false
  private var script: Int16 = 0
  private var isOtherAlphabet = false

  /// The script of letters that are foreign only where the title has no others of theirs: where all of a name are, or some of a short one.
  /// Else 0.
  var foreignScript: Int16 { foreign > 0 && (foreign == letters || isShort) ? script : 0 }

  /// Whether the name has fewer letters than any other disguise asks for, however many glyphs stand for them: an m may be two.
  private var isShort = false

  /// Compares the glyphs with the name that has their symbols; nil where they differ (hashes may be equal by chance).
  init?(of name: DisguiseIndex.Name, in line: GlyphLine, _ run: ClosedRange<Int>) {
    var symbol = 0
    var wasSubstituted = false
    for number in run {
      let glyph = line.glyphs[number]
      let (first, second) = expandedPair(glyph.symbol)
      let next = symbol + (second == 0 ? 1 : 2)
      guard next <= name.symbols.count, name.symbols[symbol] == first, second == 0 || name.symbols[next - 1] == second else { return nil }
      if number > run.lowerBound, glyph.isRest(of: line.glyphs[number - 1]) {
        symbol = next
        continue
      }
      let ownBreak = name.breaks.contains(name.letterOfSymbol[symbol])
      let isOwnBreak = number > run.lowerBound && ownBreak && line.gaps[number] >= .joint
      if isOwnBreak { ownBreaks += 1 }
      if isOwnBreak { sideBySide = 0 }
      note(gap: number == run.lowerBound || isOwnBreak ? .none : line.gaps[number])
      let isSubstituted = note(glyph, name, symbol..<next)
      if isSubstituted, line.gaps[number] >= .joint, line.gaps[number + 1] >= .joint { standsAlone = true }
      if wasSubstituted, !isSubstituted { isInterleaved = true }
      wasSubstituted = isSubstituted
      symbol = next
    }
    guard symbol == name.symbols.count else { return nil }
    isOtherAlphabet = name.script != 0
    isShort = !name.letters.isEmpty && name.letters.count < DisguiseIndex.fewestLetters
    oddCase = Self.hasOddCase(line.glyphs[run], against: name)
  }

  private mutating func note(gap: GlyphLine.Gap) {
    switch gap {
    case .none, .turn: break
    case .invisible: invisible += 1
    case .joint, .bracket, .parting:
      fragments += 1
      sideBySide = 0
    }
    brackets += gap == .bracket ? 1 : 0
    hasParting = hasParting || gap == .parting
    letters += 1
    sideBySide += 1
    longest = max(longest, sideBySide)
  }

  /// Counts what a glyph is put in place of; gives whether it is a digit or a sign for a letter.
  private mutating func note(_ glyph: Glyph, _ name: DisguiseIndex.Name, _ symbols: Range<Int>) -> Bool {
    let letter = name.letterOfSymbol[symbols.lowerBound]
    let isWhole =
      (symbols.lowerBound == 0 || name.letterOfSymbol[symbols.lowerBound - 1] != letter)
      && (symbols.upperBound == name.letterOfSymbol.count || name.letterOfSymbol[symbols.upperBound] != letter)
    switch glyph.nature {
    case .unspaced:
      hasUnspaced = true
      hasTypedJamo = hasTypedJamo || glyph.letter != 0
    case .foreign, .other:
      if letter < name.letters.count, name.letters[letter] == glyph.letter {
        plain += 1
      } else if name.script != 0, name.script == glyph.script {
        misread += 1
      } else {
        foreign += 1
        script = glyph.script
      }
    case .letter, .compatibility, .digit:
      if isWhole, letter < name.letters.count, name.letters[letter] == glyph.letter {
        plain += 1
        if glyph.nature == .compatibility { compatible += 1 }
      } else if glyph.nature == .digit {
        substituted += 1
        return true
      } else if letter < name.letters.count, name.letters[letter] >= 0x80 {
        foreign += 1
        script = Glyph.latin
      } else {
        misread += 1
      }
    default:
      substituted += 1
      hasSign = true
      return true
    }
    return false
  }

  /// Whether an l stands among capitals in place of an I, or an I among small letters in place of an l.
  private static func hasOddCase(_ glyphs: ArraySlice<Glyph>, against name: DisguiseIndex.Name) -> Bool {
    let letters = glyphs.filter { $0.nature == .letter }
    guard letters.count == glyphs.count, letters.count == name.letters.count, letters.count >= 4 else { return false }
    let rest = zip(letters, name.letters).filter { $0.letter == $1 }.dropFirst()
    let odd = zip(letters, name.letters).dropFirst().filter { $0.letter != $1 }
    guard let first = odd.first?.0.isCapital, rest.count > odd.count else { return false }
    return odd.allSatisfy { $0.0.isCapital == first } && rest.allSatisfy { $0.0.isCapital != first }
  }

  /// Whether nothing but brackets round some of its letters makes the disguise.
  var isBracketed: Bool { brackets > 0 && longest > 1 }

  /// Whether one sign in a name of five letters is all that makes the disguise: of a name that is a word or a number that says nothing. Not
  /// before its last letter: "Lowe's" is of Lowe.
  var isShortCut: Bool {
    letters == DisguiseIndex.fewestLettersOfCut && plain == letters && fragments == 2 && brackets == 0 && sideBySide > 1
  }

  /// Whether every letter stands by itself.
  var isLetterByLetter: Bool { longest == 1 }

  /// The form of disguise that this is, or nil where it is none, or where too little speaks for the name.
  var form: MarkForm? {
    guard gapsAreMeant else { return nil }
    // One letter of its own alphabet in place of another is a slip; several make another word.
    if isOtherAlphabet, misread > 1 { return nil }
    if hasUnspaced { return fragments > 1 || hasTypedJamo ? .separated : invisible > 0 ? .compatibility : nil }
    // Of a short name nothing but letters of another script beside its own.
    if isShort { return foreign > 0 && plain > 0 && foreign + plain == letters && fragments == 1 ? .lookAlike : nil }
    if foreign > 0 { return .lookAlike }
    if substituted > 0 {
      return isReadable ? .substituted : nil
    }
    if misread > 0 { return oddCase ? .lookAlike : letters >= DisguiseIndex.fewestLettersOfSlip ? .slip : nil }
    if fragments > 1 { return .separated }
    return invisible > 0 || compatible > 0 ? .compatibility : nil
  }

  /// Whether so much of the name is still letters, and stands so, that it is no model number.
  private var isReadable: Bool {
    if standsAlone, fragments + ownBreaks < letters || letters == DisguiseIndex.fewestLetters { return false }
    if plain >= 3, substituted <= plain { return isInterleaved || hasSign || substituted <= 2 }
    return letters >= 6 && plain >= 2 && (isInterleaved || hasSign)
  }

  /// Whether the gaps, if there are any, set letters apart rather than words: every letter by itself, pairs at most, single signs inside a
  /// longer name, or brackets round some letters, of which more must hold (``DisguiseFinder/bracketsHide(_:in:_:)``).
  private var gapsAreMeant: Bool {
    guard fragments > 1 else { return true }
    if longest == 1 {
      return !hasUnspaced || (!hasParting && brackets == 0) || letters >= 3
    }
    if hasUnspaced { return !hasParting && (brackets == 0 || letters >= 4) }
    if !hasParting { return isShortCut || letters >= (brackets > 0 ? DisguiseIndex.fewestLetters : 6) }
    return longest == 2 && letters >= 6 && (fragments + ownBreaks) * 2 >= letters
  }
}
