/// The decoded bytes that are in memory just now. Positions count from the first byte that is not consumed.
struct TextWindow: RecordWindow {
  private static let mostBytes = 256 << 10

  private let source: any ByteSource
  /// What a read fills. It grows as long as reads fill it, so that a small file takes little.
  private var chunk = [UInt8](repeating: 0, count: 16 << 10)
  private var storage: [UInt8] = []
  private var head = 0
  /// Whether the source has been read to its end.
  private(set) var isFinal = false
  /// Where position 0 stands in the stream.
  private(set) var textOffset = 0
  /// What stopped the reading behind what is at hand.
  private var failure: (any Error)?

  init(_ source: any ByteSource) { self.source = source }

  /// How many bytes are at hand.
  var count: Int { storage.count - head }

  subscript(position: Int) -> UInt8 { storage[head + position] }

  /// Reads on until twice as much is at hand, so that whoever starts anew after each call stays linear; false at the end of the source. Throws
  /// only once all that could be read has been at hand.
  mutating func more() throws -> Bool {
    if isFinal { return false }
    if let failure { throw failure }
    if head > 0 {
      storage.removeFirst(head)
      head = 0
    }
    let wanted = max(1, storage.count)
    var added = 0
    while added < wanted {
      let got: Int
      do {
        got = try source.read(into: &chunk, upTo: chunk.count)
      } catch {
        failure = error
        if added > 0 { break }
        throw error
      }
      if got == 0 {
        isFinal = true
        break
      }
      ByteSearch.append(chunk, 0..<got, to: &storage)
      added += got
      if got == chunk.count && got < Self.mostBytes { chunk = [UInt8](repeating: 0, count: 2 * got) }
    }
    return added > 0
  }

  /// Lets go of the first bytes.
  mutating func consume(_ bytes: Int) {
    head += bytes
    textOffset += bytes
  }

  /// The first position of a byte in a range of positions.
  func first(_ byte: UInt8, _ range: Range<Int>) -> Int? {
    ByteSearch.first(byte, in: storage, head + range.lowerBound..<head + range.upperBound).map { $0 - head }
  }

  /// Hands out the bytes at hand.
  func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result { body(storage.span.extracting(head..<storage.count)) }
}
