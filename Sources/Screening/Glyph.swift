import Text

/// One character of a title as an eye reads it.
struct Glyph: Sendable {
  /// How the character came to be what it is read as.
  enum Nature: UInt8, Sendable {
    /// A plain small or capital letter of ASCII, or with a diacritic.
    case letter
    /// A letter of Latin in another form: full-width, circled.
    case compatibility
    /// A letter of another script, read as a Latin one.
    case foreign
    case digit
    /// A sign that may be read as a letter: "$", "€".
    case sign
    /// A sign that may hide a letter: "*", "●".
    case mask
    /// A space, or a sign that parts words.
    case separator
    /// A character of a script without spaces.
    case unspaced
    /// A letter of another script that resembles no Latin one.
    case other
    /// Not to be seen.
    case invisible
  }

  /// What it is compared as: a small Latin letter, the first of its look-alikes; a code point for ``Nature/unspaced`` and ``Nature/other``;
  /// else 0.
  var symbol: UInt32
  /// What it is as a plain small letter, digit or ASCII sign, without regard to look-alikes; 0 where it is none. Letters of other alphabets
  /// have the numbers of ``letter(_:script:)``. Of Korean letters 1 for those that were typed by themselves; ``tradeMark`` for ®, ™ and
  /// their kin.
  var letter: UInt8
  var nature: Nature
  var isCapital: Bool
  /// ICU's number of its script, for ``Nature/foreign`` and ``Nature/other``.
  var script: Int16
  var start: Int32
  var end: Int32
  /// The small letter that it is when turned upside down, for characters that are made for it; else 0.
  var turned: UInt8 = 0
}

