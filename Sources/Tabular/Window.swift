/// The bytes of a source that are in memory just now. Positions count from the first byte that is not consumed.
struct Window: LineWindow {
  private static let chunkBytes = 64 << 10

  private let source: any ByteSource
  private var chunk = [UInt8](repeating: 0, count: Window.chunkBytes)
  private var storage = [UInt8](repeating: 0, count: 2 * Window.chunkBytes)
  private var head = 0
  private var tail = 0
  private var ended = false
  /// Where position 0 stands in the stream.
  private(set) var offset = 0

  init(_ source: any ByteSource) { self.source = source }

  /// How many bytes are at hand.
  var count: Int { tail - head }

  /// How many bytes of memory it takes.
  var capacity: Int { storage.count + chunk.count }

  subscript(position: Int) -> UInt8 { storage[head + position] }

  /// All that is at hand.
  var bytes: Span<UInt8> { storage.span.extracting(head..<tail) }

  /// Reads on; false at the end of the source.
  mutating func more() throws(ReadFault) -> Bool {
    if ended { return false }
    let got: Int
    do {
      got = try source.read(into: &chunk, upTo: Self.chunkBytes)
    } catch {
      throw ReadFault(reading: error, offset: offset + count)
    }
    guard got > 0 else {
      ended = true
      return false
    }
    makeRoom(for: got)
    ByteSearch.copy(chunk, 0..<got, to: &storage, at: tail)
    tail += got
    return true
  }

  /// Lets go of the first bytes.
  mutating func consume(_ bytes: Int) {
    head += bytes
    offset += bytes
  }

  /// The first position of a byte in a range of positions.
  func first(_ byte: UInt8, _ range: Range<Int>) -> Int? {
    ByteSearch.first(byte, in: storage, head + range.lowerBound..<head + range.upperBound).map { $0 - head }
  }

  /// Appends a range of positions to an array.
  func copy(_ range: Range<Int>, to target: inout [UInt8]) {
    ByteSearch.append(storage, head + range.lowerBound..<head + range.upperBound, to: &target)
  }

  /// Lets `scan` run on over a range of positions.
  func run(_ scan: inout QuoteScan, _ range: Range<Int>) -> QuoteScan.Outcome {
    scan.run(bytes, range)
  }

  private mutating func makeRoom(for bytes: Int) {
    guard tail + bytes > storage.count else { return }
    ByteSearch.moveToFront(&storage, head..<tail)
    tail -= head
    head = 0
    guard tail + bytes > storage.count else { return }
    storage.append(contentsOf: repeatElement(0, count: max(storage.count, tail + bytes - storage.count)))
  }
}
