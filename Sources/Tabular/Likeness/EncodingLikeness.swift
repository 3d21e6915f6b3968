import Glibc

/// Which code page bytes look like, by what comes out: how likely its letters and characters are in the languages it is made for.
///
/// It compares code pages in which a byte below 80 is ASCII. UTF-8, UTF-16 and UTF-32 are known by their form and need no guess.
struct EncodingLikeness {
  /// What some bytes look like as text in one code page.
  struct Reading: Equatable {
    /// As iconv and `TextEncoding` name it.
    var name: String
    /// How sure it is that this is how the text has to be read, 0 to 1: other code pages that read it alike count as this one.
    var sure: Double
    /// By how many bits it is likelier than bytes that mean nothing; negative where it is not.
    var gain: Float
  }

  /// The code pages that are tried, those first that are used most: of some that read a text alike, the earlier one is named. The number is
  /// how rare they are, in bits.
  private static let letterPages: [(name: String, rarity: Float)] = [
    ("windows-1252", 0), ("windows-1251", 1), ("windows-1250", 1), ("koi8-r", 4), ("windows-1254", 2), ("windows-1253", 2),
    ("windows-1257", 2), ("iso-8859-2", 3), ("iso-8859-5", 5), ("iso-8859-7", 3), ("iso-8859-9", 4), ("iso-8859-13", 5), ("iso-8859-4", 7),
    ("iso-8859-15", 3), ("iso-8859-16", 7), ("koi8-u", 5), ("ibm866", 4), ("ibm852", 4), ("ibm850", 4), ("ibm437", 5), ("macintosh", 4),
    ("windows-1256", 2), ("iso-8859-6", 4), ("iso-8859-8", 3), ("windows-1255", 3), ("windows-874", 3),
  ]
  private static let pairPages: [(page: PairModel.Page, rarity: Float)] = [
    (.gb18030, 1), (.shiftJIS, 1), (.big5, 1.5), (.eucKR, 1.5), (.eucJP, 3),
  ]

  /// The code pages of one byte a letter, each made once.
  private static let letters: [(name: String, rarity: Float, model: LetterModel)] = letterPages.compactMap { page in
    made(page.name).map { (page.name, page.rarity, $0) }
  }

  /// How much a bit counts in saying how sure it is: the letters of a text do not stand independently of each other. Measured, so that of the
  /// answers said to be right in nine of ten cases about nine of ten are.
  private static let temper = 0.5
  /// By how many bits another code page must be likelier than the declared one, at least and for each byte above 7F.
  private static let doubtBits: Float = 18, doubtShare: Float = 0.25

  /// Fewer bytes above 7F tell nothing against what was declared, and fewer different ones hardly anything.
  static let quorum = 12, variety = 3
  private static let good = 0.5, unlikely = 0.01
  /// So many different characters of sound UTF-8 are none by chance, whatever their words cost: of the characters of double-byte pages about
  /// every fifth is such a one.
  private static let manyOfPairs = 8
  /// In a code page of one byte a letter so many different signs right behind letters, and nothing else, are none.
  private static let manySigns = 3
  /// Where none is better than that, the code page that is used most is taken if it costs hardly more than the cheapest: by so many bits more, and
  /// one more for so many bytes above 7F. Words of several languages suit none of them.
  private static let usualBits: Float = 4, bytesForBit: Float = 16

  /// What all words cost in a code page.
  private struct Trial {
    var name: String
    var cost: Float
  }

  let sample: WordSample
  /// The same, in which what comes again counts little.
  private let sceptical: WordSample
  /// Whether there are too few different bytes above 7F to tell anything.
  var isUniform: Bool { sample.distinct.count < Self.variety }

  /// Looks at words that hold more than ASCII; of a longer text at the first of them.
  init(_ text: [UInt8]) {
    sample = WordSample(text)
    sceptical = sample.sceptical
  }

  /// The code page that the bytes look like; nil where they look like none, or where distinct words have fewer bytes
  /// above 7F than a quorum.
  func best(from quorum: Int = Self.quorum) -> Reading? {
    guard sample.highs >= quorum, let nearest = nearest(), nearest.gain > 0, nearest.sure >= Self.good else { return nil }
    return nearest
  }

