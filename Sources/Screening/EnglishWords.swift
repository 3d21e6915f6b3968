/// English words, and names of places and persons: who writes one of them has made no slip in a mark. Words of other languages stand in the
/// lexicon (``Lexicon/ordinaryWords``).
enum EnglishWords {
  private static let wordHashes = hashes(of: words)
  private static let nameHashes = hashes(of: names)

  /// Whether a word, folded, is one of them, or a plural or past form of one that is no name.
  static func contains(_ word: Span<UInt8>) -> Bool {
    let hash = hashOfBytes(word)
    return wordHashes.contains(hash) || nameHashes.contains(hash) || isInflected(word)
  }

  /// Whether a word is another one with an ending: "diesels", "boxes", "parked", "baking".
  private static func isInflected(_ word: Span<UInt8>) -> Bool {
    func isWord(_ letters: Int) -> Bool { letters >= 4 && wordHashes.contains(hashOfBytes(word.extracting(0..<letters))) }
    func ends(_ ending: StaticString, before count: Int) -> Bool {
      ending.description.utf8.enumerated().allSatisfy { word[count - ending.utf8CodeUnitCount + $0.offset] == $0.element }
    }
    let count = word.count
    guard count > 4 else { return false }
    let hissing: (Int) -> Bool = { ends("s", before: $0) || ends("x", before: $0) || ends("z", before: $0) || ends("h", before: $0) }
    if ends("es", before: count), hissing(count - 2), isWord(count - 2) { return true }
    if ends("s", before: count), !hissing(count - 1), isWord(count - 1) { return true }
    if ends("ed", before: count), isWord(count - 1) || isWord(count - 2) { return true }
    return count > 6 && ends("ing", before: count) && isWord(count - 3)
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
