import Text

/// A piece of a title as an eye reads it: glyphs in a row, without those that part them, which are kept as gaps.
struct GlyphLine {
  /// What stands between two glyphs.
  enum Gap: UInt8, Comparable {
    case none
    /// The scripts differ: no gap to see, but a place where words can begin.
    case turn
    /// Characters that nobody sees.
    case invisible
    /// One sign that may stand inside a word: a point, a hyphen, a bracket that opens there.
    case joint
    /// Brackets that stand in pairs round letters of a word: only where they are looked for (``withBracketsInside``).
    case bracket
    /// Spaces, brackets, commas, several signs.
    case parting

    static func < (a: Gap, b: Gap) -> Bool { a.rawValue < b.rawValue }

    /// Whether signs stand there that a word may have inside.
    var isWithinWord: Bool { self == .joint || self == .bracket }
  }

  private(set) var glyphs: [Glyph] = []
  /// What stands before each glyph; there is one more than glyphs, for the end.
  private(set) var gaps: [Gap] = []

  /// Whether a script without spaces begins or ends right beside another one.
  private(set) var hasTurn = false
  /// The brackets that stand in pairs.
  private(set) var brackets: [BracketPair] = []

  /// The most glyphs of one piece that are read.
  static let mostGlyphs = 512

  /// Reads nothing yet.
  init() {}

  /// Reads `piece`, of which at most the first ``mostGlyphs``.
  mutating func read(_ piece: Span<UInt8>, table: inout FoldTable) {
    glyphs.removeAll(keepingCapacity: true)
    gaps.removeAll(keepingCapacity: true)
    hasTurn = false
    var gap = Gap.parting
    var hasSign = false
    var reader = BracketReader()
    func note(_ glyph: Glyph, _ value: UInt32, _ line: inout GlyphLine) {
      // A hash before a word makes a tag of it.
      if value == 0x23, gap == .parting { return }
      switch glyph.nature {
      case .separator:
        gap = gap <= .invisible && Self.isJoint(value) ? .joint : .parting
        reader.read(value, at: glyph.start..<glyph.end)
      case .invisible: gap = max(gap, .invisible)
      default:
        if gap == .none || gap == .invisible, let last = line.glyphs.last, (last.nature == .unspaced) != (glyph.nature == .unspaced) {
          gap = .turn
          line.hasTurn = true
        }
        hasSign = hasSign || glyph.nature == .mask || glyph.nature == .sign
        line.glyphs.append(glyph)
        line.gaps.append(gap)
        gap = .none
      }
    }
    var position = 0
    while position < piece.count, glyphs.count < Self.mostGlyphs {
      let byte = piece[position]
      if let shape = DrawnLetters.letter(in: piece, at: position) {
        note(shape, 0, &self)
        position = Int(shape.end)
        continue
      }
      if byte < 0x80 {
        note(Glyph.ofASCII(byte, at: position), UInt32(byte), &self)
        position += 1
        continue
      }
      let (value, length) = codePoint(in: piece, at: position)
      if let voicing = Glyph.voicing(value), let last = glyphs.last, last.nature == .unspaced {
        glyphs[glyphs.count - 1].symbol |= voicing
        glyphs[glyphs.count - 1].end = Int32(truncatingIfNeeded: position + length)
        position += length
        continue
      }
      for glyph in Glyph.of(value, start: position, end: position + length, table: &table) { note(glyph, value, &self) }
      position += length
    }
    gaps.append(.parting)
    brackets = reader.pairs
    if hasSign {
      dropTradeMarkSigns()
      openMaskedRuns()
    }
  }

  /// Signs such as ® and ™ hide no letter at a word's end, nor a ™ at its beginning: they claim the word. A copyright sign at the beginning
  /// may be a c.
  private mutating func dropTradeMarkSigns() {
    func claims(_ glyph: Glyph) -> Bool { (glyph.nature == .mask || glyph.nature == .sign) && glyph.letter == Glyph.tradeMark }
    for index in glyphs.indices.reversed() where claims(glyphs[index]) {
      let gap = gaps[index + 1]
      if gap != .none && gap != .invisible { removeGlyph(at: index, leaving: .parting) }
    }
    while let first = glyphs.indices.first(where: {
      claims(glyphs[$0]) && glyphs[$0].nature == .mask && gaps[$0] >= .turn && gaps[$0] != .invisible
    }) {
      removeGlyph(at: first, leaving: .parting)
    }
  }

