/// Bytes of a code page as text that a person can read and mend, and back again without loss: what is no character there stands as `\xNN`,
/// a backslash is doubled.
public enum EscapedText {
  /// The text of bytes in a code page.
  public static func text(_ bytes: [UInt8], encoding: TextEncoding) -> String {
    guard let decoder = try? FieldDecoder(encoding) else { return text(bytes, encoding: .utf8) }
    var text = ""
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte < 0x80 {
        append(byte, to: &text)
        place += 1
      } else if let (character, length) = character(bytes, at: place, decoder) {
        text.unicodeScalars.append(contentsOf: character.unicodeScalars)
        place += length
      } else {
        escape(byte, to: &text)
        place += 1
      }
    }
    return text
  }

  /// The UTF-8 of a text with escapes. A byte that was no character stays none: it becomes FF, which UTF-8 does not have.
  ///
  /// Nil where a backslash begins no escape.
  public static func utf8(_ text: String) -> [UInt8]? {
    let source = Array(text.utf8)
    var bytes: [UInt8] = []
    var place = 0
    while place < source.count {
      guard source[place] == UInt8(ascii: "\\") else {
        bytes.append(source[place])
        place += 1
        continue
      }
      if place + 1 < source.count, source[place + 1] == UInt8(ascii: "\\") {
        bytes.append(UInt8(ascii: "\\"))
        place += 2
        continue
      }
      guard place + 3 < source.count, source[place + 1] == UInt8(ascii: "x"), source[(place + 2)...(place + 3)].allSatisfy(isHexadecimal),
        let value = UInt8(String(decoding: source[(place + 2)...(place + 3)], as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(value < 0x80 ? value : 0xFF)
      place += 4
    }
    return bytes
  }

  private static func append(_ byte: UInt8, to text: inout String) {
    switch byte {
    case UInt8(ascii: "\\"): text += "\\\\"
    case 0: escape(byte, to: &text)
    default: text.unicodeScalars.append(Unicode.Scalar(byte))
    }
  }

  private static func escape(_ byte: UInt8, to text: inout String) {
    text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...70).contains(byte) || (97...102).contains(byte)
  }

  /// The shortest run of bytes that is one character of the code page.
  private static func character(_ bytes: [UInt8], at place: Int, _ decoder: FieldDecoder) -> (String, Int)? {
    for length in 1...4 where place + length <= bytes.count {
      let part = Array(bytes[place..<place + length])
      guard decoder.accepts(part, 0..<length) else { continue }
      if let text = decoder.string(part), !text.isEmpty { return (text, length) }
    }
    return nil
  }
}
