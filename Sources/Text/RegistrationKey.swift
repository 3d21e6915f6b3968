/// The characters by which registration numbers are compared: ASCII letters, as capitals, and digits; empty if there are fewer than five,
/// or no digit but 0: such a text is no number but stands in for one ("pending", "DE000000000").
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
  return key.count < 5 || !key.contains(where: { (49...57).contains($0) }) ? [] : key
}
