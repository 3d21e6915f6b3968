/// A piece of a title between spaces, read eight bytes at a time.
struct TitlePiece {
  /// Where it ends, exclusive.
  var end: Int
  /// A hash of its bytes, the same on every machine.
  var hash: UInt64
  /// How many of its bytes begin a character.
  var characters: Int
  /// Whether all its bytes are ASCII.
  var isASCII: Bool

  private static let spaces: UInt64 = 0x2020_2020_2020_2020
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The piece of `title` that begins at `start`, which must be within it.
  @inline(__always) init(of title: Span<UInt8>, at start: Int) {
    var hash: UInt64 = 0
    var seen: UInt64 = 0
    var trails = 0
    var position = start
    while true {
      let (loaded, count) = Self.load(title, position)
      // The lowest byte with its high bit set in `found` is the first space; those above it may be false.
      let difference = loaded ^ Self.spaces
      let found = (difference &- Self.ones) & ~difference & Self.highs
      let length = min(found.trailingZeroBitCount >> 3, count)
      let word = length == 8 ? loaded : loaded & ((1 << UInt64(length << 3)) &- 1)
      seen |= word
      trails += (word & ~(word << 1) & Self.highs).nonzeroBitCount
      if length > 0 {
        hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 32
      }
      position += length
      if length < 8 { break }
    }
    end = position
    self.hash = mixed(hash ^ UInt64(truncatingIfNeeded: position - start))
    characters = position - start - trails
    isASCII = seen & Self.highs == 0
  }

  /// Up to eight bytes from `position` on, the first one lowest, and how many they are.
  @inline(__always) private static func load(_ title: Span<UInt8>, _ position: Int) -> (UInt64, Int) {
    let left = title.count - position
    // Both loads stay within the title: the first has eight bytes before its end, the second the eight last ones.
    if left >= 8 { return unsafe (UInt64(littleEndian: title.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)), 8) }
    if left == 0 { return (0, 0) }
    if title.count >= 8 {
      let last = unsafe UInt64(littleEndian: title.bytes.unsafeLoadUnaligned(fromByteOffset: title.count - 8, as: UInt64.self))
      return (last >> UInt64((8 - left) << 3), left)
    }
    var word: UInt64 = 0
    for offset in 0..<left { word |= UInt64(title[position + offset]) << UInt64(offset << 3) }
    return (word, left)
  }
}
