/// Whether every text of a column is UTF-8. `offsets` cut `bytes` into texts, from the first byte to the last.
///
/// All bytes are looked at once, and then that no cut goes through a character.
func areAllUTF8(_ bytes: [UInt8], offsets: [Int32]) -> Bool {
  guard (try? UTF8Span(validating: bytes.span)) != nil else { return false }
  var cutsCharacter = false
  for offset in offsets where Int(offset) < bytes.count { cutsCharacter = cutsCharacter || bytes[Int(offset)] & 0xC0 == 0x80 }
  return !cutsCharacter
}
