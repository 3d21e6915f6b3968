/// Texts one behind the other, as UTF-8: a column of a table.
public struct TextList: Sendable {
  /// The bytes of all texts.
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = [0]

  /// No texts.
  public init() {}

  /// The texts in order.
  public init(_ texts: [String]) {
    for text in texts { append(Array(text.utf8).span) }
  }

  /// How many texts there are.
  public var count: Int { ends.count - 1 }

  /// Where a text stands among the bytes.
  func range(_ number: Int) -> Range<Int> { ends[number]..<ends[number + 1] }

  /// The bytes of a text.
  public subscript(number: Int) -> ArraySlice<UInt8> { bytes[range(number)] }

  /// A text as a string; not for hot loops.
  public func string(_ number: Int) -> String { String(decoding: self[number], as: UTF8.self) }

  /// Adds a text.
  public mutating func append(_ text: Span<UInt8>) {
    for place in text.indices { bytes.append(text[place]) }
    ends.append(bytes.count)
  }

  /// Adds a part of other bytes.
  public mutating func append(_ other: [UInt8], _ range: Range<Int>) {
    bytes.append(contentsOf: other[range])
    ends.append(bytes.count)
  }
}
