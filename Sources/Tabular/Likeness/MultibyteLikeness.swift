/// Whether bytes that are sound UTF-8 are text in it. Two signs of another code page, as É and ®, make a character of UTF-8 by chance; one that
/// hardly any text has, and in files that have little else it would be in each row.
enum MultibyteLikeness {
  /// Whether at least half of the different characters are such as texts have, where they stand; true where there are none.
  static func isText(_ bytes: [UInt8]) -> Bool {
    var usual: Set<UInt32> = [], strange: Set<UInt32> = []
    var position = 0
    var isAfterWide = false
    while usual.count < enough, let high = ByteSearch.firstHigh(in: bytes.span, position..<bytes.count) {
      let found = UTF8Form.next(bytes, high)
      isAfterWide = isAfterWide && high == position
      position = high + found.length
      if found.isCharacter {
        let value = String(decoding: bytes[high..<position], as: UTF8.self).unicodeScalars.first?.value ?? 0
        let isBeforeWide = position < bytes.count && bytes[position] >= 0x80 && UTF8Form.next(bytes, position).isCharacter
        if isUsual(value, found.length, isInRun: isAfterWide || isBeforeWide) { usual.insert(value) } else { strange.insert(value) }
      }
      isAfterWide = found.isCharacter
    }
    return usual.count >= strange.subtracting(usual).count
  }

  /// So many usual characters are enough.
  private static let enough = 64

  private static func isUsual(_ value: UInt32, _ length: Int, isInRun: Bool) -> Bool {
    // Three bytes in step are no accident. Of two, these are letters and signs of European languages, apostrophes and marks of others.
    if length > 2 || (0xA0..<0x180).contains(value) || [0x218, 0x219, 0x21A, 0x21B].contains(value) { return true }
    if (0x2B9..<0x2C0).contains(value) || (0x300..<0x370).contains(value) { return true }
    return isInRun && Unicode.Scalar(value)?.properties.isAlphabetic == true
  }
}
