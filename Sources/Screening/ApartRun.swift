import Text

/// Pieces of a title side by side that have letters by ones or twos: "A c m e", "A.c m-e.l.o", "Ac· me· lo".
struct ApartRun {
  let start: Int
  private(set) var end: Int
  private var pieces = 0
  private var hasSigns = false

  init(start: Int) { (self.start, end) = (start, start) }

  /// Takes in a piece that is set apart: with signs between its letters, or one of a letter or two.
  mutating func append(pieceEndingAt end: Int, hasSigns: Bool) {
    self.end = end
    pieces += 1
    self.hasSigns = self.hasSigns || hasSigns
  }

  /// Takes in what is set apart at the beginning of a piece that is not, as a whole: "e's", "m.e包".
  @inline(__always) mutating func appendApart(of title: Span<UInt8>, _ piece: Range<Int>, table: inout FoldTable) {
    let first = piece.lowerBound
    if isWordASCII(title[first]), isWordASCII(title[first + 1]), isWordASCII(title[first + 2]) { return }
    let end = first + Self.apart(title.extracting(piece), table: &table).firstEnd
    if end > first { append(pieceEndingAt: end, hasSigns: end > first + 1) }
  }

  /// What is set apart at the end of such a piece: "品牌A.c"; nil where nothing is, or more than one letter stands last.
  @inline(__always) init?(endOf title: Span<UInt8>, _ piece: Range<Int>, table: inout FoldTable) {
    guard title[piece.upperBound - 1] < 0x80, !isWordASCII(title[piece.upperBound - 2]) else { return nil }
    let start = piece.lowerBound + Self.apart(title.extracting(piece), table: &table).lastStart
    self.init(start: start)
    append(pieceEndingAt: piece.upperBound, hasSigns: piece.upperBound > start + 1)
  }

  /// Two abbreviations are no name of four letters: "U.S. E.U".
  private static let fewestWithOneSpace = 5

  /// Whether so much stands there that it may be a name: three pieces, or two with signs between their letters.
  @inline(__always) func mayBeName(_ title: Span<UInt8>, table: inout FoldTable) -> Bool {
    if pieces != 2 || !hasSigns { return pieces > 2 }
    return Self.letters(in: title.extracting(start..<end), table: &table) >= Self.fewestWithOneSpace
  }

  /// Whether a piece has letters and signs, no more than two letters side by side, and no digit beside another or beside a letter: "c.m-e",
  /// "me·".
  static func isSetApart(_ piece: Span<UInt8>, table: inout FoldTable) -> Bool {
    var hasLetter = false
    var hasSign = false
    var sideBySide = 0
    var position = 0
    while position < piece.count {
      let (kind, length) = kindOfCharacter(in: piece, at: position, table: &table)
      position += length
      hasLetter = hasLetter || kind == .letter
      hasSign = hasSign || kind == .separator
      guard kind != .unspaced, goesOn(kind, &sideBySide) else { return false }
    }
    return hasLetter && hasSign
  }

  /// Where the letters by ones and twos end with which a piece begins, and where those begin with which it ends.
  @inline(never) private static func apart(_ piece: Span<UInt8>, table: inout FoldTable) -> (firstEnd: Int, lastStart: Int) {
    var firstEnd: Int?
    var afterLetter = 0
    var lastStart: Int? = 0
    var sideBySide = 0
    var position = 0
    while position < piece.count {
      let (kind, length) = kindOfCharacter(in: piece, at: position, table: &table)
      if kind == .separator || kind == .unspaced {
        if sideBySide > 0 { afterLetter = position }
        if kind == .unspaced { firstEnd = firstEnd ?? afterLetter }
        if kind == .unspaced || lastStart == nil { lastStart = position + length }
        sideBySide = 0
      } else if !goesOn(kind, &sideBySide) {
        firstEnd = firstEnd ?? afterLetter
        lastStart = nil
      }
      position += length
    }
    return (firstEnd ?? piece.count, lastStart ?? piece.count)
  }

  /// Counts what stands side by side; a digit counts for two, so that nothing may stand beside it. Whether it is few enough.
  private static func goesOn(_ kind: CharacterKind?, _ sideBySide: inout Int) -> Bool {
    switch kind {
    case .letter: sideBySide += 1
    case .digit: sideBySide += 2
    case .separator, .unspaced: sideBySide = 0
    case nil: break
    }
    return sideBySide <= 2
  }

  @inline(never) private static func letters(in piece: Span<UInt8>, table: inout FoldTable) -> Int {
    var letters = 0
    var position = 0
    while position < piece.count {
      let (kind, length) = kindOfCharacter(in: piece, at: position, table: &table)
      if let kind, joins(kind) { letters += 1 }
      position += length
    }
    return letters
  }

  /// The kind of a character, nil where nobody sees it or it is a mark on the one before; and its length in bytes.
  private static func kindOfCharacter(
    in piece: Span<UInt8>, at position: Int, table: inout FoldTable
  ) -> (kind: CharacterKind?, length: Int) {
    if piece[position] < 0x80 { return (kindOfASCII(piece[position]), 1) }
    let (value, length) = codePoint(in: piece, at: position)
    let character = table.character(value)
    return (character.isIgnorable || character.isDropped ? nil : character.kind, length)
  }
}

/// Whether a byte is a letter or a digit of ASCII.
@inline(__always) func isWordASCII(_ byte: UInt8) -> Bool { byte < 0x80 && kindOfASCII(byte) != .separator }
