import Text

/// Letters upside down, as toys for titles make them: "ollǝʌ" and "ʌǝllo", which is turned about as a whole.
///
/// Most are letters of phonetic alphabets, whose Unicode names call them turned; for f, g, j and l others are taken that look so.
enum TurnedLetters {
  /// Names of fewer letters are not looked for.
  static let fewestLetters = 5
  /// How many letters must be such as nobody writes but upside down.
  static let fewestTurned = 2

  /// The small letter that a character is when turned upside down, where it is made for it; else 0.
  static func letter(of codePoint: UInt32) -> UInt8 {
    switch codePoint {
    case 0x0250: UInt8(ascii: "a")
    case 0x0254: UInt8(ascii: "c")
    case 0x01DD, 0x0259: UInt8(ascii: "e")
    case 0x025F: UInt8(ascii: "f")
    case 0x0183, 0x1D77: UInt8(ascii: "g")
    case 0x0265: UInt8(ascii: "h")
    case 0x1D09: UInt8(ascii: "i")
    case 0x027E: UInt8(ascii: "j")
    case 0x029E: UInt8(ascii: "k")
    case 0x0283, 0x0285, 0x05DF: UInt8(ascii: "l")
    case 0x026F: UInt8(ascii: "m")
    case 0x0279: UInt8(ascii: "r")
    case 0x0287: UInt8(ascii: "t")
    case 0x028C: UInt8(ascii: "v")
    case 0x028D: UInt8(ascii: "w")
    case 0x028E: UInt8(ascii: "y")
    default: 0
    }
  }

  /// What a plain small letter is upside down: another one, or itself where it looks the same or makes no sense.
  static func turned(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): UInt8(ascii: "q")
    case UInt8(ascii: "q"): UInt8(ascii: "b")
    case UInt8(ascii: "d"): UInt8(ascii: "p")
    case UInt8(ascii: "p"): UInt8(ascii: "d")
    case UInt8(ascii: "n"): UInt8(ascii: "u")
    case UInt8(ascii: "u"): UInt8(ascii: "n")
    default: letter
    }
  }
}

extension DisguiseFinder {
  /// A name whose letters are turned upside down, one by one or the word as a whole.
  func findTurned(in line: GlyphLine, _ word: Range<Int>, _ consider: (Disguise) -> Void) {
    let glyphs = line.glyphs[word]
    guard glyphs.count >= TurnedLetters.fewestLetters, glyphs.count(where: { $0.turned != 0 }) >= TurnedLetters.fewestTurned,
      glyphs.allSatisfy({ $0.turned != 0 || $0.nature == .letter })
    else { return }
    let letters = glyphs.map { $0.turned != 0 ? $0.turned : TurnedLetters.turned($0.letter) }
    for seen in [letters, letters.reversed()] {
      index.byLetters.forEach(hashOfLetters(seen)) { number in
        let name = index.names[Int(number)]
        if name.letters == seen { consider(disguise(name, .lookAlike, line, word)) }
      }
    }
  }
}
