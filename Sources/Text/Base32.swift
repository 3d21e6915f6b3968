/// The first `count` characters of the base-32 text of the bytes: capital letters and 2...7, no padding.
///
/// Bits past the end of the bytes count as zero.
///
///     base32Prefix([0x66, 0x6F, 0x6F], count: 5)    // "MZXW6", the text of "foo"
///
/// Source: RFC 4648, section 6.
public func base32Prefix(_ bytes: [UInt8], count: Int) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
  var text: [UInt8] = []
  text.reserveCapacity(count)
  for place in 0..<count {
    var value = 0
    for bit in place * 5..<place * 5 + 5 {
      let byte = bit / 8 < bytes.count ? bytes[bit / 8] : 0
      value = value << 1 | Int(byte >> UInt8(7 - bit % 8) & 1)
    }
    text.append(alphabet[value])
  }
  return String(decoding: text, as: UTF8.self)
}
