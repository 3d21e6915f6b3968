/// The decoded text that is in memory just now, with the encoded bytes behind it. Positions are those of decoded bytes, and count from the
/// first that is not consumed.
struct MappedWindow: RecordWindow {
  private static let chunkBytes = 64 << 10

  private let source: any ByteSource
  let decoder: TextDecoder
  /// What stopped the reading behind what is at hand.
  private var failure: ReadFault?
  private var chunk = [UInt8](repeating: 0, count: MappedWindow.chunkBytes)
  private var mapped = MappedText()
  /// The encoded bytes, from the first that is not consumed on, those that are not decoded yet included.
  private var raw: [UInt8] = []
  private var rawHead = 0
  private var rawDecoded = 0
  private var head = 0
  /// Whether the source has been read to its end.
  private(set) var isFinal = false
  /// Where position 0 stands in the encoded stream.
  private(set) var offset = 0
  /// Where it stands in the decoded one.
  private(set) var textOffset = 0

  init(_ source: any ByteSource, _ decoder: TextDecoder) {
    self.source = source
    self.decoder = decoder
  }

  /// How many decoded bytes are at hand.
  var count: Int { mapped.text.count - head }

  /// How many encoded bytes stand behind them.
  var encodedCount: Int { rawDecoded - rawHead }

  /// How many encoded bytes are at hand, decoded or not.
  var rawCount: Int { raw.count - rawHead }

  subscript(position: Int) -> UInt8 { mapped.text[head + position] }

  /// Reads on until twice as much is at hand, so that whoever starts anew after each call stays linear; false at the end of the source. Throws
  /// only once all that could be read has been at hand.
  mutating func more() throws(ReadFault) -> Bool {
    if isFinal { return false }
    if let failure { throw failure }
    letGo()
    let wanted = 2 * max(1, mapped.text.count)
    let before = mapped.text.count
    while mapped.text.count < wanted && !isFinal {
      let got: Int
      do {
        got = try source.read(into: &chunk, upTo: Self.chunkBytes)
      } catch {
        let fault = ReadFault(reading: error, offset: offset + rawCount)
        failure = fault
        if mapped.text.count > before { return true }
        throw fault
      }
      isFinal = got == 0
      ByteSearch.append(chunk, 0..<got, to: &raw)
      rawDecoded = decoder.decode(raw, from: rawDecoded, isFinal: isFinal, into: &mapped)
    }
    return mapped.text.count > before
  }

  /// Lets go of the first bytes.
  mutating func consume(_ bytes: Int) {
    let encoded = encoded(0..<bytes)
    head += bytes
    rawHead += encoded
    textOffset += bytes
    offset += encoded
  }

  /// How many encoded bytes stand behind a range that begins and ends between characters.
  func encoded(_ range: Range<Int>) -> Int {
    let units = mapped.units.span.extracting(head + range.lowerBound..<head + range.upperBound)
    var sum = 0
    for place in units.indices { sum &+= Int(units[place] & ~MappedText.replaced) }
    return sum
  }

  /// How many pieces of a range meant nothing in the code page.
  func replaced(_ range: Range<Int>) -> Int {
    let units = mapped.units.span.extracting(head + range.lowerBound..<head + range.upperBound)
    var count = 0
    for place in units.indices { count &+= Int(units[place] >> 7) }
    return count
  }

  /// Appends the first encoded bytes to an array.
  func copyRaw(_ count: Int, to target: inout [UInt8]) { ByteSearch.append(raw, rawHead..<rawHead + count, to: &target) }

  /// The first position of a byte in a range of positions.
  func first(_ byte: UInt8, _ range: Range<Int>) -> Int? {
    ByteSearch.first(byte, in: mapped.text, head + range.lowerBound..<head + range.upperBound).map { $0 - head }
  }

  /// Hands out the bytes at hand.
  func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result { body(mapped.text.span.extracting(head..<mapped.text.count)) }

  private mutating func letGo() {
    mapped.removeFirst(head)
    raw.removeFirst(rawHead)
    rawDecoded -= rawHead
    (head, rawHead) = (0, 0)
  }
}