  /// Takes the second of two glyphs out and reads the first as a sign for a letter.
  mutating func mergeIntoSign(at index: Int, readAs symbol: UInt8) {
    (glyphs[index].symbol, glyphs[index].letter, glyphs[index].nature) = (UInt32(symbol), 0, .sign)
    glyphs.remove(at: index + 1)
    gaps.remove(at: index + 1)
  }

  /// Reads what stands before a glyph as another sort of gap.
  mutating func readGap(before index: Int, as gap: Gap) { gaps[index] = gap }

  /// Reads a letter as a sign that may stand for its look-alikes.
  mutating func readAsSign(at index: Int) { (glyphs[index].letter, glyphs[index].nature) = (0, .sign) }

  /// Takes a glyph out; `gap` is left in its place.
  mutating func removeGlyph(at index: Int, leaving gap: Gap) {
    glyphs.remove(at: index)
    gaps.remove(at: index)
    gaps[index] = max(gaps[index], gap)
  }

  /// Compares a digit as another letter than the usual one.
  mutating func readDigit(_ digit: UInt8, as symbol: UInt8) {
    for index in glyphs.indices where glyphs[index].nature == .digit && glyphs[index].letter == digit {
      glyphs[index].symbol = UInt32(symbol)
    }
  }

  /// The fewest letters between which signs part.
  private static let fewestParted = 4

  /// Equal signs that stand after every single letter of a word part its letters: they hide none, and stand for none.
  private mutating func openMaskedRuns() {
    var isParting = [Bool](repeating: false, count: glyphs.count)
    for word in words where word.count >= 2 * Self.fewestParted - 1 {
      var start = word.lowerBound
      while start + 2 < word.upperBound {
        var end = start
        while end + 2 < word.upperBound, parts(glyphs[end], glyphs[end + 1], glyphs[end + 2], as: glyphs[start + 1]) { end += 2 }
        if end - start >= 2 * (Self.fewestParted - 1) {
          for mark in stride(from: start + 1, to: end, by: 2) {
            isParting[mark] = true
            gaps[mark + 1] = .joint
          }
        }
        start = max(end, start + 1)
      }
    }
    guard isParting.contains(true) else { return }
    let kept = glyphs.indices.filter { !isParting[$0] }
    gaps = kept.map { gaps[$0] } + gaps.suffix(1)
    glyphs = kept.map { glyphs[$0] }
  }

  private func parts(_ before: Glyph, _ sign: Glyph, _ after: Glyph, as first: Glyph) -> Bool {
    (sign.nature == .mask || sign.nature == .sign) && (sign.symbol, sign.letter) == (first.symbol, first.letter)
      && before.nature != .mask && after.nature != .mask && before.nature != .sign && after.nature != .sign
  }

  private static func isJoint(_ value: UInt32) -> Bool {
    switch value {
    case 0x2D, 0x2E, 0x27, 0x28, 0x5B, 0x7B, 0x7E, 0x3D, 0x5E, 0x60, 0xB7, 0x2010...0x2015, 0x2022, 0x2027, 0x30FB, 0xFF0D, 0xFF0E: true
    default: false
    }
  }

  /// Whether a name can begin at glyph `index`.
  func canBegin(at index: Int) -> Bool {
    if glyphs[index].nature == .unspaced || parts(gaps[index]) { return true }
    let before = glyphs[index - 1].nature
    return before == .sign || before == .mask
  }

  /// Whether a name can end with glyph `index`. The T of "AcmeT恤" belongs to the word behind it.
  func canEnd(at index: Int) -> Bool {
    if glyphs[index].nature == .unspaced || parts(gaps[index + 1]) || (hasTurn && isOneLetterWord(index + 1)) { return true }
    let after = glyphs[index + 1].nature
    return after == .sign || after == .mask
  }

  private func parts(_ gap: Gap) -> Bool { gap == .turn || gap >= .joint }

  /// Whether a plain letter stands right before a script without spaces.
  func isOneLetterWord(_ index: Int) -> Bool {
    index + 1 < glyphs.count && glyphs[index].nature == .letter && gaps[index + 1] == .turn && glyphs[index + 1].nature == .unspaced
  }
}
