/// What words cost, in bits, where they are UTF-8: each as in a code page of one byte a letter that has its characters.
///
/// Two bytes of another code page may make a character of UTF-8 by chance. In a file that has hardly any other, its form alone does not tell.
struct UTF8Likeness {
  /// The code pages whose letters it knows.
  let pages: [LetterModel]

  /// A letter of an alphabet without such a page, beside another letter, and an ideograph or the like.
  private static let letter: Float = 8, ideograph: Float = 12
  /// That a word is one letter beyond ASCII, or a number and such a letter; some letters are words, and others stand for a diameter.
  private static let alone: Float = 10
  private static let words = Set("àáâèéêíìóòôавикосуыэяієїηοωήΦφØ".unicodeScalars)

  /// What a sample costs.
  func cost(_ sample: WordSample) -> Float {
    var total: Float = 0
    var byPage = [[WordSample.Word]](repeating: [], count: pages.count)
    for word in sample.words {
      let text = Array(String(decoding: word.bytes, as: UTF8.self).unicodeScalars)
      let letters = text.filter(\.properties.isAlphabetic)
      if letters.count == 1, (0x80..<0x800).contains(letters[0].value), text.count > 1 || !Self.words.contains(letters[0]) {
        total += word.weight * Self.alone
      }
      if let (page, bytes) = encoded(text) {
        byPage[page].append(word.recoded(bytes))
      } else {
        total += word.weight * min(Self.cost(text), word.plainCost)
      }
    }
    for (page, words) in byPage.enumerated() where !words.isEmpty { total += pages[page].cost(WordSample(weighted: words)) }
    return total
  }

  /// The first page that has all of some characters, and their bytes.
  private func encoded(_ text: [Unicode.Scalar]) -> (page: Int, bytes: [UInt8])? {
    for (page, model) in pages.enumerated() {
      let bytes = text.compactMap { $0.isASCII ? UInt8(truncatingIfNeeded: $0.value) : model.byte(of: $0.value) }
      if bytes.count == text.count { return (page, bytes) }
    }
    return nil
  }

  private static func cost(_ text: [Unicode.Scalar]) -> Float {
    var total: Float = 0
    for (place, scalar) in text.enumerated() {
      switch scalar.value {
      case ..<0x80: total += WordSample.cost(ofASCII: UInt8(truncatingIfNeeded: scalar.value))
      case ..<0x800:
        let isBeside = [place - 1, place + 1].contains { text.indices.contains($0) && areOfOneAlphabet(text[$0], scalar) }
        total += isBeside ? letter : 2 * letter
      default: total += scalar == "\u{FFFD}" ? 3 * letter : ideograph
      }
    }
    return total
  }

  /// Whether two letters stand in one word: Latin ones go to U+024F, those of other alphabets stand together.
  private static func areOfOneAlphabet(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
    guard a.properties.isAlphabetic, b.properties.isAlphabetic else { return false }
    return a.value < 0x250 ? b.value < 0x250 : a.value >> 8 == b.value >> 8
  }
}
