/// The code pages that a source may be written in.
public enum TextEncoding: String, CaseIterable, Sendable {
  /// UTF-8; a byte order mark in front is skipped and counts in offsets.
  case utf8 = "utf-8"
  /// GB18030, and so its subsets GBK and GB2312. Source: GB 18030-2005, as in glibc's iconv.
  case gb18030 = "gb18030"
  /// Windows-1252; 81, 8D, 8F, 90 and 9D mean nothing in it and are undecodable. Source: Unicode's CP1252.TXT.
  case windows1252 = "windows-1252"

  /// The code page of that name, in any case: `utf-8` or `utf8`, `gb18030`, `windows-1252` or `cp1252`.
  public init?(name: String) {
    switch name.lowercased() {
    case "utf-8", "utf8": self = .utf8
    case "gb18030": self = .gb18030
    case "windows-1252", "cp1252": self = .windows1252
    default: return nil
    }
  }

  /// The byte order mark as it stands in front of a file, empty where the code page has none.
  var byteOrderMark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .gb18030: [0x84, 0x31, 0x95, 0x33]
    case .windows1252: []
    }
  }

  /// Whether a byte of this value may be the second half of a character, so that it cannot separate anything before decoding.
  func mayBeTrail(_ byte: UInt8) -> Bool {
    switch self {
    case .gb18030: (0x30...0x39).contains(byte) || (0x40...0x7E).contains(byte) || byte >= 0x80
    case .utf8: byte >= 0x80
    case .windows1252: false
    }
  }
}
