import CICUShim

/// The text as people mean it: compatibility forms, case and accents folded away (Unicode NFKC_Casefold, then decomposed without its
/// non-spacing marks). A text that ICU cannot fold, or one of more than 256 UTF-16 units, comes back lower-cased only.
public func foldedForMatching(_ text: String) -> String {
  var isPlain = true
  for byte in text.utf8 where byte >= 0x80 { isPlain = false }
  if isPlain { return text.lowercased() }
  let units = Array(text.utf16)
  var out = [UInt16](repeating: 0, count: 1024)
  let count = unsafe bs_name_fold(units, Int32(units.count), &out, Int32(out.count))
  return count < 0 ? text.lowercased() : String(decoding: out[..<Int(count)], as: UTF16.self)
}

/// The text in lower-case ASCII Latin letters, other scripts transliterated: Chinese becomes pinyin without tones ("星" is "xing").
/// What has no transliteration stays as it is.
///
/// Source: ICU's transforms Any-Latin and Latin-ASCII (CLDR).
public func latinLetters(_ text: String) -> String {
  let units = Array(text.utf16)
  var out = [UInt16](repeating: 0, count: units.count * 8 + 64)
  let count = unsafe bs_latin_ascii(units, Int32(units.count), &out, Int32(out.count))
  return count < 0 ? text : String(decoding: out[..<Int(count)], as: UTF16.self)
}

/// What a character is to a name.
public enum NameCharacterKind: Int32, Sendable {
  case other = 0
  case letter = 1
  case digit = 2
  /// A Chinese character.
  case ideograph = 3
  /// An ampersand or a plus sign.
  case joiner = 4

  /// The kind of a character by its Unicode properties.
  public init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x61...0x7A, 0x41...0x5A: self = .letter
    case 0x30...0x39: self = .digit
    case 0x26, 0x2B: self = .joiner
    case 0..<0x80: self = .other
    default: self = NameCharacterKind(rawValue: bs_character_kind(scalar.value)) ?? .other
    }
  }
}