  /// The code page that the bytes look most like; nil where all of them are ASCII. It is no surer than where what comes again counts little;
  /// where it is unlikely there, and another one good, it is that.
  func nearest() -> Reading? {
    let (trials, doubted) = (trials(sample), trials(sceptical))
    guard let taken = cheapest(trials), let other = cheapest(doubted) else { return nil }
    let name = sure(taken, doubted) < Self.unlikely && sure(other, doubted) >= Self.good ? other : taken
    guard var nearest = reading(name, trials) else { return nil }
    nearest.sure = min(nearest.sure, sure(name, doubted))
    return nearest
  }

  private func sure(_ name: String, _ trials: [Trial]) -> Double { reading(name, trials)?.sure ?? 0 }

  /// The code page that the words cost least in, or the one that is used most where that is hardly better.
  private func cheapest(_ trials: [Trial]) -> String? {
    guard let most = trials.min(by: { $0.cost < $1.cost }), let best = reading(most.name, trials), let usual = trials.first else {
      return nil
    }
    let isClose = usual.cost - most.cost <= Self.usualBits + sample.weightedHighs / Self.bytesForBit
    return isClose && (best.sure < Self.good || best.gain <= 0) ? usual.name : most.name
  }

  /// What the words cost in each code page; none where there are no words.
  private func trials(_ sample: WordSample) -> [Trial] {
    guard !sample.words.isEmpty else { return [] }
    var trials = Self.letters.map { Trial(name: $0.name, cost: $0.model.cost(sample) + $0.rarity) }
    for (page, rarity) in Self.pairPages {
      guard var model = PairModel(page) else { continue }
      trials.append(Trial(name: page.rawValue, cost: model.cost(sample) + rarity))
    }
    return trials
  }

  /// How sure one of the trials is, beside the others.
  private func reading(_ name: String, _ trials: [Trial]) -> Reading? {
    guard let taken = trials.first(where: { $0.name == name }) else { return nil }
    // Those that read the text alike are no rivals.
    let text = decoded(taken.name)
    var others = 0.0
    for trial in trials where trial.name != taken.name {
      let share = exp2(-Self.temper * Double(trial.cost - taken.cost))
      if share > 0.001, decoded(trial.name) != text { others += share }
    }
    // One letter alone, or two, tell hardly anything, however often they come, nor do letters in codes, or what may be such.
    let letters = letters(taken.name)
    let isUntold = letters > 0 ? letters < Self.variety || sample.isOfCodes : sample.isOfCodes && taken.name != trials.first?.name
    let most = isUniform || isUntold ? Self.good : 1
    return Reading(name: taken.name, sure: min(most, 1 / (1 + others)), gain: sample.plainCost - taken.cost)
  }

  /// The code page that the bytes look like, where they look much less like the declared one, and would read differently. One that reads hardly
  /// any letters tells nothing, unless what was declared reads some bytes as nothing.
  func doubt(of declared: TextEncoding) -> Reading? { doubt(of: Self.compared(declared.rawValue)) }

  /// The same of a code page of any name; nil where it is not among those compared.
  func doubt(ofPage name: String) -> Reading? { Self.letters.contains { $0.name == name } ? doubt(of: name) : nil }

  private func doubt(of declared: String) -> Reading? {
    let isNothing = meansNothing(declared)
    guard sample.highs >= Self.quorum, !isUniform || isNothing else { return nil }
    guard let other = best(), other.name != declared, let own = cost(declared), let cost = cost(other.name),
      own - cost >= Self.doubtBits + Self.doubtShare * sceptical.weightedHighs,
      isNothing || (!sample.isOfCodes && letters(other.name) >= Self.variety),
      decoded(declared) != decoded(other.name)
    else { return nil }
    return other
  }

  /// Whether text that is sound UTF-8 is that, though another code page was declared.
  func isUTF8(ratherThan declared: TextEncoding) -> Bool {
    if let model = declared.isSingleByte ? Self.letterModel(declared.rawValue) : nil {
      if signsBehindLetters(model) >= Self.manySigns { return true }
    } else if isSurelyUTF8 {
      return true
    }
    if gainOfUTF8(over: declared.rawValue) ?? .infinity >= Self.doubtBits { return true }
    // Each Greek letter of UTF-8 looks like two half-width kana.
    return doubt(of: declared).map { PairModel.Page(rawValue: $0.name) != nil && !hasWideCharacters($0.name) } ?? false
  }

  /// Whether a code page reads characters of several bytes, and not half-width kana alone: their bytes are sound UTF-8 by chance in one of five.
  func hasWideCharacters(_ name: String) -> Bool { decoded(name).count < sample.words.reduce(0) { $0 + $1.bytes.count } }

