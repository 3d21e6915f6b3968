/// How much bytes look like Chinese, Japanese or Korean text in a code page of several bytes a character: by how many of the characters stand
/// where the code page has its usual ones. Each of these code pages puts the characters of daily use into one block, by design.
enum PairLikeness {
  /// What a piece of text is in a code page.
  private enum Piece {
    /// A character of daily use; the lead byte tells where in the block.
    case usual
    /// A sign, a full-width letter: it speaks neither for nor against.
    case neutral
    /// A character that is hardly ever used, or none.
    case odd
  }

  /// How often one character counts as evidence.
  private static let mostOfOne = 4

  /// The share, 0 to 1, of characters that are usual ones, and how many there are; and how many, if each counts ``mostOfOne`` times at most.
  static func score(_ sample: [UInt8], _ encoding: TextEncoding) -> (score: Double, units: Int, evidence: Int) {
    var (usual, units, kana, late) = (0, 0, 0, 0)
    var seen: [UInt16: Int] = [:]
    var position = 0
    while position < sample.count {
      let lead = sample[position]
      guard lead >= 0x80 else {
        position += 1
        continue
      }
      let trail = position + 1 < sample.count ? sample[position + 1] : 0
      let (length, piece) = piece(lead, trail, position + 2 < sample.count ? sample[position + 2] : 0, encoding)
      position += length
      if piece == .neutral { continue }
      units += 1
      if piece == .usual { usual += 1 }
      seen[UInt16(lead) << 8 | UInt16(trail), default: 0] += 1
      if isKana(lead, encoding) { kana += 1 }
      if lead > 0xC8 { late += 1 }
    }
    guard units > 0 else { return (0, 0, 0) }
    let evidence = seen.values.reduce(0) { $0 + min($1, mostOfOne) }
    let share = Double(usual) / Double(units)
    // Japanese is not written without kana; and Korean syllables stand where the first two thirds of Chinese characters do. A few words that
    // come again and again show neither.
    switch encoding {
    case .shiftJIS, .eucJP: return (seen.count >= 20 && 20 * kana < units ? share / 2 : share, units, evidence)
    case .gb18030: return (seen.count >= 30 && 20 * late < units ? share / 2 : share, units, evidence)
    default: return (share, units, evidence)
    }
  }

  private static func isKana(_ lead: UInt8, _ encoding: TextEncoding) -> Bool {
    switch encoding {
    case .shiftJIS: lead == 0x82 || lead == 0x83
    case .eucJP: lead == 0xA4 || lead == 0xA5
    default: false
    }
  }

  /// Source of the blocks: GB 2312-1980 level 1, Big5 level 1, KS X 1001 hangul, JIS X 0208 level 1.
  private static func piece(_ lead: UInt8, _ trail: UInt8, _ third: UInt8, _ encoding: TextEncoding) -> (length: Int, piece: Piece) {
    let isHighPair = trail >= 0xA1 && trail != 0xFF
    switch encoding {
    case .gb18030:
      if (0x30...0x39).contains(trail), third >= 0x81 { return (4, .odd) }
      guard trail >= 0x40, trail != 0x7F, trail != 0xFF, lead != 0xFF, lead > 0x80 else { return (1, .odd) }
      if !isHighPair { return (2, .odd) }
      // A8A1 to A8C0 are the letters of pinyin, which other languages' words are written with too.
      let isSign = (0xA1...0xA3).contains(lead) || lead == 0xA8 && trail <= 0xC0
      return (2, isSign ? .neutral : (0xB0...0xD7).contains(lead) ? .usual : .odd)
    case .big5:
      guard (0xA1...0xF9).contains(lead), (0x40...0x7E).contains(trail) || isHighPair else { return (1, .odd) }
      return (2, lead <= 0xA3 ? .neutral : lead <= 0xC6 ? .usual : .odd)
    case .eucKR:
      guard (0xA1...0xFD).contains(lead), isHighPair else { return (1, .odd) }
      return (2, lead <= 0xA3 ? .neutral : (0xB0...0xC8).contains(lead) ? .usual : .odd)
    case .eucJP:
      if lead == 0x8E, isHighPair { return (2, .neutral) }
      guard (0xA1...0xFC).contains(lead), isHighPair else { return (1, .odd) }
      return (2, lead <= 0xA3 ? .neutral : lead <= 0xA5 || (0xB0...0xCF).contains(lead) ? .usual : .odd)
    case .shiftJIS:
      if (0xA1...0xDF).contains(lead) { return (1, .odd) }
      guard (0x81...0x9F).contains(lead) || (0xE0...0xFC).contains(lead), trail >= 0x40, trail != 0x7F, trail <= 0xFC else {
        return (1, .odd)
      }
      if lead == 0x81 || lead == 0x82 && trail < 0x9F { return (2, .neutral) }
      return (2, lead <= 0x83 || (0x88...0x97).contains(lead) || lead == 0x98 && trail < 0x73 ? .usual : .odd)
    default: return (1, .odd)
    }
  }
}
