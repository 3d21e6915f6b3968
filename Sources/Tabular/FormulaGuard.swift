/// Which values a spreadsheet might run as a formula when a person opens a CSV file.
///
/// Source: OWASP, "CSV Injection"; the full-width forms are those that spreadsheets fold to ASCII.
public enum FormulaGuard {
  /// Whether the UTF-8 value begins with ' = + - @ tab CR, or with the full-width form of = + - @.
  ///
  /// Such a value gets one ' in front. Since values that begin with ' get one too, removing one ' always gives the value back.
  public static func isNeeded(_ value: Span<UInt8>) -> Bool {
    guard value.count > 0 else { return false }
    switch value[0] {
    case UInt8(ascii: "'"), UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 9, 13: return true
    case 0xEF where value.count >= 3:
      switch (value[1], value[2]) {
      case (0xBC, 0x9D), (0xBC, 0x8B), (0xBC, 0x8D), (0xBC, 0xA0): return true  // U+FF1D, U+FF0B, U+FF0D, U+FF20
      default: return false
      }
    default: return false
    }
  }
}