  /// Whether sound UTF-8 has so many different characters that none has them by chance.
  var isSurelyUTF8: Bool { charactersOfUTF8 >= Self.manyOfPairs }

  /// By how many bits sound UTF-8 is likelier to be that than text in another code page, in which what comes again counts little; nil where
  /// the code page cannot be compared.
  private func gainOfUTF8(over name: String) -> Float? {
    cost(Self.compared(name)).map { $0 - UTF8Likeness(pages: Self.letters.map(\.model)).cost(sceptical) }
  }

  /// The same over what it looks like most, a lot where that is nothing.
  func gainOfUTF8(over nearest: Reading?) -> Float { nearest.flatMap { gainOfUTF8(over: $0.name) } ?? .infinity }

  /// How many different characters beyond ASCII it has as UTF-8.
  var charactersOfUTF8: Int { scalarsOfUTF8.count }

  /// Those characters. Not those that nobody has assigned, nor the diameters of pipes: three letters of Kashmiri have the bytes of Ø¼, Ø½ and
  /// Ø¾.
  private var scalarsOfUTF8: Set<Unicode.Scalar> {
    var scalars: Set<Unicode.Scalar> = []
    for word in sample.words { scalars.formUnion(String(decoding: word.bytes, as: UTF8.self).unicodeScalars) }
    return scalars.filter {
      !$0.isASCII && $0 != "\u{FFFD}" && !("\u{63C}"..."\u{63E}").contains($0) && $0.properties.generalCategory != .unassigned
    }
  }

  /// How many different bytes end its characters as UTF-8 that are no letters in another code page: in that they are signs behind letters.
  /// Two letters stand together more often: PÓŁKI in Windows-1250 is sound UTF-8 too. ª, º and µ are signs here.
  private func signsBehindLetters(_ model: LetterModel) -> Int {
    Set(scalarsOfUTF8.compactMap { String($0).utf8.last }).count { byte in
      let value = model.character(byte)
      return [0xAA, 0xB5, 0xBA].contains(value) || Unicode.Scalar(value)?.properties.isAlphabetic != true
    }
  }

  /// How many different letters and characters beyond ASCII a code page reads.
  func letters(_ name: String) -> Int {
    let read = Set(decoded(name)).subtracting(0..<0x80).compactMap(Unicode.Scalar.init)
    return read.count { $0.properties.isAlphabetic }
  }

  /// Whether some byte is nothing that texts have in a code page of one byte a character.
  private func meansNothing(_ name: String) -> Bool {
    guard PairModel.Page(rawValue: name) == nil, let model = Self.letterModel(name) else { return false }
    return sample.distinct.contains { model.character($0) < 0xA0 }
  }

  /// What the words cost a sceptic in a code page; nil where it cannot be compared.
  private func cost(_ name: String) -> Float? {
    guard let page = PairModel.Page(rawValue: name) else { return Self.letterModel(name)?.cost(sceptical) }
    var model = PairModel(page)
    return model?.cost(sceptical)
  }

  /// The characters of the sample.
  private func decoded(_ name: String) -> [UInt32] {
    guard let page = PairModel.Page(rawValue: name), var model = PairModel(page) else {
      guard let model = Self.letterModel(name) else { return [] }
      return sample.words.flatMap { $0.bytes.map(model.character) }
    }
    return sample.words.flatMap { model.characters($0.bytes) }
  }

  /// The code page that stands for one, where one of two has but more characters.
  private static func compared(_ name: String) -> String {
    switch name {
    case TextEncoding.windows949.rawValue: PairModel.Page.eucKR.rawValue
    case TextEncoding.windows31J.rawValue: PairModel.Page.shiftJIS.rawValue
    default: name
    }
  }

  private static func letterModel(_ name: String) -> LetterModel? {
    letters.first { $0.name == name }?.model ?? made(name)
  }

  private static func made(_ name: String) -> LetterModel? {
    guard TextEncoding(name: name)?.isSingleByte ?? true else { return nil }
    return SystemCharacters(systemName: name).map { LetterModel($0.singleBytes().map(character)) }
  }

  /// The character of an entry of `SystemCharacters.singleBytes`.
  private static func character(_ entry: UInt32) -> UInt32 {
    let bytes = (0..<Int(entry >> 24)).map { UInt8(truncatingIfNeeded: entry >> UInt32(8 * $0)) }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.first?.value ?? 0
  }
}
