/// Which code page bytes look like, by the words that come out: signs inside of words, letters that no language has together, capitals behind
/// small letters, characters that nobody uses.
///
/// It compares code pages in which a byte below 80 is ASCII. UTF-8, UTF-16 and UTF-32 are known by their form and need no guess.
struct EncodingLikeness {
  /// What some bytes look like as text in one code page.
  struct Reading: Equatable {
    var encoding: TextEncoding
    /// The share of letters that stand in words of one language, or of characters in daily use, 0 to 1.
    var score: Double
    /// How many letters, characters and impossible signs there are.
    var units: Int
    /// The same, with none counted more than a few times.
    var evidence: Int
  }

  /// The code pages that are tried, those first that are used most: of some that look alike, the earlier one is named.
  static let candidates: [TextEncoding] = [
    .windows1252, .windows1251, .windows1250, .gb18030, .shiftJIS, .big5, .eucKR, .eucJP, .koi8r, .windows1254, .windows1253, .windows1257,
    .iso8859x2, .iso8859x5, .iso8859x7, .iso8859x9, .iso8859x13, .iso8859x4, .iso8859x16, .koi8u, .ibm866, .ibm852, .ibm850, .ibm437,
    .macintosh,
    .windows1256, .iso8859x6, .iso8859x8,
  ]

  /// Fewer letters than this tell nothing.
  static let quorum = 12
  private static let sampleBytes = 64 << 10
  /// How sure another code page must look, and how far the declared one must stay behind it.
  private static let good = 0.85, behind = 0.9

  /// The code pages of one byte a letter among the candidates, each made once.
  private static let letters: [TextEncoding: LetterLikeness] = {
    let pages = candidates.filter(\.isSingleByte).compactMap { page in letters(of: page).map { (page, $0) } }
    return Dictionary(uniqueKeysWithValues: pages)
  }()

  private let sample: [UInt8]

  /// Looks at lines that hold more than ASCII; of a longer text at the first of them.
  init(_ text: [UInt8]) {
    guard text.count > Self.sampleBytes else {
      sample = text
      return
    }
    var lines: [UInt8] = []
    for line in text.split(whereSeparator: { $0 == 10 || $0 == 13 }) where line.contains(where: { $0 >= 0x80 }) {
      lines += line.prefix(Self.sampleBytes - lines.count) + [10]
      if lines.count >= Self.sampleBytes { break }
    }
    sample = lines
  }

  /// How much the bytes look like text in a code page; nil where this system cannot read it, or where the question has no meaning.
  func reading(_ encoding: TextEncoding) -> Reading? {
    let found: (score: Double, units: Int, evidence: Int)
    switch encoding {
    case .gb18030, .big5, .eucJP, .eucKR, .shiftJIS: found = PairLikeness.score(sample, encoding)
    case .windows949: found = PairLikeness.score(sample, .eucKR)
    case .windows31J: found = PairLikeness.score(sample, .shiftJIS)
    case _ where encoding.isSingleByte:
      guard let letters = Self.letters[encoding] ?? Self.letters(of: encoding) else { return nil }
      let (score, units) = letters.score(sample)
      found = (score, units, units)
    default: return nil
    }
    return Reading(encoding: encoding, score: found.score, units: found.units, evidence: found.evidence)
  }

  /// The code page that the bytes look most like; nil where there is too little to tell, or where they look like none.
  func best() -> Reading? {
    let readings = Self.candidates.compactMap(reading).filter { $0.units >= Self.quorum }
    guard let most = readings.map(\.score).max(), most >= Self.good else { return nil }
    // One character that comes again and again is a usual one in some code page by accident.
    return readings.first { $0.score >= most - 0.02 }.flatMap { $0.evidence >= Self.quorum ? $0 : nil }
  }

  /// The code page that the bytes look like, where they look much less like the declared one.
  func doubt(of declared: TextEncoding) -> Reading? {
    // No score is above 1, so that most files cost one reading.
    guard let own = reading(declared), own.units >= Self.quorum, own.score < Self.behind, let other = best(),
      own.score < Self.behind * other.score
    else { return nil }
    return other
  }

  private static func letters(of encoding: TextEncoding) -> LetterLikeness? {
    (try? SystemCharacters(encoding).singleBytes()).map { LetterLikeness($0.map(character)) }
  }

  /// The character of an entry of `SystemCharacters.singleBytes`.
  private static func character(_ entry: UInt32) -> UInt32 {
    let bytes = (0..<Int(entry >> 24)).map { UInt8(truncatingIfNeeded: entry >> UInt32(8 * $0)) }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.first?.value ?? 0
  }
}
