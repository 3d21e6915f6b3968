/// Whether bytes that are sound UTF-8 are text in it. Two signs of another code page, as É and ®, make a character of UTF-8 by chance; one that
/// hardly any text has, and in files that have little else it would be in each row.
enum MultibyteLikeness {
  /// Whether at least half of the different characters are such as texts have, where they stand; true where there are none.
  static func isText(_ bytes: [UInt8]) -> Bool {
    var plain: Set<UInt32> = [], strange: Set<UInt32> = []
    var position = 0
    var isAfterWide = false
    while position < bytes.count, plain.count < enough {
      let lead = bytes[position]
      let found = lead < 0x80 ? 1 : UTF8Form.next(bytes, position).length
      defer { position += max(1, found) }
      guard lead >= 0x80, UTF8Form.next(bytes, position).isCharacter else {
        isAfterWide = false
        continue
      }
      let value = String(decoding: bytes[position..<position + found], as: UTF8.self).unicodeScalars.first?.value ?? 0
      let end = position + found
      let isBeforeWide = end < bytes.count && bytes[end] >= 0x80 && UTF8Form.next(bytes, end).isCharacter
      if isUsual(value, found, isInRun: isAfterWide || isBeforeWide) { plain.insert(value) } else { strange.insert(value) }
      isAfterWide = true
    }
    return plain.count >= strange.subtracting(plain).count
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
