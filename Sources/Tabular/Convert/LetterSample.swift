/// Gives the bytes of a source as they are, and keeps lines with bytes above 7F that stand behind its head, for who doubts its code page: in
/// a long export the first accented letter may stand anywhere.
final class LetterSample: ByteSource {
  /// Those lines, a line feed behind each; long ones in part.
  private(set) var lines: [UInt8] = []

  private let source: FileHead
  /// How many bytes of the source are still its head.
  private var headLeft: Int
  /// Whether bytes are letters of ASCII or parts of others at all.
  private let isNarrow: Bool
  private static let most = 64 << 10
  private static let longestLine = 4 << 10

  /// A sample of a source that is read in this code page.
  init(_ source: FileHead, encoding: String) {
    self.source = source
    headLeft = source.head.count
    isNarrow = TextEncoding(name: encoding).map { $0.unit == 1 } ?? true
  }

  func read(into buffer: inout [UInt8], upTo count: Int) throws -> Int {
    let got = try source.read(into: &buffer, upTo: count)
    if isNarrow, lines.count < Self.most { keep(from: buffer, min(headLeft, got)..<got) }
    headLeft -= min(headLeft, got)
    return got
  }

  /// Keeps the lines of a range that have bytes above 7F, as far as they stand in it.
  private func keep(from bytes: [UInt8], _ range: Range<Int>) {
    var position = range.lowerBound
    while lines.count < Self.most, let high = ByteSearch.firstHigh(in: bytes.span, position..<range.upperBound) {
      let first = max(position, high - Self.longestLine)
      let start = bytes[first..<high].lastIndex(where: Self.isLineEnd).map { $0 + 1 } ?? first
      let end = bytes[high..<min(range.upperBound, high + Self.longestLine)].firstIndex(where: Self.isLineEnd)
      position = end ?? min(range.upperBound, high + Self.longestLine)
      lines += bytes[start..<position]
      lines.append(10)
    }
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }

  var canBeReopened: Bool { source.canBeReopened }
  func reopened() throws -> (any ByteSource)? { try source.reopened() }
}
