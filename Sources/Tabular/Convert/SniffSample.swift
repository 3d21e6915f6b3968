/// The text that dialects are tried on: a file's beginning in UTF-8, of whole records as far as that can be told.
struct SniffSample {
  /// The text.
  let text: [UInt8]
  /// Whether the text ends within its only record.
  let endsInRecord: Bool

  /// How many decoded bytes are looked at where that is enough, and how many at most.
  private static let leastBytes = 48 << 10, mostBytes = Sniffer.sampleBytes
  /// How many whole records are enough.
  private static let enough = 20

  /// Takes as much of a head as holds enough records.
  init(_ head: FileHead, encoding: String) {
    guard let source = try? DecodedSource(BytesSource(head.head), encoding: encoding) else {
      (text, endsInRecord) = ([], false)
      return
    }
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: Self.leastBytes)
    var size = Self.leastBytes
    var isAtEnd = false
    while true {
      while text.count < size {
        guard let got = try? source.read(into: &buffer, upTo: min(buffer.count, size - text.count)), got > 0 else {
          isAtEnd = true
          break
        }
        text += buffer[..<got]
      }
      if isAtEnd && head.isWhole { break }
      let ends = Self.recordEnds(text)
      // A lone quote shifts all that follows: then most of the text seems to be within quotes, and its lines are taken.
      let isSound = 2 * ends.last >= text.count && ends.last > 0
      if isSound, ends.count >= Self.enough || isAtEnd || size >= Self.mostBytes {
        text.removeLast(text.count - ends.last)
        break
      }
      if isAtEnd || size >= Self.mostBytes {
        let place = Self.lastLineEnd(text.prefix(Self.leastBytes)) ?? Self.lastLineEnd(text[...])
        (self.text, endsInRecord) = (place.map { Array(text[...$0]) } ?? text, place == nil)
        return
      }
      size *= 2
    }
    (self.text, endsInRecord) = (text, false)
  }

  /// All of a head's text, as far as it can be decoded.
  static func decoded(_ head: FileHead, encoding: String) -> [UInt8] {
    guard let source = try? DecodedSource(BytesSource(head.head), encoding: encoding) else { return [] }
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: leastBytes)
    while let got = try? source.read(into: &buffer, upTo: buffer.count), got > 0 { text += buffer[..<got] }
    return text
  }

  /// How many line ends have an even number of double quotes before them, as a record's end has, and what follows the last of them.
  private static func recordEnds(_ text: [UInt8]) -> (count: Int, last: Int) {
    var (count, last, isQuoted) = (0, 0, false)
    for (place, byte) in text.enumerated() {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == 10 || byte == 13, !isQuoted { (count, last) = (count + 1, place + 1) }
    }
    return (count, last)
  }

  private static func lastLineEnd(_ text: ArraySlice<UInt8>) -> Int? { text.lastIndex { $0 == 10 || $0 == 13 } }
}
