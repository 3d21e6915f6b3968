import Registry
import Text

/// Tells which marks may be ordinary words at all: those that a dictionary has (``EnglishWords``) or the lexicon (``Lexicon/ordinaryWords``).
///
/// The day's titles alone cannot: copies of a made-up name that many sellers list without brand fields, in titles that differ, go together
/// with words just as an ordinary word does.
struct MarkWords: Sendable {
  /// What a mark may be: one word of English in any form, or words and names of places and persons alone.
  private enum Sense { case word, wordOrName }

  /// A name with fewer letters may be any word: the dictionary has none so short.
  static let fewestLetters = 4

  private let ordinaryWords: Set<UInt64>
  /// Whether one of a brand's names is of Latin letters and has the sense, by brand: its name in letters that the dictionary lacks may then
  /// be a translation.
  private var words: [Bool] = []
  private var wordsOrNames: [Bool] = []

  /// `ordinaryWords` are the hashes of the lexicon's words, folded.
  init(_ brands: [Brand], ordinaryWords: Set<UInt64>) {
    self.ordinaryWords = ordinaryWords
    var table = FoldTable()
    var folded = FoldedText()
    for brand in brands {
      let names = ([brand.name] + brand.aliases).map { name in
        folded.fold(Array(name.utf8).span, table: &table)
        return folded.bytes
      }
      .filter { $0.count >= Self.fewestLetters && Self.isLatin($0) }
      words.append(names.contains { has(.word, $0) })
      wordsOrNames.append(names.contains { has(.wordOrName, $0) })
    }
  }

  /// Whether a mark, as a title has it, is one word of a language: in a category that the brand is sold in, a proper name is the brand's.
  func isWord(_ spelling: [UInt8], of brand: Int32) -> Bool {
    Self.isLatin(spelling) ? has(.word, spelling) : words.indices.contains(Int(brand)) && words[Int(brand)]
  }

  /// Whether it is a word or a name of a place or a person, or made of such alone.
  func isWordOrName(_ spelling: [UInt8], of brand: Int32) -> Bool {
    Self.isLatin(spelling) ? has(.wordOrName, spelling) : wordsOrNames.indices.contains(Int(brand)) && wordsOrNames[Int(brand)]
  }

  private static func isLatin(_ spelling: [UInt8]) -> Bool { spelling.allSatisfy { $0 < 0x80 } }

  private func has(_ sense: Sense, _ spelling: [UInt8]) -> Bool {
    let parts = spelling.split { kindOfASCII($0) == .separator }.map(Array.init)
    switch sense {
    case .word: return parts.count == 1 && isKnown(parts[0], EnglishWords.containsInflected)
    case .wordOrName: return parts.allSatisfy { isKnown($0, EnglishWords.contains) }
    }
  }

  private func isKnown(_ word: [UInt8], _ dictionary: ([UInt8]) -> Bool) -> Bool {
    word.count < Self.fewestLetters || dictionary(word) || ordinaryWords.contains(hashOfBytes(word.span))
  }
}
