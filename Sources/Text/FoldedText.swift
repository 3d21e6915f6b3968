/// The comparison form of a text, with a way back from each of its bytes to the original ones. Meant to be reused: folding the next text keeps
/// the memory of the last.
public struct FoldedText: Sendable {
  /// The comparison form, in UTF-8.
  public private(set) var bytes: [UInt8] = []
  /// For each byte of ``bytes`` where the character that it came from begins in the original.
  public private(set) var starts: [Int32] = []
  /// For each byte of ``bytes`` where that character ends, exclusive.
  public private(set) var ends: [Int32] = []
  /// Whether the original had none but ASCII bytes.
  public private(set) var isASCII = true

  /// No text.
  public init() {}

  /// Takes the comparison form of `text`: UTF-8, or any bytes, of which those that are no UTF-8 become spaces.
  public mutating func fold(_ text: Span<UInt8>, table: inout FoldTable) {
    bytes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    isASCII = true
    var position = 0
    while position < text.count {
      let byte = text[position]
      if byte < 0x80 {
        append(foldASCII(byte), from: position, to: position + 1)
        position += 1
        continue
      }
      isASCII = false
      let (value, length) = codePoint(in: text, at: position)
      let character = table.character(value)
      for folded in table.fold(character) { append(folded, from: position, to: position + length) }
      position += length
    }
  }

  /// The original bytes that `range` of the comparison form came from. Ranges must not be empty.
  public func original(_ range: Range<Int>) -> Range<Int> {
    Int(starts[range.lowerBound])..<Int(ends[range.upperBound - 1])
  }

  private mutating func append(_ byte: UInt8, from start: Int, to end: Int) {
    bytes.append(byte)
    starts.append(Int32(truncatingIfNeeded: start))
    ends.append(Int32(truncatingIfNeeded: end))
  }
}

/// Whether `text` has none but ASCII bytes.
public func isASCII(_ text: Span<UInt8>) -> Bool {
  var all: UInt8 = 0
  for index in text.indices { all |= text[index] }
  return all < 0x80
}
