import Text

/// A name as a list of its words, before anything is learnt from other names.
struct CleanName: Equatable, Sendable {
  /// So many code points of a name are compared: comparing words costs the square of their length, and a seller chooses the name.
  static let longestName = 256
  /// Stands in front of Chinese words in ``text``; no word holds it.
  static let ideographicMark: UInt8 = 42

  /// The words without the legal form.
  let tokens: [NameToken]
  /// Whether it shows a company's legal form.
  let hasLegalForm: Bool

  /// Splits a name.
  init(_ name: String) {
    let all = nameTokens(String(name.unicodeScalars.prefix(Self.longestName)))
    tokens = LegalForms.removed(from: all)
    hasLegalForm = tokens != all
  }

  /// Whether it is written in Chinese characters alone.
  var isIdeographic: Bool { !tokens.isEmpty && tokens.allSatisfy(\.isIdeographic) }

  /// The words with a space between them, which no word holds.
  var text: [UInt8] {
    Array(tokens.map { $0.isIdeographic ? [Self.ideographicMark] + $0.bytes : $0.bytes }.joined(separator: [32]))
  }
}
