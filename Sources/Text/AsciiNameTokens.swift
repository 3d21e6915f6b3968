/// The words of a name of ASCII characters only, as `anyNameTokens` gives them, without a table; nil if there is any other character.
func asciiNameTokens(_ name: [UInt8]) -> [NameToken]? {
  var tokens: [NameToken] = []
  var current: [UInt8] = []
  var initials: [UInt8] = []
  var kind = NameCharacterKind.other
  func endToken() {
    if current.isEmpty { return }
    if current.count == 1, kind == .letter {
      initials.append(current[0])
    } else {
      endInitials()
      tokens.append(NameToken(bytes: current))
    }
    current.removeAll(keepingCapacity: true)
  }
  func endInitials() {
    if initials.isEmpty { return }
    tokens.append(NameToken(bytes: initials))
    initials.removeAll(keepingCapacity: true)
  }
  for (place, byte) in name.enumerated() {
    if byte >= 0x80 { return nil }
    if byte == 0x27 { continue }
    let isCapital = (0x41...0x5A).contains(byte)
    let next: NameCharacterKind =
      isCapital || (0x61...0x7A).contains(byte)
      ? .letter : (0x30...0x39).contains(byte) ? .digit : byte == 0x26 || byte == 0x2B ? .joiner : .other
    let startsWord = isCapital && place > 0 && place + 1 < name.count && isSmall(name[place - 1]) && isSmall(name[place + 1])
    if next != kind || startsWord { endToken() }
    kind = next
    if next == .letter || next == .digit { current.append(isCapital ? byte | 0x20 : byte) }
  }
  endToken()
  endInitials()
  return tokens
}

private func isSmall(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
