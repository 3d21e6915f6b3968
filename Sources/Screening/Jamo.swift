/// The letters of Korean syllables, as they stand apart or are typed one by one: "ㄴㅏㅇㅣㅋㅣ" for "나이키".
///
/// Folding takes syllables apart (Unicode, chapter 3.12). A consonant at a syllable's end has another code point than the same letter typed
/// by itself; here both are the letter at a syllable's beginning.
enum Jamo {
  private static let firstFinal: UInt32 = 0x11A8
  /// The letters at a beginning for each at an end, by their distance from U+1100.
  private static let initials: [[UInt32]] = [
    [0], [1], [0, 9], [2], [2, 12], [2, 18], [3], [5], [5, 0], [5, 6], [5, 7], [5, 9], [5, 16], [5, 17], [5, 18], [6], [7], [7, 9], [9],
    [10], [11], [12], [14], [15], [16], [17], [18],
  ]

  /// The fewest letters of a name that is looked for in letters: two syllables have four.
  static let fewestLetters = 4

  /// Whether a code point is a letter that was typed by itself.
  static func isTyped(_ value: UInt32) -> Bool { (0x3131...0x318E).contains(value) }

  /// Whether a folded code point is a letter of a syllable.
  static func isLetter(_ value: UInt32) -> Bool { (0x1100...0x11FF).contains(value) }

  /// A letter of a syllable as it is compared.
  static func compared(_ value: UInt32) -> [UInt32] {
    guard value >= firstFinal, Int(value - firstFinal) < initials.count else { return [value] }
    return initials[Int(value - firstFinal)].map { 0x1100 + $0 }
  }
}
