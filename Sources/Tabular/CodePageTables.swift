import CTabularKernel
import Glibc

/// A code page as tables for the decoding kernel. An entry is a character's UTF-8, first byte lowest, its length in the top byte; 0 for none.
@safe struct CodePageTables: Sendable {
  private static let windows1252 = CodePageTables(single: Windows1252.table, multiple: [])
  private static let gb18030 = CodePageTables(
    single: (UInt32(0)..<256).map { $0 > 0 && $0 < 0x80 ? $0 | 1 << 24 : 0 }, multiple: SystemTable.gb18030())

  let single: [UInt32]
  /// Entries for characters of two bytes and of four, in the kernel's order; empty where the code page has single bytes only.
  let multiple: [UInt32]

  /// The tables of a code page; nil where it needs none, or where this system has no converter to make them from.
  static func of(_ encoding: TextEncoding) -> CodePageTables? {
    switch encoding {
    case .utf8: nil
    case .windows1252: windows1252
    case .gb18030: gb18030.multiple.isEmpty ? nil : gb18030
    case _ where encoding.isSingleByte:
      (try? SystemCharacters(encoding)).map { CodePageTables(single: $0.singleBytes(), multiple: []) }
    default: nil
    }
  }

  func withTables<Result>(_ body: (UnsafePointer<UInt32>?, UnsafePointer<UInt32>?) -> Result) -> Result {
    unsafe single.withUnsafeBufferPointer { single in
      unsafe multiple.withUnsafeBufferPointer { multiple in
        unsafe body(single.baseAddress, multiple.isEmpty ? nil : multiple.baseAddress)
      }
    }
  }
}

/// Asks the system's converter what each character means, so that a table never differs from it.
@safe private final class SystemTable {
  private let converter: iconv_t?

  private init?() {
    unsafe converter = iconv_open("UTF-8", "GB18030")
    if Int(bitPattern: unsafe converter) == -1 { return nil }
  }

  deinit { _ = unsafe iconv_close(converter) }

  /// The pairs and the quads of GB18030's basic plane.
  static func gb18030() -> [UInt32] {
    guard let system = SystemTable() else { return [] }
    var entries: [UInt32] = []
    entries.reserveCapacity(Int(TK_PAIRS) + Int(TK_QUADS))
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFE { entries.append(system.entry([lead, trail, 0, 0], 2)) }
    }
    for place in 0..<Int(TK_QUADS) {
      let quad = [0x81 + place / 12_600, 0x30 + place / 1260 % 10, 0x81 + place / 10 % 126, 0x30 + place % 10]
      entries.append(system.entry([UInt8(quad[0]), UInt8(quad[1]), UInt8(quad[2]), UInt8(quad[3])], 4))
    }
    return entries
  }

  /// The entry of one character. One beyond the basic plane gets none, since an entry holds three bytes; the converter itself then decodes it.
  private func entry(_ bytes: [4 of UInt8], _ count: Int) -> UInt32 {
    var source: [4 of CChar] = .init { CChar(bitPattern: bytes[$0]) }
    var target: [8 of CChar] = .init(repeating: 0)
    var sourceSpan = source.mutableSpan
    var targetSpan = target.mutableSpan
    let written = unsafe sourceSpan.withUnsafeMutableBufferPointer { source in
      unsafe targetSpan.withUnsafeMutableBufferPointer { target in
        var from = source.baseAddress
        var fromLeft = count
        var into = target.baseAddress
        var intoLeft = target.count
        let status = unsafe iconv(converter, &from, &fromLeft, &into, &intoLeft)
        if status == -1 { _ = unsafe iconv(converter, nil, nil, nil, nil) }
        return status == 0 && fromLeft == 0 ? target.count - intoLeft : 0
      }
    }
    guard (1...3).contains(written) else { return 0 }
    return (0..<written).reduce(UInt32(written) << 24) { $0 | UInt32(UInt8(bitPattern: target[$1])) << UInt32(8 * $1) }
  }
}
