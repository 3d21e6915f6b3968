/// The code of Soundex: the first letter and three digits for the consonants behind it; nil for a text that begins with no letter of ASCII.
///
///     soundex("robert")    // r163, as of "rupert"
///
/// Source: the rules of the United States' National Archives (1918 census): h and w do not part equal digits, vowels do.
func soundex(_ text: some Sequence<UInt16>) -> UInt64? {
  var code: UInt64 = 0
  var digits = 0
  var last: UInt64 = 0
  for unit in text {
    guard (97...122).contains(unit) else {
      if code == 0 { return nil }
      last = 0
      continue
    }
    let digit = digit(of: unit)
    if code == 0 {
      code = UInt64(unit)
      last = digit == 9 ? 0 : digit
      continue
    }
    if digit == 9 { continue }
    if digit != 0, digit != last {
      code = code << 8 | digit + 48
      digits += 1
      if digits == 3 { break }
    }
    last = digit
  }
  if code == 0 { return nil }
  return code << UInt64(8 * (3 - digits))
}

/// The digit of a letter, 0 for vowels, 9 for h and w.
private func digit(of letter: UInt16) -> UInt64 {
  switch letter {
  case 98, 102, 112, 118: 1
  case 99, 103, 106, 107, 113, 115, 120, 122: 2
  case 100, 116: 3
  case 108: 4
  case 109, 110: 5
  case 114: 6
  case 104, 119: 9
  default: 0
  }
}
