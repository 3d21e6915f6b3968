/// The code pages that a source may be written in.
public enum TextEncoding: String, CaseIterable, Sendable {
  /// UTF-8; a byte order mark in front is skipped and counts in offsets.
  case utf8 = "utf-8"
  /// GB18030, and so its subsets GBK and GB2312. Source: GB 18030-2005, as in glibc's iconv.
  case gb18030 = "gb18030"
  /// Windows-1252; 81, 8D, 8F, 90 and 9D mean nothing in it and are undecodable. Source: Unicode's CP1252.TXT.
  case windows1252 = "windows-1252"
  /// UTF-16 in the order of its byte order mark, or little-endian without one.
  case utf16 = "utf-16"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  /// UTF-32 in the order of its byte order mark, or little-endian without one.
  case utf32 = "utf-32"
  case utf32LittleEndian = "utf-32le"
  case utf32BigEndian = "utf-32be"
  // One byte a character, as in glibc's iconv. Windows-1255 and 1258 are missing: their letters are made up of several bytes.
  case iso8859x1 = "iso-8859-1"
  case iso8859x2 = "iso-8859-2"
  case iso8859x3 = "iso-8859-3"
  case iso8859x4 = "iso-8859-4"
  case iso8859x5 = "iso-8859-5"
  case iso8859x6 = "iso-8859-6"
  case iso8859x7 = "iso-8859-7"
  case iso8859x8 = "iso-8859-8"
  case iso8859x9 = "iso-8859-9"
  case iso8859x10 = "iso-8859-10"
  case iso8859x13 = "iso-8859-13"
  case iso8859x14 = "iso-8859-14"
  case iso8859x15 = "iso-8859-15"
  case iso8859x16 = "iso-8859-16"
  case windows874 = "windows-874"
  case windows1250 = "windows-1250"
  case windows1251 = "windows-1251"
  case windows1253 = "windows-1253"
  case windows1254 = "windows-1254"
  case windows1256 = "windows-1256"
  case windows1257 = "windows-1257"
  case koi8r = "koi8-r"
  case koi8u = "koi8-u"
  case ibm437 = "ibm437"
  case ibm850 = "ibm850"
  case ibm852 = "ibm852"
  case ibm866 = "ibm866"
  case macintosh = "macintosh"
  // Several bytes a character, of which the later ones may look like ASCII.
  case shiftJIS = "shift_jis"
  case windows31J = "windows-31j"
  case eucJP = "euc-jp"
  /// EUC-KR, read as Windows-949, which has it whole.
  case eucKR = "euc-kr"
  case windows949 = "windows-949"
  case big5 = "big5"

  /// The code page of that name, in any case: those above, and usual other names such as `utf8`, `cp1252`, `latin1` and `gbk`.
  public init?(name: String) {
    let name = String(name.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
    if let known = Self.allCases.first(where: { $0.rawValue == name || $0.rawValue.filter { $0 != "-" && $0 != "_" } == name }) {
      self = known
    } else if let known = Self.otherNames[name] {
      self = known
    } else if name.hasPrefix("cp125"), let known = Self(rawValue: "windows-" + name.dropFirst(2)) {
      self = known
    } else if name.hasPrefix("cp"), let known = Self(rawValue: "ibm" + name.dropFirst(2)) {
      self = known
    } else {
      return nil
    }
  }

  private static let otherNames: [String: TextEncoding] = [
    "ascii": .utf8, "us-ascii": .utf8, "utf-8-sig": .utf8, "gbk": .gb18030, "gb2312": .gb18030, "cp936": .gb18030, "latin1": .iso8859x1,
    "latin-1": .iso8859x1, "latin9": .iso8859x15, "latin-9": .iso8859x15, "shift-jis": .shiftJIS, "sjis": .shiftJIS, "cp932": .windows31J,
    "uhc": .windows949, "cp949": .windows949, "cp874": .windows874, "tis-620": .windows874, "mac-roman": .macintosh, "big-5": .big5,
    "cp950": .big5, "windows-950": .big5, "ms950": .big5,
    "ucs-2": .utf16, "ucs-4": .utf32,
  ]

  /// The code pages whose records are found before decoding, so that the fast reader takes them: those in which a byte below 80 is always
  /// the character of ASCII, or, in GB18030, at least commas, semicolons, tabs and quotes are.
  static let framedFirst = allCases.filter { $0.isSingleByte || $0 == .utf8 || $0 == .gb18030 }

  /// Whether each character is one byte, and those of ASCII are themselves.
  var isSingleByte: Bool {
    switch self {
    case .utf8, .gb18030, .utf16, .utf16LittleEndian, .utf16BigEndian, .utf32, .utf32LittleEndian, .utf32BigEndian, .shiftJIS, .windows31J,
      .eucJP, .eucKR, .windows949, .big5:
      false
    default: true
    }
  }

  /// How many bytes one unit has: a code unit of UTF-16 or UTF-32, a byte of any other.
  var unit: Int {
    switch self {
    case .utf16, .utf16LittleEndian, .utf16BigEndian: 2
    case .utf32, .utf32LittleEndian, .utf32BigEndian: 4
    default: 1
    }
  }

  /// The byte order mark as it stands in front of a file that is framed before it is decoded, empty where the code page has none.
  var byteOrderMark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .gb18030: [0x84, 0x31, 0x95, 0x33]
    default: []
    }
  }

  /// Whether a byte of this value may be part of a longer character, so that it cannot separate anything before decoding.
  func mayBeTrail(_ byte: UInt8) -> Bool {
    switch self {
    case .utf8: byte >= 0x80
    case .gb18030: (0x30...0x39).contains(byte) || (0x40...0x7E).contains(byte) || byte >= 0x80
    default: !isSingleByte
    }
  }
}
