import Text

/// The form in which the values of a column are compared.
enum Normalisation: Hashable, Sendable {
  /// Folded words with single spaces between them.
  case text
  /// Letters and digits only, capitals folded.
  case code
  /// Eight digits, year first, of a day written by a pattern.
  case date(pattern: [UInt8])
  /// Lower case without blanks.
  case email
  /// The digits that count.
  case phone(country: String)
  /// A company's own words, sorted.
  case company
  /// Without blanks around it.
  case plain

  /// Puts the form of some bytes into `out`, nothing where the value is missing or unreadable.
  func apply(_ bytes: ArraySlice<UInt8>, _ out: inout [UInt8]) {
    out.removeAll(keepingCapacity: true)
    switch self {
    case .text: foldWords(bytes, separator: 32, into: &out)
    case .code: foldWords(bytes, separator: nil, into: &out)
    case .date(let pattern): out = DatePattern.digits(of: bytes, pattern) ?? []
    case .email: for byte in bytes where byte > 32 { out.append((65...90).contains(byte) ? byte | 32 : byte) }
    case .phone(let country): out = phoneKey(String(decoding: bytes, as: UTF8.self), country: country)
    case .company:
      let words = LegalForms.removed(from: nameTokens(String(decoding: bytes, as: UTF8.self))).map(\.bytes)
      out = Array(words.sorted { $0.lexicographicallyPrecedes($1) }.joined(separator: [32]))
    case .plain:
      guard let first = bytes.firstIndex(where: { $0 > 32 }), let last = bytes.lastIndex(where: { $0 > 32 }) else { return }
      out += bytes[first...last]
    }
  }

  private func foldWords(_ bytes: ArraySlice<UInt8>, separator: UInt8?, into out: inout [UInt8]) {
    var isPlain = true
    for byte in bytes where byte >= 0x80 { isPlain = false }
    if isPlain {
      appendWords(bytes, separator, &out)
    } else {
      appendWords(Array(foldedForMatching(String(decoding: bytes, as: UTF8.self)).utf8)[...], separator, &out)
    }
  }

  /// The letters and digits, and what is no ASCII, with at most one separator where something else stood.
  private func appendWords(_ bytes: ArraySlice<UInt8>, _ separator: UInt8?, _ out: inout [UInt8]) {
    var isPending = false
    for byte in bytes {
      switch byte {
      case 48...57, 97...122, 0x80...:
        if isPending, let separator, !out.isEmpty { out.append(separator) }
        isPending = false
        out.append(byte)
      case 65...90:
        if isPending, let separator, !out.isEmpty { out.append(separator) }
        isPending = false
        out.append(byte | 32)
      case 39: break
      default: isPending = true
      }
    }
  }
}

/// How days are written: the letters y, M and d stand for digits, all else for itself.
public enum DatePattern {
  /// Whether a pattern has four y, two M, two d, and nothing else that is a letter or a digit.
  public static func isUsable(_ pattern: String) -> Bool {
    let letters = pattern.utf8.filter { (48...57).contains($0) || (97...122).contains($0 | 32) }
    return letters.count == 8
      && [(UInt8(ascii: "y"), 4), (UInt8(ascii: "M"), 2), (UInt8(ascii: "d"), 2)].allSatisfy { letter, count in
        letters.filter { $0 == letter }.count == count
      }
  }

  /// Year, month and day as eight digits; nil where the text is not of the pattern.
  static func digits(of text: ArraySlice<UInt8>, _ pattern: [UInt8]) -> [UInt8]? {
    guard let first = text.firstIndex(where: { $0 > 32 }), let last = text.lastIndex(where: { $0 > 32 }), last - first + 1 == pattern.count
    else { return nil }
    var year: [UInt8] = []
    var month: [UInt8] = []
    var day: [UInt8] = []
    for (place, letter) in pattern.enumerated() {
      let byte = text[first + place]
      switch letter {
      case UInt8(ascii: "y"): year.append(byte)
      case UInt8(ascii: "M"): month.append(byte)
      case UInt8(ascii: "d"): day.append(byte)
      default: if byte != letter { return nil }
      }
    }
    let digits = year + month + day
    return digits.allSatisfy { (48...57).contains($0) } ? digits : nil
  }
}
