/// The characters by which registration numbers are compared: ASCII letters, as capitals, and digits; empty if there are fewer than five.
///
///     registrationKey("us 8149-3378")    // the bytes of "US81493378"
public func registrationKey(_ number: String) -> [UInt8] {
  var key: [UInt8] = []
  for byte in number.utf8 {
    switch byte {
    case 48...57, 65...90: key.append(byte)
    case 97...122: key.append(byte & 0xDF)
    default: continue
    }
  }
  return key.count < 5 ? [] : key
}