extension Glyph {
  /// The letters, digits and signs of ASCII that are read as one another, as the first of each group. What has two readings has the more
  /// usual one in titles.
  static let readings: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 128)
    for byte in UInt8(ascii: "a")...UInt8(ascii: "z") { table[Int(byte)] = byte }
    let groups = ["li1|!", "o0", "s5$", "a4@", "e3", "t7+", "b8", "g96", "z2"]
    for group in groups { for byte in group.utf8 { table[Int(byte)] = group.utf8.first ?? byte } }
    return table
  }()

  /// ICU's number of the Latin script.
  static let latin: Int16 = 25

  /// What ``letter`` is for signs that claim a mark, which no letter is.
  static let tradeMark = UInt8(ascii: "R")

  /// A byte for a letter of another alphabet than Latin, from 0x80 on, so that words of all alphabets are compared by bytes. An alphabet has
  /// its letters within 128 code points; the script moves them, lest words of two alphabets have the same bytes.
  static func letter(_ codePoint: UInt32, script: Int16) -> UInt8 {
    0x80 | UInt8(truncatingIfNeeded: (codePoint &+ UInt32(truncatingIfNeeded: Int32(script)) &* 37) & 0x7F)
  }

  /// Whether it is the rest of a letter of another alphabet that looks like several Latin ones, of which `before` is the first.
  func isRest(of before: Glyph) -> Bool { nature == .foreign && script != 0 && letter == 0 && start == before.start }

  /// Whether it is a letter of an alphabet, of whichever.
  var isOfAlphabet: Bool { nature == .letter || ((nature == .foreign || nature == .other) && letter >= 0x80) }

  /// Marks of Kana that stand for themselves in decomposed texts, by their code point, and how they change the letter before them.
  static func voicing(_ codePoint: UInt32) -> UInt32? {
    switch codePoint {
    case 0x3099: 0x0100_0000
    case 0x309A: 0x0200_0000
    default: nil
    }
  }

  /// The glyph of an ASCII byte.
  static func ofASCII(_ byte: UInt8, at start: Int) -> Glyph {
    let folded = foldASCII(byte)
    var glyph = Glyph(
      symbol: UInt32(readings[Int(folded)]), letter: byte, nature: .separator, isCapital: false, script: 0,
      start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: start + 1))
    switch kindOfASCII(byte) {
    case .letter:
      (glyph.nature, glyph.letter, glyph.isCapital) = (.letter, folded, byte != folded)
    case .digit:
      glyph.nature = .digit
      if glyph.symbol == 0 { glyph.symbol = UInt32(byte) }
    default:
      if glyph.symbol != 0 {
        (glyph.nature, glyph.letter) = (.sign, 0)
      } else if byte == UInt8(ascii: "*") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "%")
      {
        // A question mark also stands where some program had no letter for the seller's.
        glyph.nature = .mask
      }
    }
    return glyph
  }

  /// The glyphs of one code point: several where it looks like several letters.
  static func of(_ value: UInt32, start: Int, end: Int, table: inout FoldTable) -> [Glyph] {
    var glyphs = upright(value, start: start, end: end, table: &table)
    if value >= 0x80, glyphs.count == 1 { glyphs[0].turned = TurnedLetters.letter(of: value) }
    return glyphs
  }

  private static func upright(_ value: UInt32, start: Int, end: Int, table: inout FoldTable) -> [Glyph] {
    func glyph(_ symbol: UInt32, _ nature: Nature, letter: UInt8 = 0, capital: Bool = false, script: Int16 = 0) -> Glyph {
      Glyph(
        symbol: symbol, letter: letter, nature: nature, isCapital: capital, script: script, start: Int32(truncatingIfNeeded: start),
        end: Int32(truncatingIfNeeded: end))
    }
    if value < 0x80 { return [ofASCII(UInt8(value), at: start)] }
    if let letter = westernSigns[value] { return [glyph(UInt32(readings[Int(letter)]), .sign)] }
    let character = table.character(value)
    if character.isIgnorable || character.isDropped { return [glyph(0, .invisible)] }
    if character.isTradeMarkSign {
      // The copyright sign is also read as a letter.
      let seen = value == 0xA9 ? UInt32(UInt8(ascii: "c")) : 0
      return [glyph(seen, seen == 0 ? .mask : .sign, letter: tradeMark)]
    }
    if character.kind == .unspaced {
      let folded = Array(table.fold(character))
      var symbols: [UInt32] = []
      var position = 0
      while position < folded.count {
        let (part, length) = codePoint(in: folded.span, at: position)
        if let voicing = voicing(part) {
          if symbols.isEmpty { symbols.append(voicing) } else { symbols[symbols.count - 1] |= voicing }
        } else {
          symbols += Jamo.isLetter(part) ? Jamo.compared(part) : [part]
        }
        position += length
      }
      // As ``letter`` those have 1 that were typed by themselves.
      return symbols.map { glyph($0, .unspaced, letter: Jamo.isTyped(value) ? 1 : 0) }
    }
    let folded = table.fold(character)
    if folded.allSatisfy({ $0 < 0x80 && kindOfASCII($0) == .letter }) {
      let nature: Nature = character.isCompatibilityForm ? .compatibility : .letter
      return folded.map { glyph(UInt32(readings[Int($0)]), nature, letter: $0) }
    }
    // "(a)" as one character.
    let bracketed = folded.filter { $0 >= 0x80 || kindOfASCII($0) != .separator }
    if character.isCompatibilityForm, bracketed.count == 1, let letter = bracketed.first, kindOfASCII(letter) == .letter, letter < 0x80 {
      return [glyph(UInt32(readings[Int(letter)]), .compatibility, letter: letter)]
    }
    // Symbols for several letters are words of their own.
    if character.kind == .separator, bracketed.count > 1 { return [glyph(0, .separator)] }
    let own = ownLetter(of: value, folded, table: &table)
    let seen = table.lookAlike(character)
    if !seen.isEmpty, seen.allSatisfy({ $0 < 0x80 && readings[Int(foldASCII($0))] != 0 && kindOfASCII($0) != .separator }) {
      let isLetter = character.kind == .letter
      // Small capitals and their kin are Latin letters themselves: foreign to the title by their form alone.
      let script = isLetter && table.script(value) != latin ? table.script(value) : 0
      let letter = script != 0 ? own?.letter ?? 0 : 0
      return seen.enumerated().map { place, byte in
        glyph(UInt32(readings[Int(foldASCII(byte))]), isLetter ? .foreign : .sign, letter: place == 0 ? letter : 0, script: script)
      }
    }
    if character.kind == .separator { return [glyph(0, isSpaceOrPoint(value) || BracketReader.isBracket(value) ? .separator : .mask)] }
    guard let own else { return [glyph(0, .other)] }
    return [glyph(own.codePoint, .other, letter: own.letter, script: table.script(own.codePoint))]
  }

  /// Signs and letters of the western code page that are drawn as letters, which the table of UTS 39 does not have: a micro sign for a u.
  private static let westernSigns: [UInt32: UInt8] = [
    0xB5: UInt8(ascii: "u"), 0xB6: UInt8(ascii: "p"), 0xD0: UInt8(ascii: "d"), 0xDE: UInt8(ascii: "p"), 0xF0: UInt8(ascii: "d"),
    0xFE: UInt8(ascii: "p"),
  ]

  /// The folded form of a letter of another alphabet than Latin, where that is one code point.
  private static func ownLetter(
    of value: UInt32, _ folded: ArraySlice<UInt8>, table: inout FoldTable
  ) -> (codePoint: UInt32, letter: UInt8)? {
    guard let first = folded.first, first >= 0x80, table.character(value).kind == .letter else { return nil }
    let bytes = Array(folded)
    let (own, length) = codePoint(in: bytes.span, at: 0)
    guard length == bytes.count else { return nil }
    let script = table.script(own)
    // What scripts share has none of its own.
    return script <= 1 || script == latin ? nil : (own, letter(own, script: script))
  }

  /// Spaces, dashes, points, brackets and quotation marks part words; other signs of theirs may hide letters.
  private static func isSpaceOrPoint(_ value: UInt32) -> Bool {
    switch value {
    case 0xA0, 0xAB, 0xB7, 0xBB, 0x2000...0x200A, 0x2010...0x2021, 0x2024...0x206F, 0x3000...0x3003, 0x3008...0x301F, 0x30FB,
      0xFF00...0xFF0F,
      0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65:
      true
    default: false
    }
  }
}
