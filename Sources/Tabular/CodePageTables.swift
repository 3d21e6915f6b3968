import Glibc

/// A code page as tables for the decoding kernel. An entry is a character's UTF-8, first byte lowest, its length in the top byte; 0 for none.
@safe struct CodePageTables: Sendable {
  /// How many trail bytes a lead byte of GB18030 has room for: 40 to FE.
  private static let trails = 191
  private static let windows1252 = CodePageTables(single: Windows1252.table, pairs: [])
  private static let gb18030 = CodePageTables(
    single: (UInt32(0)..<256).map { $0 > 0 && $0 < 0x80 ? $0 | 1 << 24 : 0 }, pairs: pairsOfSystem())

  let single: [UInt32]
  /// Entries for the lead bytes 81 to FE, each with its trail bytes; empty where the code page has no pairs.
  let pairs: [UInt32]

  /// The tables of a code page; nil where it needs none, or where this system has no converter to make them from.
  static func of(_ encoding: TextEncoding) -> CodePageTables? {
    switch encoding {
    case .utf8: nil
    case .windows1252: windows1252
    case .gb18030: gb18030.pairs.isEmpty ? nil : gb18030
    }
  }

  func withTables<Result>(_ body: (UnsafePointer<UInt32>?, UnsafePointer<UInt32>?) -> Result) -> Result {
    unsafe single.withUnsafeBufferPointer { single in
      unsafe pairs.withUnsafeBufferPointer { pairs in
        unsafe body(single.baseAddress, pairs.isEmpty ? nil : pairs.baseAddress)
      }
    }
  }

  /// Asks the system's converter what each pair of GB18030 means, so that the tables never differ from it.
  private static func pairsOfSystem() -> [UInt32] {
    let converter = unsafe iconv_open("UTF-8", "GB18030")
    guard Int(bitPattern: converter) != -1 else { return [] }
    defer { _ = unsafe iconv_close(converter) }
    var entries: [UInt32] = []
    entries.reserveCapacity(126 * trails)
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFE { unsafe entries.append(entry(lead, trail, converter)) }
    }
    return entries
  }

  private static func entry(_ lead: UInt8, _ trail: UInt8, _ converter: iconv_t?) -> UInt32 {
    var pair: [2 of CChar] = [CChar(bitPattern: lead), CChar(bitPattern: trail)]
    var meaning: [8 of CChar] = .init(repeating: 0)
    var pairSpan = pair.mutableSpan
    var meaningSpan = meaning.mutableSpan
    let written = unsafe pairSpan.withUnsafeMutableBufferPointer { source in
      unsafe meaningSpan.withUnsafeMutableBufferPointer { target in
        var from = source.baseAddress
        var fromLeft = source.count
        var into = target.baseAddress
        var intoLeft = target.count
        let status = unsafe iconv(converter, &from, &fromLeft, &into, &intoLeft)
        if status == -1 { _ = unsafe iconv(converter, nil, nil, nil, nil) }
        return status == 0 && fromLeft == 0 ? target.count - intoLeft : 0
      }
    }
    // A pair beyond the basic plane is left to the converter: an entry holds three bytes.
    guard (1...3).contains(written) else { return 0 }
    return (0..<written).reduce(UInt32(written) << 24) { $0 | UInt32(UInt8(bitPattern: meaning[$1])) << UInt32(8 * $1) }
  }
}
