import Glibc

/// Finds a file's code page from its first bytes.
struct EncodingSniffer {
  /// The name, how sure it is (0 to 1), and why.
  static func sniff(_ head: [UInt8]) -> (name: String, sure: Double, why: String) {
    if let form = form(head) { return form }
    if ByteSearch.isASCII(head) {
      guard let shifted = ShiftSequences.name(head) else { return ("utf-8", 1, "all bytes are ASCII") }
      return damage(head, shifted) == 0
        ? (shifted, 1, "its escape sequences, and all bytes are valid")
        : (shifted, 0.8, "its escape sequences, though not all bytes are valid")
    }
    return letters(head)
  }

  /// By how many bits text that is sound UTF-8 may be likelier in another code page, so much commoner is UTF-8.
  private static let commonness: Float = 72
  /// How sure sound UTF-8 is at least, by how many different characters it has beyond ASCII; of the first two words tell. As many are sound
  /// by chance in one of five characters of GB 18030 each time, and far more rarely in other code pages.
  private static let sureByCharacters = [0, 0, 0, 0.6, 0.8, 0.9, 0.95, 0.98, 1]

  /// The code page of a text of one to four bytes a character that has some above 7F.
  static func letters(_ head: [UInt8]) -> (name: String, sure: Double, why: String) {
    let likeness = EncodingLikeness(head)
    let sound = multibyte(head)
    let isWhole = damage(head, "utf-8") == 0
    let least = Self.sureByCharacters[min(likeness.charactersOfUTF8, Self.sureByCharacters.count - 1)]
    if isWhole, least == 1 { return ("utf-8", 1, "all bytes are valid") }
    let nearest = likeness.nearest()
    if isWhole || (sound.valid >= 3 && sound.valid >= 4 * sound.other) {
      let gain = likeness.gainOfUTF8(over: nearest)
      let sure = 1 / (1 + exp2(-0.25 * Double(gain + 4)))
      // Sound UTF-8 is hardly ever anything else: of few signs, as in "5 kΩ" and "TNF-α", what words cost tells little, and what another code
      // page reads as signs alone is no words at all. But a few common characters of a double-byte page may all be sound.
      let mayBeChance = nearest.map { likeness.hasWideCharacters($0.name) } ?? false
      let isOfSigns = nearest.map { likeness.letters($0.name) == 0 } ?? false
      if isWhole, (least > 0 && !mayBeChance) || isOfSigns || gain > -Self.commonness {
        return ("utf-8", max(0.5, least, sure), "all bytes are valid")
      }
      if gain > -4 {
        let share = Double(sound.valid) / Double(sound.valid + sound.other)
        return ("utf-8", min(0.95, share, sure), "\(sound.valid) characters above 7F are valid, \(sound.other) bytes are not")
      }
    }
    return eightBit(likeness, nearest)
  }

  /// The code page by its byte order mark, or by where zeros stand; nil where neither tells.
  static func form(_ head: [UInt8]) -> (name: String, sure: Double, why: String)? {
    let marks: [(String, [UInt8])] = [
      ("utf-8", [0xEF, 0xBB, 0xBF]), ("utf-32le", [0xFF, 0xFE, 0, 0]), ("utf-32be", [0, 0, 0xFE, 0xFF]), ("utf-16le", [0xFF, 0xFE]),
      ("utf-16be", [0xFE, 0xFF]), ("gb18030", [0x84, 0x31, 0x95, 0x33]),
    ]
    for (name, mark) in marks where head.starts(with: mark) { return (name, 1, "its byte order mark") }
    return wide(head).map { ($0, 0.95, "zero bytes stand where its letters have them") }
  }

  /// UTF-16 and UTF-32 without a mark: where in a character the zeros stand.
  private static func wide(_ head: [UInt8]) -> String? {
    let sample = head.prefix(4096)
    guard sample.count >= 8 else { return nil }
    var zeros = [0, 0, 0, 0]
    for (place, byte) in sample.enumerated() where byte == 0 { zeros[place % 4] += 1 }
    let quarter = sample.count / 4
    let many = zeros.map { $0 * 10 >= quarter * 6 }
    let few = zeros.map { $0 * 20 <= quarter }
    if many[1] && many[2] && many[3] && few[0] { return "utf-32le" }
    if many[0] && many[1] && many[2] && few[3] { return "utf-32be" }
    // Pairs of two letters of ASCII are rare in UTF-16, whatever its script, and the rule in a text of bytes with some NUL in it.
    let pairs = stride(from: 0, to: sample.count - 1, by: 2).count { isText(sample[$0]) && isText(sample[$0 + 1]) }
    if zeros[1] + zeros[3] > max(quarter / 4, pairs, 2) && few[0] && few[2] { return "utf-16le" }
    if zeros[0] + zeros[2] > max(quarter / 4, pairs, 2) && few[1] && few[3] { return "utf-16be" }
    return nil
  }

  private static func isText(_ byte: UInt8) -> Bool { (0x20..<0x7F).contains(byte) || [9, 10, 13].contains(byte) }

  /// One byte a letter, or several for a Chinese, Japanese or Korean one: what the bytes above 7F make words in.
  private static func eightBit(_ likeness: EncodingLikeness, _ nearest: EncodingLikeness.Reading?) -> (
    name: String, sure: Double, why: String
  ) {
    guard let nearest else { return ("windows-1252", 0.4, "not UTF-8, nor wholly anything else") }
    if nearest.gain <= 0 { return (nearest.name, min(0.4, nearest.sure), "not UTF-8, and no code page makes words of its letters") }
    if likeness.isUniform { return (nearest.name, nearest.sure, "it reads best so, but has too few different bytes above 7F to tell") }
    return (nearest.name, min(0.99, nearest.sure), "its letters make words")
  }

  /// How many sequences of bytes above 7F are characters of UTF-8, and how many such bytes stand in none. Text of another code page makes
  /// few of the former by chance.
  static func multibyte(_ head: [UInt8]) -> (valid: Int, other: Int) {
    var (valid, other, position) = (0, 0, 0)
    while position < head.count {
      let more =
        switch head[position] {
        case 0xC2...0xDF: 1
        case 0xE0...0xEF: 2
        case 0xF0...0xF4: 3
        default: 0
        }
      let follow = head[(position + 1)...].prefix(more)
      if more > 0, follow.allSatisfy({ $0 & 0xC0 == 0x80 }) {
        // The sample may end inside a character, which then tells nothing.
        if follow.count == more { valid += 1 }
        position += follow.count
      } else if head[position] >= 0x80 {
        other += 1
      }
      position += 1
    }
    return (valid, other)
  }

  /// How many pieces of a sample mean nothing in a code page; its last bytes may be half a character and do not count.
  private static func damage(_ head: [UInt8], _ name: String) -> Int {
    guard let source = try? DecodedSource(BytesSource(head), encoding: name) else { return .max }
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    var tail: [UInt8] = []
    while let got = try? source.read(into: &buffer, upTo: buffer.count), got > 0 { tail = Array(buffer[..<got].suffix(9)) }
    let ending = head.count >= Sniffer.sampleBytes && tail.suffix(9).contains(0xEF) ? min(source.replaced, 3) : 0
    return source.replaced - ending
  }
}
