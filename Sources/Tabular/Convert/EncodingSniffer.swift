/// Finds a file's code page from its first bytes.
struct EncodingSniffer {
  /// The name, how sure it is (0 to 1), and why.
  static func sniff(_ head: [UInt8]) -> (name: String, sure: Double, why: String) {
    if let form = form(head) { return form }
    let highs = head.reduce(0) { $0 + ($1 >= 0x80 ? 1 : 0) }
    if highs == 0 {
      guard let shifted = ShiftSequences.name(head) else { return ("utf-8", 1, "all bytes are ASCII") }
      return damage(head, shifted) == 0
        ? (shifted, 1, "its escape sequences, and all bytes are valid")
        : (shifted, 0.8, "its escape sequences, though not all bytes are valid")
    }
    if damage(head, "utf-8") == 0 { return ("utf-8", 1, "all bytes are valid") }
    let sound = multibyte(head)
    if sound.valid >= 3, sound.valid >= 4 * sound.other {
      let share = Double(sound.valid) / Double(sound.valid + sound.other)
      return ("utf-8", min(0.95, share), "\(sound.valid) characters above 7F are valid, \(sound.other) bytes are not")
    }
    return eightBit(head, highs)
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

  /// One byte a letter, or two for a Chinese, Japanese or Korean one: what the bytes above 7F come as.
  private static func eightBit(_ head: [UInt8], _ highs: Int) -> (name: String, sure: Double, why: String) {
    let likeness = EncodingLikeness(head)
    if let plain = likeness.reading(.windows1252), plain.units >= EncodingLikeness.quorum, let best = likeness.best() {
      return (best.encoding.rawValue, min(0.95, best.score - 0.05), "its letters make words")
    }
    var (cyrillic, lower, upper, letters, controls, kana) = (0, 0, 0, 0, 0, 0)
    for byte in head {
      switch byte {
      case 0xC0...0xDF: upper += 1
      case 0xE0...: lower += 1
      case 0x82, 0x83: (controls, kana) = (controls + 1, kana + 1)
      case 0x80..<0xA0: controls += 1
      case 65...90, 97...122: letters += 1
      default: break
      }
      if byte >= 0xC0 || byte == 0xA8 || byte == 0xB8 { cyrillic += 1 }
    }
    let paired = paired(head)
    if kana * 4 >= highs && damage(head, "shift_jis") == 0 { return ("shift_jis", 0.8, "kana, and all bytes are valid") }
    if cyrillic * 10 >= highs * 9 && cyrillic > letters && damage(head, "windows-1251") <= 1 {
      return lower >= upper ? ("windows-1251", 0.8, "whole words of its letters") : ("koi8-r", 0.7, "whole words of its letters")
    }
    if paired * 10 >= highs * 8 {
      let valid = ["gb18030", "shift_jis", "euc-jp", "euc-kr", "big5"].filter { damage(head, $0) == 0 }
      let kana = kanaShare(head)
      if valid.contains("shift_jis"), !valid.contains("gb18030") { return ("shift_jis", 0.7, "all bytes are valid in pairs") }
      if valid.contains("euc-jp"), kana > 0.2 { return ("euc-jp", 0.7, "pairs of kana") }
      if let first = valid.first { return (first, 0.8, "all bytes above 7F are valid in pairs") }
    }
    if damage(head, "windows-1252") == 0 { return ("windows-1252", 0.8, "not UTF-8, and its letters stand alone") }
    return controls == 0 ? ("iso-8859-1", 0.6, "not UTF-8") : ("windows-1252", 0.4, "not UTF-8, nor wholly anything else")
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

  /// How many of the bytes above 7F stand in pairs.
  private static func paired(_ head: [UInt8]) -> Int {
    var (paired, position) = (0, 0)
    while position + 1 < head.count {
      if head[position] >= 0x81, head[position + 1] >= 0x80 {
        paired += 2
        position += 1
      }
      position += 1
    }
    return paired
  }

  /// How many pairs of EUC-JP are kana, of all pairs.
  private static func kanaShare(_ head: [UInt8]) -> Double {
    var (kana, pairs, position) = (0, 0, 0)
    while position + 1 < head.count {
      guard head[position] >= 0xA1 else {
        position += 1
        continue
      }
      pairs += 1
      if head[position] == 0xA4 || head[position] == 0xA5 { kana += 1 }
      position += 2
    }
    return pairs == 0 ? 0 : Double(kana) / Double(pairs)
  }

  /// How many pieces of a sample mean nothing in a code page; its last bytes may be half a character and do not count.
  private static func damage(_ head: [UInt8], _ name: String) -> Int {
    let text = head.prefix(64 << 10)
    guard let source = try? DecodedSource(BytesSource(Array(text)), encoding: name) else { return .max }
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    var tail: [UInt8] = []
    while let got = try? source.read(into: &buffer, upTo: buffer.count), got > 0 { tail = Array(buffer[..<got].suffix(9)) }
    let isCut = text.count < head.count || head.count >= Sniffer.sampleBytes
    let ending = isCut && tail.suffix(9).contains(0xEF) ? min(source.replaced, 3) : 0
    return source.replaced - ending
  }
}
