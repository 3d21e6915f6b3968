/// The distinct words of a text that hold more than ASCII, each with how often it came. A word ends at what no code page has inside of a
/// character: bytes below the digits, and signs of ASCII up to the letters.
struct WordSample {
  /// A word's bytes.
  struct Word {
    var bytes: [UInt8]
    /// How much it counts: a word that comes again and again says little more than once.
    var weight: Float
    /// What its bytes cost where each is as likely as any other, in bits.
    var plainCost: Float
    /// How many of them are above 7F.
    var highs: Int
  }

  let words: [Word]
  /// How many bytes above 7F the distinct words have.
  let highs: Int
  /// What all words cost where each byte is as likely as any other.
  let plainCost: Float

  /// How many bytes of distinct words are enough.
  private static let enough = 16 << 10

  init(_ text: some Collection<UInt8>) {
    var counts: [[UInt8]: Int] = [:]
    var order: [[UInt8]] = []
    var word: [UInt8] = []
    var (size, isHigh) = (0, false)
    func close() {
      defer { (word, isHigh) = ([], false) }
      guard isHigh else { return }
      if counts[word] == nil {
        order.append(word)
        size += word.count
      }
      counts[word, default: 0] += 1
    }
    for byte in text {
      if byte >= 0x40 || (0x30...0x39).contains(byte) {
        word.append(byte)
        if byte >= 0x80 { isHigh = true }
        continue
      }
      close()
      if size >= Self.enough { break }
    }
    // What ends with the text may end inside of a character.
    if size < Self.enough { close() }
    words = order.map { bytes in
      let highs = bytes.count { $0 >= 0x80 }
      var plain: Float = 0
      for byte in bytes { plain += byte >= 0x80 ? 8 : Self.cost(ofASCII: byte) }
      return Word(bytes: bytes, weight: Self.weight(counts[bytes] ?? 1), plainCost: plain, highs: highs)
    }
    highs = words.reduce(0) { $0 + $1.highs }
    plainCost = words.reduce(0) { $0 + $1.weight * $1.plainCost }
  }

  private static func weight(_ count: Int) -> Float { count == 1 ? 1 : count < 4 ? 1.5 : 2 }

  /// What a byte of ASCII costs where it is a character of its own, in bits: about what it does in lists of names and numbers.
  static func cost(ofASCII byte: UInt8) -> Float {
    switch byte {
    case 97...122: 4.5
    case 65...90: 6
    case 0x30...0x39: 5
    default: 10
    }
  }
}
