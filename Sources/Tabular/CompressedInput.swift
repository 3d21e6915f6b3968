/// The compressed bytes that are in memory just now.
struct CompressedInput {
  private static let chunk = 64 << 10
  /// How many bytes that were used stay, since an inflater may give some back.
  private static let kept = 8

  let source: any ByteSource
  private var read = [UInt8](repeating: 0, count: CompressedInput.chunk)
  private(set) var bytes = [UInt8](repeating: 0, count: CompressedInput.chunk + 4 * CompressedInput.kept)
  private var position = 0
  private var available = 0
  /// Where `bytes[0]` stands in the file.
  private var base = 0

  init(_ source: any ByteSource) { self.source = source }

  /// Where the next byte stands in the file.
  var offset: Int { base + position }

  /// The bytes at hand, in `bytes`.
  var range: Range<Int> { position..<available }

  /// The byte so many places on, which is at hand.
  subscript(place: Int) -> UInt8 { bytes[position + place] }

  /// Makes sure that so many bytes are at hand, at most 8, and says whether they are; false only at the end of the file.
  mutating func refill(atLeast wanted: Int) throws -> Bool {
    while available - position < wanted {
      let got = try source.read(into: &read, upTo: Self.chunk)
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
