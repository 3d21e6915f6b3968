/// How a word sounds, roughly, in languages written with Latin letters: other spellings of the same sounds, "ph" and "f", give the same.
enum Sound {
  /// Groups of letters and the one that stands for their sound. The longer ones come first.
  private static let spellings: [(letters: [UInt8], sound: [UInt8])] = [
    ("sch", "x"), ("ph", "f"), ("ck", "k"), ("qu", "kv"), ("ch", "x"), ("sh", "x"), ("th", "t"), ("gh", "g"), ("ks", "q"), ("x", "q"),
    ("c", "k"),
    ("q", "k"), ("w", "v"), ("z", "s"), ("y", "i"), ("j", "i"), ("ou", "u"), ("ie", "i"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// The sounds of a word of small letters, doubled ones once.
  static func of(_ word: [UInt8]) -> [UInt8] {
    var single: [UInt8] = []
    for letter in word where single.last != letter { single.append(letter) }
    return of(single, by: spellings)
  }

  /// The sounds of a word by other spellings: the first of these that fits stands for its letters, any other letter for itself, and doubled
  /// sounds once.
  static func of(_ word: [UInt8], by spellings: [(letters: [UInt8], sound: [UInt8])]) -> [UInt8] {
    var sounds: [UInt8] = []
    var rest = word[...]
    while let letter = rest.first {
      let spelling = spellings.first { rest.starts(with: $0.letters) }
      for sound in spelling?.sound ?? [letter] where sounds.last != sound { sounds.append(sound) }
      rest = rest.dropFirst(spelling?.letters.count ?? 1)
    }
    return sounds
  }
}
