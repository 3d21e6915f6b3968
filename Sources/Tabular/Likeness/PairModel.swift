/// What words cost, in bits, in a code page of several bytes a character: how unlikely its characters are in the language it is made for.
/// Letters of ASCII that touch a character cost more, as in names of models; a lone character between letters is hardly ever written.
struct PairModel {
  /// A code page, by the shape of its characters.
  enum Page: String, CaseIterable { case gb18030, big5, eucKR = "euc-kr", eucJP = "euc-jp", shiftJIS = "shift_jis" }

  /// What a character is.
  private struct Piece {
    /// How many bytes it has.
    var length: Int
    /// What it costs.
    var cost: Float
    /// Its first scalar; 0 for none.
    var value: UInt32
    /// Whether it is a sign, which comes as often as the writer likes it, beside anything.
    var isSign = false
  }

  let page: Page
  private let characters: SystemCharacters
  private var known: [UInt32: Piece] = [:]

  private static let simplified = Frequencies.bits(CharacterFrequencies.simplified)
  private static let traditional = Frequencies.bits(CharacterFrequencies.traditional)
  private static let japanese = Frequencies.bits(CharacterFrequencies.japanese)
  private static let korean = Frequencies.bits(CharacterFrequencies.korean)
  /// What bytes that mean nothing cost each.
  private static let nothing: Float = 20
  /// What a sign costs each time, and that the text has it at all.
  private static let use: Float = 6, novelty: Float = 6

  /// Nil where the system has no converter.
  init?(_ page: Page) {
    guard let encoding = TextEncoding(rawValue: page.rawValue), let characters = try? SystemCharacters(encoding) else { return nil }
    self.page = page
    self.characters = characters
  }

  /// What a sample costs.
  mutating func cost(_ sample: WordSample) -> Float {
    var total: Float = 0
    var signs: Set<UInt32> = []
    for word in sample.words { total += word.weight * min(cost(word.bytes, &signs), word.plainCost + 10) }
    return total + Self.novelty * Float(signs.count)
  }

  /// What a word costs, besides that the text has its signs, which are noted.
  private mutating func cost(_ word: [UInt8], _ signs: inout Set<UInt32>) -> Float {
    enum Before { case start, ascii, character }
    var total: Float = 0
    var before = Before.start
    var position = 0
    while position < word.count {
      let byte = word[position]
      if byte < 0x80 {
        let isSmall = (97...122).contains(byte)
        total += WordSample.cost(ofASCII: byte) + (before == .character ? isSmall ? 5 : 1 : 0)
        before = (65...90).contains(byte) || isSmall ? .ascii : .start
        position += 1
        continue
      }
      let piece = piece(word, position)
      if piece.isSign {
        signs.insert(piece.value)
        total += Self.use
        before = .start
        position += piece.length
        continue
      }
      // Half-width kana come in rows.
      if piece.length == 1, piece.value > 0, !isHalfKana(word, position - 1), !isHalfKana(word, position + 1) { total += 6 }
      // GB18030 has letters of pinyin, which other languages' words are written with too.
      let isLatin = page == .gb18030 && byte == 0xA8 && (0xE0..<0x250).contains(piece.value)
      total += piece.cost + (isLatin ? 0 : before == .ascii ? 5 : before == .start ? 0.5 : 0.3)
      before = isLatin ? .start : .character
      position += piece.length
    }
    return total
  }

  private func isHalfKana(_ word: [UInt8], _ place: Int) -> Bool { word.indices.contains(place) && (0xA1...0xDF).contains(word[place]) }

  /// The characters of a word.
  mutating func characters(_ word: [UInt8]) -> [UInt32] {
    var text: [UInt32] = []
    var position = 0
    while position < word.count {
      let piece = word[position] < 0x80 ? Piece(length: 1, cost: 0, value: UInt32(word[position])) : piece(word, position)
      text.append(piece.value)
      position += piece.length
    }
    return text
  }

