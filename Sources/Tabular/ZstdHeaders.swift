/// The header of a zstd frame, as far as its blocks depend on it. Source: RFC 8878, section 3.1.1.1.
struct ZstdFrameHeader {
  /// The bytes that say how long a header is: the magic number and the descriptor.
  static let leastBytes = 5
  /// What a block may hold at most, however long the window.
  private static let mostBlockBytes: UInt64 = 128 << 10

  /// Its length in bytes, the magic number counted.
  private(set) var count = ZstdFrameHeader.leastBytes
  /// The most bytes that a block may unpack to, or take itself.
  private(set) var mostInBlock = 0
  /// What the frame unpacks to; nil where it does not say.
  private(set) var contentSize: UInt64?
  let hasChecksum: Bool

  /// How long a header is, by its first ``leastBytes``.
  static func count(descriptor: UInt8) -> Int {
    let isSingle = descriptor & 0x20 != 0
    return leastBytes + (isSingle ? 0 : 1) + dictionaryBytes(descriptor) + contentSizeBytes(descriptor, isSingle)
  }

  /// Reads the header of which all bytes are at hand.
  init(_ input: CompressedInput) {
    let descriptor = input[4]
    let isSingle = descriptor & 0x20 != 0
    hasChecksum = descriptor & 4 != 0
    var window: UInt64 = 0
    if !isSingle {
      let byte = input[count]
      window = 1 << (10 + UInt64(byte >> 3))
      window += window / 8 * UInt64(byte & 7)
      count += 1
    }
    count += Self.dictionaryBytes(descriptor)
    let bytes = Self.contentSizeBytes(descriptor, isSingle)
    if bytes > 0 {
      let number = (0..<bytes).reduce(0) { $0 | UInt64(input[count + $1]) << UInt64(8 * $1) }
      contentSize = bytes == 2 ? number + 256 : number
      count += bytes
    }
    if isSingle { window = contentSize ?? 0 }
    mostInBlock = Int(min(window, Self.mostBlockBytes))
  }

  private static func dictionaryBytes(_ descriptor: UInt8) -> Int { [0, 1, 2, 4][Int(descriptor & 3)] }

  private static func contentSizeBytes(_ descriptor: UInt8, _ isSingle: Bool) -> Int {
    [isSingle ? 1 : 0, 2, 4, 8][Int(descriptor >> 6)]
  }
}

/// The header of a block of a zstd frame. Source: RFC 8878, section 3.1.1.2.
struct ZstdBlockHeader {
  /// Its length in bytes.
  static let count = 3

  let isLast: Bool
  /// How many bytes follow it.
  let contentBytes: Int
  /// Whether it is of a kind and a size that a frame may have. libzstd takes some of the others, or not, by how it is fed.
  let isAllowed: Bool

  /// Reads the header, whose bytes are at hand.
  init(_ input: CompressedInput, in frame: ZstdFrameHeader) {
    let number = Int(input[0]) | Int(input[1]) << 8 | Int(input[2]) << 16
    let size = number >> 3
    isLast = number & 1 != 0
    let fits = size <= frame.mostInBlock
    switch number >> 1 & 3 {
    case 0: (contentBytes, isAllowed) = (size, fits)
    // One byte, so many times.
    case 1: (contentBytes, isAllowed) = (1, fits)
    // At least the headers of its two sections.
    case 2: (contentBytes, isAllowed) = (size, fits && size >= 2)
    default: (contentBytes, isAllowed) = (0, false)
    }
  }
}
