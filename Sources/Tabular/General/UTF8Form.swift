/// The form of UTF-8. Source: RFC 3629; Unicode, table 3-7.
enum UTF8Form {
  /// What stands at a place: a character, or the longest piece that could have begun one.
  struct Found: Equatable {
    var length: Int
    var isCharacter: Bool
    /// Whether the bytes end before that is known.
    var isCut: Bool
  }

  static func next(_ input: [UInt8], _ position: Int) -> Found {
    let lead = input[position]
    let wanted: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0..<0x80: return Found(length: 1, isCharacter: true, isCut: false)
    case 0xC2...0xDF: wanted = 2
    case 0xE0: (wanted, second) = (3, 0xA0...0xBF)
    case 0xED: (wanted, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: wanted = 3
    case 0xF0: (wanted, second) = (4, 0x90...0xBF)
    case 0xF4: (wanted, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: wanted = 4
    default: return Found(length: 1, isCharacter: false, isCut: false)
    }
    for place in 1..<wanted {
      guard position + place < input.count else { return Found(length: place, isCharacter: false, isCut: true) }
      guard (place == 1 ? second : 0x80...0xBF).contains(input[position + place]) else {
        return Found(length: place, isCharacter: false, isCut: false)
      }
    }
    return Found(length: wanted, isCharacter: true, isCut: false)
  }
}
