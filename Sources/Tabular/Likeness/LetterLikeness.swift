/// How much bytes look like words when each of those above 7F is read as a letter or sign by some code page of one byte a character.
///
/// A word speaks for the code page if one alphabet has all of its letters, its capitals stand as capitals do, and no sign stands inside it. The
/// language is that which most of the letters fit: a text in a wrong code page is no language's as a whole.
struct LetterLikeness: Sendable {
  /// What a byte means.
  private struct Sign: Sendable {
    enum Kind { case none, letter, separator, mark, superscript, joiner }
    var kind = Kind.none
    var mask: UInt64 = 0
    var isUpper = false
    var isLower = false
    /// Whether it stands at the end of words only.
    var isFinal = false
    var isCommon: Bool?
  }

  private let signs: [Sign]
  private static let superscripts: Set<UInt32> = [0xB2, 0xB3, 0xB9, 0xAA, 0xBA]
  /// Apostrophes, hyphens and dots that stand inside of words, a no-break space, the sign of degrees (`N°5`), registered and trade marks.
  private static let joiners: Set<UInt32> = [0xA0, 0xAD, 0xAE, 0xB0, 0xB4, 0xB7, 0x2013, 0x2014, 0x2018, 0x2019, 0x2026, 0x2116, 0x2122]
  /// Greek's final sigma, and the final letters of Hebrew.
  private static let finals: Set<UInt32> = [0x3C2, 0x5DA, 0x5DD, 0x5DF, 0x5E3, 0x5E5]
  /// Signs that keyboards do not have.
  private static let rare: Set<UInt32> = [0xA4, 0xA6, 0xA8, 0xAC, 0xAF, 0xB8, 0x2C6, 0x2C7, 0x2D8, 0x2D9, 0x2DA, 0x2DB, 0x2DC, 0x2DD]

  /// By the characters of all bytes; 0 for none.
  init(_ characters: [UInt32]) {
    signs = characters.enumerated().map { byte, value in
      guard let scalar = Unicode.Scalar(value), value > 0 || byte == 0 else { return Sign() }
      var sign = Sign()
      let properties = scalar.properties
      if properties.isAlphabetic && !Self.superscripts.contains(value) {
        sign.kind = .letter
        (sign.isUpper, sign.isLower) = (properties.isUppercase, properties.isLowercase)
        sign.mask = value < 0x80 ? Alphabets.latinMask : Alphabets.known.mask(value)
        sign.isFinal = Self.finals.contains(value)
        sign.isCommon = Alphabets.isCommon(scalar)
      } else if value < 0x80 {
        sign.kind = .separator
      } else if Self.superscripts.contains(value) {
        sign.kind = .superscript
      } else if Self.joiners.contains(value) {
        sign.kind = .joiner
      } else if value >= 0xA0, !Self.rare.contains(value), !(0x2500..<0x25A0).contains(value) {
        sign.kind = .mark
      }
      return sign
    }
  }

  /// The share, 0 to 1, of the letters beyond ASCII that stand in words of one language, every sign in an impossible place being one letter
  /// that does not; and how many letters and such signs there are.
  func score(_ sample: [UInt8]) -> (score: Double, units: Int) {
    var fitting = [Int](repeating: 0, count: Alphabets.known.count)
    var (units, common, counted) = (0, 0, 0)
    var position = 0
    while position < sample.count {
      let start = position
      while position < sample.count, signs[Int(sample[position])].kind == .letter { position += 1 }
      if position > start {
        let word = word(sample, start..<position)
        units += word.letters
        var mask = word.mask
        while mask != 0 {
          fitting[mask.trailingZeroBitCount] += word.letters
          mask &= mask - 1
        }
        (common, counted) = (common + word.common, counted + word.counted)
        continue
      }
      if sample[position] >= 0x80, !isInPlace(sample, position) { units += 1 }
      position += 1
    }
    guard units > 0 else { return (0, 0) }
    let share = Double(fitting.max() ?? 0) / Double(units)
    let usual = counted == 0 ? 1 : min(1, Double(common) / Double(counted) / 0.5)
    return (share * usual, units)
  }

  private func word(_ sample: [UInt8], _ range: Range<Int>) -> (letters: Int, mask: UInt64, common: Int, counted: Int) {
    var (letters, common, counted) = (0, 0, 0)
    var mask = UInt64.max
    var before = Sign()
    for position in range {
      let sign = signs[Int(sample[position])]
      let isHigh = sample[position] >= 0x80
      if isHigh { letters += 1 }
      mask &= sign.mask
      let joinsHigh = isHigh || position > range.lowerBound && sample[position - 1] >= 0x80
      if joinsHigh, position > range.lowerBound, before.isLower, sign.isUpper { mask = 0 }
      if before.isFinal { mask = 0 }
      if let isCommon = sign.isCommon { (common, counted) = (common + (isCommon ? 1 : 0), counted + 1) }
      before = sign
    }
    if range.count > 4, 4 * letters > 3 * range.count { mask &= ~Alphabets.latinMask }
    return (letters, mask, common, counted)
  }

  /// Whether a sign beyond ASCII may stand where it does.
  private func isInPlace(_ sample: [UInt8], _ position: Int) -> Bool {
    func isLetter(_ place: Int) -> Bool { sample.indices.contains(place) && signs[Int(sample[place])].kind == .letter }
    return switch signs[Int(sample[position])].kind {
    case .none: false
    case .superscript: !isLetter(position + 1) && position > 0 && sample[position - 1] > 32
    case .mark: !(isLetter(position - 1) && isLetter(position + 1))
    case .letter, .separator, .joiner: true
    }
  }
}
