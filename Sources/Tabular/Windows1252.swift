/// Windows-1252 to UTF-8. Source: unicode.org, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT.
enum Windows1252 {
  /// What 80 to 9F mean; 0 for the five that mean nothing.
  private static let upperControls: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  /// For each byte its UTF-8, first byte lowest, and the number of bytes in the top byte; 0 where the byte means nothing.
  static let table: [UInt32] = (UInt32(0)..<256).map { byte in
    let scalar = (0x80..<0xA0).contains(byte) ? upperControls[Int(byte - 0x80)] : byte
    switch scalar {
    case 0 where byte != 0: return 0
    case ..<0x80: return scalar | 1 << 24
    case ..<0x800: return 0xC0 | scalar >> 6 | (0x80 | scalar & 0x3F) << 8 | 2 << 24
    default: return 0xE0 | scalar >> 12 | (0x80 | scalar >> 6 & 0x3F) << 8 | (0x80 | scalar & 0x3F) << 16 | 3 << 24
    }
  }
}
