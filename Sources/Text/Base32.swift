/// Bytes as base 32, five bits a character from the highest bit on, without padding; the last character's missing bits are zero.
///
///     base32(Array("foobar".utf8))    // "MZXW6YTBOI"
///
/// Source: RFC 4648, section 6 (the standard alphabet, A to Z and 2 to 7).
public func base32(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
  var text: [UInt8] = []
  text.reserveCapacity((bytes.count * 8 + 4) / 5)
  var held: UInt32 = 0
  var heldBits: UInt32 = 0
  for byte in bytes {
    held = (held << 8 | UInt32(byte)) & 0xFFF
    heldBits += 8
    while heldBits >= 5 {
      heldBits -= 5
      text.append(alphabet[Int(held >> heldBits & 31)])
    }
  }
  if heldBits > 0 { text.append(alphabet[Int(held << (5 - heldBits) & 31)]) }
  return String(decoding: text, as: UTF8.self)
}
