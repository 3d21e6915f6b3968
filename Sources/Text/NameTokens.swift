/// A word of a seller's name.
public struct NameToken: Hashable, Sendable {
  /// The word, folded, as UTF-8.
  public var bytes: [UInt8]
  /// Whether it is a run of Chinese characters.
  public var isIdeographic: Bool

  /// A word of these bytes.
  public init(bytes: [UInt8], isIdeographic: Bool = false) {
    self.bytes = bytes
    self.isIdeographic = isIdeographic
  }

  /// A word in Latin or another alphabet.
  public init(_ text: String) { self.init(bytes: Array(text.utf8)) }

  /// The word as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// The words of a name: folded, without signs and decorations, split where the script or the case changes ("FableHawk" is two words),
/// single letters with dots or slashes between them joined ("S.R.L." is "srl").
public func nameTokens(_ name: String) -> [NameToken] { asciiNameTokens(Array(name.utf8)) ?? anyNameTokens(name) }

/// The words of a name of any characters: the reference of `asciiNameTokens`.
func anyNameTokens(_ name: String) -> [NameToken] {
  var splitter = NameSplitter()
  for scalar in splitAtCase(name).unicodeScalars { splitter.take(scalar) }
  return splitter.finish()
}

/// The folded name, with a space before a capital between small letters.
private func splitAtCase(_ name: String) -> String {
  var marked = String.UnicodeScalarView()
  let scalars = Array(name.unicodeScalars)
  for (place, scalar) in scalars.enumerated() {
    if isCapital(scalar), place > 0, isSmall(scalars[place - 1]), place + 1 < scalars.count, isSmall(scalars[place + 1]) {
      marked.append(" ")
    }
    marked.append(scalar)
  }
  return foldedForMatching(String(marked))
}

private func isCapital(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value < 0x80 ? (65...90).contains(scalar.value) : scalar.properties.isUppercase
}

private func isSmall(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value < 0x80 ? (97...122).contains(scalar.value) : scalar.properties.isLowercase
}

private struct NameSplitter {
  private var tokens: [NameToken] = []
  private var current: [UInt8] = []
  private var kind = NameCharacterKind.other
  /// Single letters that may be an abbreviation.
  private var initials: [UInt8] = []

  mutating func take(_ scalar: Unicode.Scalar) {
    if scalar == "'" || scalar == "\u{2019}" { return }
    let next = NameCharacterKind(scalar)
    if next != kind { endToken() }
    kind = next
    if next == .letter || next == .digit || next == .ideograph { current.append(contentsOf: Array(String(scalar).utf8)) }
  }

  mutating func finish() -> [NameToken] {
    endToken()
    endInitials()
    return tokens
  }

  private mutating func endToken() {
    if current.isEmpty { return }
    if current.count == 1, kind == .letter {
      initials.append(current[0])
    } else {
      endInitials()
      tokens.append(NameToken(bytes: current, isIdeographic: kind == .ideograph))
    }
    current.removeAll()
  }

  private mutating func endInitials() {
    if initials.isEmpty { return }
    tokens.append(NameToken(bytes: initials))
    initials.removeAll()
  }
}
