/// Bytes of a code page as text that a person can read and mend, and back again without loss: what is no character there stands as `\xNN`, a
/// NUL as `\x00`, a backslash is doubled.
public struct EscapedText {
  private let decoder: TextDecoder?

  /// For bytes of a code page; where the system has no converter for it, what is beyond ASCII is no character.
  public init(_ encoding: TextEncoding) { decoder = try? TextDecoder(encoding) }

  /// The text of a record, or of any bytes that begin and end between characters.
  public func text(_ bytes: [UInt8]) -> String {
    var mapped = MappedText()
    if let decoder {
      _ = decoder.decode(bytes, from: 0, isFinal: true, into: &mapped)
    } else {
      for byte in bytes { byte < 0x80 ? mapped.append(UInt32(byte), 1) : mapped.replace(1) }
    }
    var text: [UInt8] = []
    var place = 0
    var isCharacter = false
    for (position, unit) in mapped.units.enumerated() {
      if unit > 0 {
        let piece = place..<place + Int(unit & ~MappedText.replaced)
        isCharacter = unit & MappedText.replaced == 0
        if !isCharacter { for byte in bytes[piece] { Self.escape(byte, to: &text) } }
        place = piece.upperBound
      }
      if isCharacter { Self.append(mapped.text[position], to: &text) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The UTF-8 of a text with escapes. A byte that was no character stays none: it becomes FF, which UTF-8 does not have; only `\x00` is NUL
  /// again.
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
      bytes.append(value == 0 ? 0 : 0xFF)
      place += 4
    }
    return bytes
  }

  private static func append(_ byte: UInt8, to text: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\\"): text += [byte, byte]
    case 0: escape(byte, to: &text)
    default: text.append(byte)
    }
  }

  private static func escape(_ byte: UInt8, to text: inout [UInt8]) {
    text += Array("\\x\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...70).contains(byte) || (97...102).contains(byte)
  }
}
