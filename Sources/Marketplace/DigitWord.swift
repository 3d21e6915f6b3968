/// Reads `2026-11-22` and `2026-11-22T10:11` eight bytes at a time.
///
/// A word is compared with a template by exclusive or: a separator must become 0, a digit at most 9. Adding 0x7F or 0x76 to a byte then
/// leaves its highest bit clear exactly if it is right.
enum DigitWord {
  /// The date in the first ten bytes, which must be there, at midnight.
  static func date(_ bytes: Span<UInt8>) -> Clock? {
    let raw = unsafe bytes.bytes
    guard let start = digits(ByteKernel.word(raw, 0), template: 0x2D30_302D_3030_3030, limits: 0x7F76_767F_7676_7676),
      let end = digits(ByteKernel.word(raw, 2), template: 0x3030_2D30_302D_3030, limits: 0x7676_7F76_767F_7676)
    else { return nil }
    return Clock(year: pair(start, 0) * 100 + pair(start, 2), month: pair(start, 5), day: pair(end, 6))
  }

  /// Date, hour and minute in the first 16 bytes, which must be there; between them T, t or a space.
  static func dateAndMinute(_ bytes: Span<UInt8>) -> Clock? {
    let raw = unsafe bytes.bytes
    let between = bytes[10]
    guard between | 0x20 == 0x74 || between == 0x20,
      let start = digits(ByteKernel.word(raw, 0), template: 0x2D30_302D_3030_3030, limits: 0x7F76_767F_7676_7676),
      let end = digits(
        ByteKernel.word(raw, 8), template: 0x3030_3A30_3000_3030 | UInt64(between) << 16, limits: 0x7676_7F76_767F_7676)
    else { return nil }
    return Clock(
      year: pair(start, 0) * 100 + pair(start, 2), month: pair(start, 5), day: pair(end, 0), hour: pair(end, 3), minute: pair(end, 6))
  }

  /// The digits' values in their bytes, the first in the lowest; nil where the word does not fit the template.
  @inline(__always)
  private static func digits(_ word: UInt64, template: UInt64, limits: UInt64) -> UInt64? {
    let values = UInt64(littleEndian: word) ^ template
    return (values | (values &+ limits)) & 0x8080_8080_8080_8080 == 0 ? values : nil
  }

  @inline(__always)
  private static func pair(_ values: UInt64, _ place: UInt64) -> Int {
    Int(values >> (8 * place) & 0xFF) * 10 + Int(values >> (8 * place + 8) & 0xFF)
  }
}
