/// The distinct words of a text that hold more than ASCII, each with how often it came. A word ends at what no code page has inside of a
/// character: bytes below the digits, and signs of ASCII up to the letters.
struct WordSample {
  /// A word's bytes.
  struct Word {
    var bytes: [UInt8]
    /// How much it counts: a word that comes again and again says little more than once, and so does one more word in which the same bytes
    /// stand in the same places.
    var weight: Float
    /// What its bytes cost where each is as likely as any other, in bits.
    var plainCost: Float
    /// How many of them are above 7F.
    var highs: Int
    /// How often it comes.
    fileprivate var count: Int

    /// Whether it is as short as a code, or has a digit: a number plate, a size, a part's number. Any letter may stand in such.
    fileprivate var isCode: Bool { bytes.count <= WordSample.longestCode || bytes.contains { (0x30...0x39).contains($0) } }

    /// The same word in another code page.
    func recoded(_ bytes: [UInt8]) -> Word {
      var word = self
      word.bytes = bytes
      word.highs = bytes.count { $0 >= 0x80 }
      return word
    }
  }

  let words: [Word]
  /// How many bytes above 7F the distinct words have.
  let highs: Int
  /// The same, each as much as its word counts.
  let weightedHighs: Float
  /// Which bytes above 7F there are.
  let distinct: Set<UInt8>
  /// What all words cost where each byte is as likely as any other.
  let plainCost: Float
  /// Whether all words are codes.
  let isOfCodes: Bool

  /// The most bytes of a code without digits.
  private static let longestCode = 3
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
    self.init(
      order.map { bytes in
        let highs = bytes.count { $0 >= 0x80 }
        var plain: Float = 0
        for byte in bytes { plain += byte >= 0x80 ? 8 : Self.cost(ofASCII: byte) }
        return Word(bytes: bytes, weight: 1, plainCost: plain, highs: highs, count: counts[bytes] ?? 1)
      }, newness: { 1 / $0.squareRoot() })
  }

  /// Words, each as much as is new in it: `newness` says how much counts of a byte that stands in the same place the n-th time. Of codes
  /// a thousand may be new, and all of them count no more than the other words do.
  private init(_ words: [Word], newness: (Float) -> Float) {
    var places: [Place: Float] = [:]
    var words = words
    var (ofCodes, ofWords): (Float, Float) = (0, 0)
    for place in words.indices {
      words[place].weight = Self.news(of: words[place].bytes, &places, newness) * Self.weight(words[place].count)
      let worth = words[place].weight * Float(words[place].highs)
      if words[place].isCode { ofCodes += worth } else { ofWords += worth }
    }
    if ofWords > 0, ofCodes > ofWords {
      for place in words.indices where words[place].isCode { words[place].weight *= ofWords / ofCodes }
    }
    self.init(weighted: words)
  }

  /// Words with their weights.
  init(weighted words: [Word]) {
    self.words = words
    highs = words.reduce(0) { $0 + $1.highs }
    weightedHighs = self.words.reduce(0) { $0 + $1.weight * Float($1.highs) }
    distinct = Set(words.lazy.flatMap(\.bytes).filter { $0 >= 0x80 })
    plainCost = self.words.reduce(0) { $0 + $1.weight * $1.plainCost }
    isOfCodes = words.allSatisfy(\.isCode)
  }

  /// The same words, of which what comes again counts so little that one sign never weighs as much as two, however often it comes.
  var sceptical: WordSample { WordSample(words) { 1 / ($0 * $0) } }

  /// A byte above 7F and what stands beside it: nothing, a digit, a letter of ASCII, or another such byte.
  private struct Place: Hashable { var before, byte, after: UInt8 }

  /// How much of a word is new, 0 to 1: the mean over its bytes above 7F.
  private static func news(of bytes: [UInt8], _ places: inout [Place: Float], _ newness: (Float) -> Float) -> Float {
    func kind(_ place: Int) -> UInt8 {
      guard bytes.indices.contains(place) else { return 0 }
      let byte = bytes[place]
      return byte >= 0x80
        ? byte : (0x30...0x39).contains(byte) ? 1 : (0x41...0x5A).contains(byte) ? 2 : (0x61...0x7A).contains(byte) ? 3 : 0
    }
    var sum: Float = 0
    var highs: Float = 0
    for (place, byte) in bytes.enumerated() where byte >= 0x80 {
      let found = Place(before: kind(place - 1), byte: byte, after: kind(place + 1))
      places[found, default: 0] += 1
      sum += newness(places[found] ?? 1)
      highs += 1
    }
    return sum / highs
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
