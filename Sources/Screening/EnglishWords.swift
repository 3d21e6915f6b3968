/// English words, and names of places and persons: who writes one of them has made no slip in a mark. Words of other languages stand in the
/// lexicon (``Lexicon/ordinaryWords``).
enum EnglishWords {
  private static let wordHashes = hashes(of: words)
  private static let nameHashes = hashes(of: names)

  /// Whether a word, folded, is one of them; a plural or another form of one that is no name: "diesels", "boxes", "parked", "baking"; the
  /// plural of a name, or the adjective of one that ends in a: "parkers", "columbian"; or two of them in one: "timberlane".
  static func contains(_ word: [UInt8]) -> Bool { containsName(word) || containsWordInAnyForm(word) }

  /// Whether a word is a name of a place or a person, the plural of one, or the adjective of one that ends in a.
  static func containsName(_ word: [UInt8]) -> Bool {
    nameHashes.contains(hashOfBytes(word.span)) || isName(word, before: "s")
      || (word.dropLast().last == UInt8(ascii: "a") && isName(word, before: "n"))
  }

  /// Whether a word is one of English in any form, or two of them in one, and no name.
  static func containsWordInAnyForm(_ word: [UInt8]) -> Bool { containsInflected(word) || isCompound(word) }

  /// Whether a word is one of English in any form, and neither a name nor two words in one.
  static func containsInflected(_ word: [UInt8]) -> Bool {
    if containsWord(word) { return true }
    if word.ends(in: "es"), isWord(word, without: 2) { return endsInHiss(word.dropLast(2)) || isWord(word, without: 1) }
    if word.ends(in: "s") { return !endsInHiss(word.dropLast()) && isWord(word, without: 1) }
    if word.ends(in: "ed") { return isWord(word, without: 1) || isWord(word, without: 2) }
    return word.ends(in: "ing") && isWord(word, without: 3)
  }

  /// Whether a word is one of English as it is, and no name.
  static func containsWord(_ word: [UInt8]) -> Bool { wordHashes.contains(hashOfBytes(word.span)) }

  private static func isName(_ word: [UInt8], before ending: StaticString) -> Bool {
    word.count > fewestOfPart + 1 && word.ends(in: ending) && nameHashes.contains(hashOfBytes(Array(word.dropLast()).span))
  }

  private static let fewestOfPart = 4

  private static func isCompound(_ word: [UInt8]) -> Bool {
    guard word.count >= 2 * fewestOfPart else { return false }
    return (fewestOfPart...word.count - fewestOfPart).contains { containsWord(Array(word[..<$0])) && containsWord(Array(word[$0...])) }
  }

  private static func endsInHiss(_ word: ArraySlice<UInt8>) -> Bool { word.last.map { "sxzh".utf8.contains($0) } ?? false }

  /// Whether the rest of a word without its last letters is a word.
  private static func isWord(_ word: [UInt8], without count: Int) -> Bool {
    let stem = Array(word.dropLast(count))
    return stem.count >= 4 && wordHashes.contains(hashOfBytes(stem.span))
  }

  private static func hashes(of list: String) -> Set<UInt64> {
    var hashes: Set<UInt64> = []
    var word: [UInt8] = []
    for byte in list.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        if !word.isEmpty { hashes.insert(hashOfBytes(word.span)) }
        word.removeLast(word.count - Int(byte - UInt8(ascii: "A")))
      case UInt8(ascii: "a")...UInt8(ascii: "z"): word.append(byte)
      default: break
      }
    }
    if !word.isEmpty { hashes.insert(hashOfBytes(word.span)) }
    return hashes
  }
}

extension [UInt8] {
  fileprivate func ends(in ending: StaticString) -> Bool { suffix(ending.utf8CodeUnitCount).elementsEqual(ending.description.utf8) }
}
