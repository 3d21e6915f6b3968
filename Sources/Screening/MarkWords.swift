import Registry
import Text

/// Tells which marks may be ordinary words in the brand's own goods: those that a dictionary has (``EnglishWords``) or the lexicon
/// (``Lexicon/ordinaryWords``) as one word that is no proper name.
///
/// The day's titles alone cannot: copies of a made-up name that many sellers list without brand fields, in titles that differ, go together
/// with words just as an ordinary word does.
struct MarkWords: Sendable {
  /// A name with fewer letters may be any word: the dictionary has none so short.
  static let fewestLetters = 4

  /// The hashes of the lexicon's words and phrases, folded whole.
  private var ordinaryWords: Set<UInt64> = []
  /// Whether one of a brand's names in Latin letters is a word, by brand: its name in letters that the dictionary lacks may then be a
  /// translation.
  private var brandsOfWords: [Bool] = []

  /// `ordinaryWords` are those of the lexicon, by language.
  init(_ brands: [Brand], ordinaryWords: [String: [String]]) {
    var table = FoldTable()
    var folded = FoldedText()
    func fold(_ text: String) -> [UInt8] {
      folded.fold(Array(text.utf8).span, table: &table)
      return folded.bytes
    }
    for word in ordinaryWords.values.joined() { self.ordinaryWords.insert(hashOfBytes(fold(word).span)) }
    for brand in brands {
      let names = ([brand.name] + brand.aliases).map(fold)
      brandsOfWords.append(names.contains { $0.count >= Self.fewestLetters && Self.isLatin($0) && isKnown($0) })
    }
  }

  /// Whether a mark, as a title has it, folded, is one word of a language.
  func isWord(_ spelling: [UInt8], of brand: Int32) -> Bool {
    if ordinaryWords.contains(hashOfBytes(spelling.span)) { return true }
    if Self.isLatin(spelling) { return isKnown(spelling) }
    return brandsOfWords.indices.contains(Int(brand)) && brandsOfWords[Int(brand)]
  }

  private static func isLatin(_ spelling: [UInt8]) -> Bool { spelling.allSatisfy { $0 < 0x80 } }

  private func isKnown(_ word: [UInt8]) -> Bool {
    if word.contains(where: { kindOfASCII($0) == .separator }) { return false }
    return word.count < Self.fewestLetters || EnglishWords.containsInflected(word) || ordinaryWords.contains(hashOfBytes(word.span))
  }
}
