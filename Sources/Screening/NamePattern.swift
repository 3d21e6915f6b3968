import Registry
import Text

/// A way in which a brand's name or alias is looked for.
struct NamePattern: Sendable {
  var brand: Int32
  var form: MarkForm
  /// The comparison form, with a space for separators; without it where the parts are written as one.
  var bytes: [UInt8]
  /// The number of letters and digits.
  var letters: Int
  /// Whether its signs must stand in the title as they do here, because so few letters prove nothing: "H&M" is not the "H M" of a list of
  /// sizes.
  var needsSigns: Bool
  /// Whether so few letters are told from an ordinary word only by what stands around them; so is a name of few letters without its
  /// apostrophe.
  var mayBeWord: Bool
}

extension NamePattern {
  /// Names with fewer letters than this keep their signs, and are never looked for in one piece.
  static let fewLetters = 5
  /// Names with fewer letters keep their apostrophes.
  static let fewestBare = 4

  /// The patterns of a brand's name and aliases, without double ones.
  static func patterns(of brand: Brand, index: Int32, table: inout FoldTable) -> [NamePattern] {
    var patterns: [NamePattern] = []
    for (text, form) in [(brand.name, MarkForm.name)] + brand.aliases.map({ ($0, MarkForm.alias) }) {
      for (bytes, isBare) in variants(of: text, table: &table) where !patterns.contains(where: { $0.bytes == bytes }) {
        let letters = characterCount(bytes.filter { $0 >= 0x80 || kindOfASCII($0) != .separator })
        guard letters > 0 else { continue }
        patterns.append(
          NamePattern(
            brand: index, form: form, bytes: bytes, letters: letters, needsSigns: letters < fewLetters,
            mayBeWord: letters < fewestBare || (isBare && letters < fewLetters)))
      }
    }
    return patterns
  }

  /// A name as it stands, without its apostrophes, in one piece with and without them, and with "and" for "&"; with each whether it lacks
  /// its apostrophes.
  private static func variants(of name: String, table: inout FoldTable) -> [(bytes: [UInt8], isBare: Bool)] {
    var folded = FoldedText()
    folded.fold(Array(name.utf8).span, table: &table)
    let bytes = trimmed(folded.bytes)
    guard !bytes.isEmpty else { return [] }
    var variants = [(bytes, false)]
    if name.unicodeScalars.contains(where: apostrophes.contains) {
      let bare = name.unicodeScalars.filter { !apostrophes.contains($0) }
      folded.fold(Array(String(String.UnicodeScalarView(bare)).utf8).span, table: &table)
      let bytes = trimmed(folded.bytes)
      if characterCount(bytes.filter { $0 >= 0x80 || kindOfASCII($0) != .separator }) >= fewestBare { variants.append((bytes, true)) }
    }
    let joined = bytes.filter { $0 >= 0x80 || kindOfASCII($0) != .separator }
    if joined != bytes, characterCount(joined) >= fewLetters {
      variants.append((joined, false))
      if name.unicodeScalars.contains(where: apostrophes.contains) { variants.append((bytes.filter { $0 != UInt8(ascii: " ") }, false)) }
    }
    let isInside = bytes.first != UInt8(ascii: "&") && bytes.last != UInt8(ascii: "&")
    if isInside, bytes.contains(UInt8(ascii: "&")) {
      variants.append((bytes.flatMap { $0 == UInt8(ascii: "&") ? Array(" and ".utf8) : [$0] }, false))
    }
    return variants
  }

  /// Signs for an apostrophe, which many leave out: "Acmes Best" for "Acme's Best".
  private static let apostrophes: Set<Unicode.Scalar> = ["'", "\u{2019}", "\u{2018}", "\u{02BC}", "\u{00B4}", "`", "\u{2032}"]

  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    let isSpace: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") }
    return Array(bytes.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }

  private static func characterCount(_ bytes: [UInt8]) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }
}