  /// The character at a place whose byte is above 7F.
  private mutating func piece(_ bytes: [UInt8], _ position: Int) -> Piece {
    let lead = bytes[position]
    let left = bytes.count - position
    let trail = left > 1 ? bytes[position + 1] : 0
    var length = 2
    switch page {
    case .gb18030 where left > 3 && (0x30...0x39).contains(trail): length = 4
    case .eucJP where lead == 0x8F: length = 3
    case .shiftJIS where (0xA1...0xDF).contains(lead): length = 1
    default: break
    }
    guard length <= left else { return Piece(length: 1, cost: Self.nothing, value: 0) }
    var raw: [4 of UInt8] = .init(repeating: 0)
    var key: UInt32 = 0
    for place in 0..<length {
      raw[place] = bytes[position + place]
      key = key << 8 | UInt32(raw[place])
    }
    if let piece = known[key] { return piece }
    var piece = Piece(length: 1, cost: Self.nothing, value: 0)
    if case .character(let text) = characters.meaning(raw, length), let scalar = Self.character(text) {
      piece = Piece(
        length: length, cost: cost(scalar.value, lead, trail, length), value: scalar.value, isSign: length == 2 && Self.isSign(scalar))
    }
    known[key] = piece
    return piece
  }

  /// The character that some bytes are. A control character is none that texts have, and one of ASCII behind it is another one's.
  private static func character(_ text: [UInt8]) -> Unicode.Scalar? {
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    guard let first = scalars.first, first.value >= 0xA0, scalars.allSatisfy({ $0.value >= 0x80 }) else { return nil }
    return first
  }

  /// Whether a character is a sign or a letter of no ideographs: neither of private use nor a piece of a drawn line.
  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if (0xE000..<0xF900).contains(value) || (0x2500..<0x2580).contains(value) || (0xFF66..<0xFFA0).contains(value) { return false }
    return !scalar.properties.isAlphabetic || value < 0x3000
  }

  private func cost(_ value: UInt32, _ lead: UInt8, _ trail: UInt8, _ length: Int) -> Float {
    if (0xE000..<0xF900).contains(value) { return 24 }
    if length == 4 { return (0x80..<0x3000).contains(value) ? 16 : 26 }
    let isHan = (0x3400..<0xA000).contains(value) || (0xF900..<0xFB00).contains(value)
    let isKana = (0x3041..<0x3100).contains(value)
    let isHangul = (0xAC00..<0xD7A4).contains(value)
    if !isHan && !isKana && !isHangul {
      if (0xFF66..<0xFFA0).contains(value) { return 6 }
      return value < 0x3000 && Unicode.Scalar(value)?.properties.isAlphabetic == true ? 10 : value < 0x3000 ? 11 : 9
    }
    switch page {
    case .gb18030:
      if isKana { return (Self.japanese[value] ?? 13) + 3 }
      if let bits = Self.simplified[value] { return bits }
      if (0xB0...0xD7).contains(lead) && trail >= 0xA1 { return 15 }
      if let bits = Self.traditional[value] { return bits + 5 }
      return (0xB0...0xF7).contains(lead) && trail >= 0xA1 ? 20 : 24
    case .big5:
      if isKana { return (Self.japanese[value] ?? 13) + 4 }
      return Self.traditional[value] ?? ((0xA4...0xC6).contains(lead) ? 15.5 : 20)
    case .eucKR:
      if isHangul { return Self.korean[value] ?? (lead >= 0xB0 && trail >= 0xA1 ? 15 : 24) }
      return isKana ? (Self.japanese[value] ?? 13) + 5 : min(21, (Self.traditional[value] ?? 15) + 7)
    case .eucJP:
      return Self.japanese[value] ?? (length == 3 ? 24 : isKana || (0xB0...0xCF).contains(lead) ? 15.5 : 20.5)
    case .shiftJIS:
      let isCommon = (0x88...0x97).contains(lead) || lead == 0x98 && trail < 0x73
      return Self.japanese[value] ?? (isKana || isCommon ? 15.5 : 20.5)
    }
  }
}
