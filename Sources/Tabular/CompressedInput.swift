/// The compressed bytes that are in memory just now.
struct CompressedInput {
  private static let chunk = 64 << 10
  /// How many bytes that were used stay, since an inflater may give some back.
  private static let kept = 8

  let source: any ByteSource
  private var read = [UInt8](repeating: 0, count: CompressedInput.chunk)
  private var part = [UInt8](repeating: 0, count: CompressedInput.chunk)
  private(set) var bytes = [UInt8](repeating: 0, count: CompressedInput.chunk + 4 * CompressedInput.kept)
  private var position = 0
  private var available = 0
  /// Where `bytes[0]` stands in the file.
  private var base: Int
  /// How many bytes of the file have been read: a multiple of a chunk, or all of it, however few the source gives at once.
  private(set) var readBytes: Int

  /// The bytes of a file from an offset on, where the source stands.
  init(_ source: any ByteSource, at offset: Int = 0) {
    self.source = source
    base = offset
    readBytes = offset
  }

  /// Where the next byte stands in the file.
  var offset: Int { base + position }

  /// The bytes at hand, in `bytes`.
  var range: Range<Int> { position..<available }

  /// The byte so many places on, which is at hand.
  subscript(place: Int) -> UInt8 { bytes[position + place] }

  /// Makes sure that so many bytes are at hand, at most 24, and says whether they are; false only at the end of the file.
  mutating func refill(atLeast wanted: Int) throws -> Bool {
    while available - position < wanted {
      let got = try readChunk()
      guard got > 0 else { return false }
      let first = max(0, position - Self.kept)
      ByteSearch.moveToFront(&bytes, first..<available)
      base += first
      position -= first
      available -= first
      ByteSearch.copy(read, 0..<got, to: &bytes, at: available)
      available += got
    }
    return true
  }

  /// Reads to the end of a chunk of the file, so that what is at hand when does not depend on the source.
  private mutating func readChunk() throws -> Int {
    var filled = 0
    repeat {
      let got = try source.read(into: &part, upTo: Self.chunk - readBytes % Self.chunk)
      if got == 0 { break }
      ByteSearch.copy(part, 0..<got, to: &read, at: filled)
      filled += got
      readBytes += got
    } while readBytes % Self.chunk > 0
    return filled
  }

  /// Goes on by so many bytes, or back if below 0.
  mutating func use(_ count: Int) { position += count }

  /// The next byte; nil at the end of the file.
  mutating func next() throws -> UInt8? {
    guard try refill(atLeast: 1) else { return nil }
    position += 1
    return bytes[position - 1]
  }

  /// The little-endian number in the four bytes so many places on, which are at hand.
  func number(at place: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(self[place + $1]) << UInt32(8 * $1) }
  }
}
