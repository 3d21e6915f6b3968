/// Letters of Cyrillic and Greek that are taken for one another: neighbours on a keyboard, those that sound alike, and vowels.
enum NearLetters {
  /// For each pair of letters, as ``Glyph/letter(_:script:)`` has them but for their highest bit, whether they are near.
  static let others: [Bool] = {
    var table = [Bool](repeating: false, count: 128 * 128)
    for alphabet in [cyrillic, greek] {
      func place(_ letter: Unicode.Scalar) -> Int { Int(Glyph.letter(letter.value, script: alphabet.script) & 0x7F) }
      func note(_ one: Unicode.Scalar, _ other: Unicode.Scalar) {
        table[place(one) << 7 | place(other)] = true
        table[place(other) << 7 | place(one)] = true
      }
      for group in alphabet.groups {
        for one in group.unicodeScalars { for other in group.unicodeScalars where other != one { note(one, other) } }
      }
      let rows = alphabet.rows.map { Array($0.unicodeScalars) }
      for row in rows { for (one, other) in zip(row, row.dropFirst()) { note(one, other) } }
      // A key of the row below stands under the gap between two.
      for (row, below) in zip(rows, rows.dropFirst()) {
        for (key, letter) in below.enumerated() {
          for above in [key, key + 1] where row.indices.contains(above) { note(letter, row[above]) }
        }
      }
    }
    return table
  }()

  private typealias Alphabet = (script: Int16, groups: [String], rows: [String])

  /// ICU's numbers of the scripts are 8 and 14. The keyboards are ЙЦУКЕН and the Greek one.
  private static let cyrillic: Alphabet = (
    8, ["аеёиоуыэюяій", "бп", "вф", "гкх", "дт", "жш", "зс", "шщ", "цс", "чщ"], ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"]
  )
  private static let greek: Alphabet = (14, ["αεηιουω", "βφ", "γκχ", "δθτ", "σζς", "νυ", "πρ"], ["ςερτυθιοπ", "ασδφγηξκλ", "ζχψωβνμ"])
}
