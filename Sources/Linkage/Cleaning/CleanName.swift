import Text

/// A name as a list of its words, before anything is learnt from other names.
struct CleanName: Equatable, Sendable {
  /// So many code points of a name are compared: comparing words costs the square of their length, and a seller chooses the name.
  static let longestName = 256

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

  /// A name of these words.
  init(tokens: [NameToken], hasLegalForm: Bool) {
    self.tokens = tokens
    self.hasLegalForm = hasLegalForm
  }

  /// Whether it is written in Chinese characters alone.
  var isIdeographic: Bool { !tokens.isEmpty && tokens.allSatisfy(\.isIdeographic) }

  /// The words with a space between them, Chinese ones with a star in front; no word holds either.
  var text: [UInt8] { Array(tokens.map { $0.isIdeographic ? [42] + $0.bytes : $0.bytes }.joined(separator: [32])) }

  /// The words of such a text.
  static func tokens(_ text: ArraySlice<UInt8>) -> [NameToken] {
    text.split(separator: 32).map { word in
      word.first == 42 ? NameToken(bytes: Array(word.dropFirst()), isIdeographic: true) : NameToken(bytes: Array(word))
    }
  }
}
