/// How a word of Latin letters comes out in Korean syllables and back: r is l there, f is p, v is b, z is j, and a vowel parts consonants.
enum KoreanSound {
  private static let spellings: [(letters: [UInt8], sound: [UInt8])] = [
    ("eu", ""), ("eo", "o"), ("ae", "e"), ("ph", "p"), ("th", "t"), ("ch", "x"), ("sh", "x"), ("sy", "x"), ("ss", "s"), ("ck", "k"),
    ("r", "l"), ("f", "p"),
    ("v", "b"), ("z", "j"), ("c", "k"), ("q", "k"), ("x", "ks"), ("y", "i"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// The sounds of a word of small letters, doubled ones once.
  static func of(_ word: [UInt8]) -> [UInt8] { Sound.of(word, by: spellings) }
}
