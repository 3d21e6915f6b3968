import Text

/// Several signs that draw a letter together: "()" an o, "|\\|" an n.
enum DrawnLetters {
  /// The letter that is drawn from `position` on, of as many signs as possible; nil where none is, or where it stands beside no letter, and
  /// so within no word.
  static func letter(in piece: Span<UInt8>, at position: Int) -> Glyph? {
    guard isStroke[Int(piece[position])] else { return nil }
    for (signs, letter) in drawings where isThere(signs, in: piece, at: position) {
      let end = position + signs.count
      let isInWord =
        (end < piece.count && joins(kindOfASCII(piece[end]))) || (position > 0 && joins(kindOfASCII(piece[position - 1])))
      guard isInWord else { continue }
      return Glyph(
        symbol: UInt32(Glyph.readings[Int(letter)]), letter: 0, nature: .sign, isCapital: false, script: 0,
        start: Int32(truncatingIfNeeded: position), end: Int32(truncatingIfNeeded: end))
    }
    return nil
  }

  private static func isThere(_ signs: [UInt8], in piece: Span<UInt8>, at position: Int) -> Bool {
    position + signs.count <= piece.count && signs.indices.allSatisfy { piece[position + $0] == signs[$0] }
  }

  /// Drawings of more signs first.
  private static let drawings: [(signs: [UInt8], letter: UInt8)] = [
    (#"/\/\"#, "m"), (#"|\/|"#, "m"), (#"\/\/"#, "w"), (#"|\|"#, "n"), ("|-|", "h"), ("|_|", "u"), ("()", "o"), ("{}", "o"), ("[]", "o"),
    (#"\/"#, "v"), (#"/\"#, "a"), ("|<", "k"), ("|)", "d"), ("|_", "l"),
  ].map { (Array($0.utf8), Array($1.utf8)[0]) }

  private static let isStroke: [Bool] = (0..<256).map { byte in drawings.contains { $0.signs[0] == UInt8(byte) } }
}
