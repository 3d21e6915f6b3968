/// Text decoded to UTF-8, with how many encoded bytes stand behind each byte of it: the map from one to the other.
struct MappedText {
  /// The mark of a piece that means nothing in its code page and became U+FFFD.
  static let replaced: UInt8 = 0x80

  var text: [UInt8] = []
  /// As many as `text` has: at the first byte of a character how many encoded bytes it had, `replaced` added where it had no meaning; 0 at
  /// its other bytes.
  var units: [UInt8] = []

  mutating func removeAll() {
    text.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
  }

  mutating func removeFirst(_ count: Int) {
    text.removeFirst(count)
    units.removeFirst(count)
  }

  /// Takes a character of `length` encoded bytes whose UTF-8 was appended to `text` already.
  mutating func close(_ length: Int) {
    units.append(UInt8(length))
    while units.count < text.count { units.append(0) }
  }

  /// Takes a piece without a meaning.
  mutating func replace(_ length: Int) {
    text.append(contentsOf: [0xEF, 0xBF, 0xBD])
    units.append(UInt8(length) | Self.replaced)
    units.append(0)
    units.append(0)
  }

  mutating func append(_ scalar: UInt32, _ length: Int) {
    guard let scalar = Unicode.Scalar(scalar) else { return replace(length) }
    text.append(contentsOf: String(scalar).utf8)
    close(length)
  }

  mutating func appendASCII(_ input: [UInt8], _ run: Range<Int>) {
    text.append(contentsOf: input[run])
    units.append(contentsOf: repeatElement(1, count: run.count))
  }
}
