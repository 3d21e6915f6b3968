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
    /// One sign that may stand inside a word: a point, a hyphen.
    case joint
    /// Spaces, brackets, commas, several signs.
    case parting

    static func < (a: Gap, b: Gap) -> Bool { a.rawValue < b.rawValue }
  }

  private(set) var glyphs: [Glyph] = []
  /// What stands before each glyph; there is one more than glyphs, for the end.
  private(set) var gaps: [Gap] = []

  /// Reads `piece`, of which at most the first 512 glyphs.
  init(_ piece: Span<UInt8>, table: inout FoldTable) {
    var gap = Gap.parting
    var position = 0
    while position < piece.count, glyphs.count < 512 {
      let (value, length) = codePoint(in: piece, at: position)
      for glyph in Glyph.of(value, start: position, end: position + length, table: &table) {
        switch glyph.nature {
        case .separator:
          gap = gap <= .invisible && Self.isJoint(value) ? .joint : .parting
        case .invisible: gap = max(gap, .invisible)
        default:
          if gap == .none, let last = glyphs.last, (last.nature == .unspaced) != (glyph.nature == .unspaced) { gap = .turn }
          glyphs.append(glyph)
          gaps.append(gap)
          gap = .none
        }
      }
      position += length
    }
    gaps.append(.parting)
    openMaskedRuns()
  }

  /// Signs that stand after every single letter of a word part its letters: they hide none.
  private mutating func openMaskedRuns() {
    for word in words where word.count >= 7 && word.count % 2 == 1 {
      let isAlternating = word.allSatisfy { (glyphs[$0].nature == .mask) == (($0 - word.lowerBound) % 2 == 1) }
      guard isAlternating else { continue }
      let marks = word.filter { ($0 - word.lowerBound) % 2 == 1 }
      for mark in marks { gaps[mark + 1] = .joint }
      for mark in marks.reversed() {
        glyphs.remove(at: mark)
        gaps.remove(at: mark)
      }
      return openMaskedRuns()
    }
  }

  private static func isJoint(_ value: UInt32) -> Bool {
    switch value {
    case 0x2D, 0x2E, 0x27, 0x7E, 0x3D, 0x5E, 0x60, 0xB7, 0x2010...0x2015, 0x2022, 0x2027, 0x30FB, 0xFF0D, 0xFF0E: true
    default: false
    }
  }

  /// Whether a name can begin at glyph `index`.
  func canBegin(at index: Int) -> Bool {
    if glyphs[index].nature == .unspaced || parts(gaps[index]) { return true }
    let before = glyphs[index - 1].nature
    return before == .sign || before == .mask
  }

  /// Whether a name can end with glyph `index`.
  func canEnd(at index: Int) -> Bool {
    if glyphs[index].nature == .unspaced || parts(gaps[index + 1]) { return true }
    let after = glyphs[index + 1].nature
    return after == .sign || after == .mask
  }

  private func parts(_ gap: Gap) -> Bool { gap == .turn || gap >= .joint }
}
