/// Texts (or byte strings) one after the other in one array: no object per value.
///
/// All of a column must fit in 2 GiB, which is what its 32-bit offsets reach; a longer one traps.
public struct TextColumn: Hashable, Sendable {
  /// Where each value begins in ``bytes``, and after the last of them where it ends: always one more than ``count``, from 0 upwards.
  public internal(set) var offsets: [Int32]
  /// The values, one after the other.
  public internal(set) var bytes: [UInt8]
  /// Which values are there; nil if all are.
  public internal(set) var validity: Validity?

  /// A column without values.
  public init() {
    offsets = [0]
    bytes = []
  }

  /// The texts, nil for a missing one.
  public init(_ texts: [String?]) {
    self.init()
    for text in texts {
      if let text { append(text) } else { appendNull() }
    }
  }

  /// A column of values that stand in an array already, none of them missing.
  ///
  /// - Parameter offsets: where each value begins, and after the last one where it ends: from 0 upwards to the number of bytes.
  public init(bytes: [UInt8], offsets: [Int32]) {
    precondition(offsets.first == 0 && Int(offsets.last ?? -1) == bytes.count, "the offsets are not those of the bytes")
    self.init(offsets: offsets, bytes: bytes, validity: nil)
  }

  init(offsets: [Int32], bytes: [UInt8], validity: Validity?) {
    self.offsets = offsets
    self.bytes = bytes
    self.validity = validity
  }

  /// The texts that numbers point at, one for each number; nil if they are larger than 2 GiB.
  init?(_ numbers: [UInt32], of texts: TextColumn, _ validity: Validity?) {
    self.init()
    var size = 0
    for (place, number) in numbers.enumerated() where validity?.isValid(place) ?? true { size += texts.range(Int(number)).count }
    guard size <= Int(Int32.max) else { return nil }
    reserve(values: numbers.count, bytes: size)
    for (place, number) in numbers.enumerated() {
      if validity?.isValid(place) ?? true { append(texts.bytes, texts.range(Int(number))) } else { offsets.append(Int32(bytes.count)) }
    }
    self.validity = validity
  }

  /// The number of values, missing ones counted.
  public var count: Int { offsets.count - 1 }
  /// The number of missing values.
  public var nullCount: Int { validity?.nullCount ?? 0 }

  /// Sets memory aside for more values and bytes.
  public mutating func reserve(values: Int, bytes more: Int) {
    offsets.reserveCapacity(offsets.count + values)
    bytes.reserveCapacity(bytes.count + more)
  }

  /// Adds the value whose bytes a span holds.
  public mutating func append(_ value: Span<UInt8>) {
    bytes.append(copying: value)
    endValue()
  }

  /// Adds a text.
  public mutating func append(_ value: String) {
    bytes.append(contentsOf: value.utf8)
    endValue()
  }

  /// Adds the bytes of a range of another array.
  public mutating func append(_ source: [UInt8], _ range: Range<Int>) {
    bytes.append(contentsOf: source[range])
    endValue()
  }

  /// Adds a missing value.
  public mutating func appendNull() {
    var marks = validity ?? Validity(count: count)
    validity = nil
    marks.append(false)
    validity = marks
    offsets.append(Int32(bytes.count))
  }

  /// Removes all values and keeps the memory.
  public mutating func removeAll() {
    offsets.removeAll(keepingCapacity: true)
    offsets.append(0)
    bytes.removeAll(keepingCapacity: true)
    validity = nil
  }

  /// Where in ``bytes`` a value stands; empty for a missing one.
  public func range(_ place: Int) -> Range<Int> { Int(offsets[place])..<Int(offsets[place + 1]) }

  /// Whether a value is missing.
  public func isNull(_ place: Int) -> Bool { validity.map { !$0.isValid(place) } ?? false }

  /// A value as text: bytes that are no UTF-8 are repaired, a missing value is empty.
  public subscript(_ place: Int) -> String { String(decoding: bytes[range(place)], as: UTF8.self) }

  private mutating func endValue() {
    offsets.append(Int32(bytes.count))
    validity?.append(true)
  }
}
