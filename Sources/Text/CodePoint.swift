/// Reads the code point of UTF-8 that begins at `position`, with its length in bytes.
///
/// Takes any bytes: where they are no UTF-8 (a stray trail byte, an overlong form, a surrogate, a cut sequence) it gives U+FFFD of one byte,
/// so that the caller always moves on and never leaves the text.
public func codePoint(in text: Span<UInt8>, at position: Int) -> (value: UInt32, length: Int) {
  let lead = text[position]
  if lead < 0x80 { return (UInt32(lead), 1) }
  let left = text.count - position
  func trail(_ offset: Int) -> UInt32? {
    guard offset < left, text[position + offset] & 0xC0 == 0x80 else { return nil }
    return UInt32(text[position + offset] & 0x3F)
  }
  switch lead {
  case 0xC2...0xDF:
    if let a = trail(1) { return (UInt32(lead & 0x1F) << 6 | a, 2) }
  case 0xE0...0xEF:
    if let a = trail(1), let b = trail(2) {
      let value = UInt32(lead & 0x0F) << 12 | a << 6 | b
      if value >= 0x800, !(0xD800...0xDFFF).contains(value) { return (value, 3) }
    }
  case 0xF0...0xF4:
    if let a = trail(1), let b = trail(2), let c = trail(3) {
      let value = UInt32(lead & 0x07) << 18 | a << 12 | b << 6 | c
      if (0x10000...0x10FFFF).contains(value) { return (value, 4) }
    }
  default: break
  }
  return (0xFFFD, 1)
}
