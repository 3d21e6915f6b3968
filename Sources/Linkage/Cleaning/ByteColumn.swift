/// Byte strings one after the other in one array: no object per value.
public struct ByteColumn: Equatable, Sendable {
  /// The values, one after the other.
  public private(set) var bytes: [UInt8]
  /// Where each value begins in ``bytes``, and after the last of them where it ends: always one more than ``count``, from 0 upwards.
  public private(set) var offsets: [Int32]

  /// A column without values.
  public init() {
    bytes = []
    offsets = [0]
  }

  /// A column of these parts; nil where they do not fit together.
  public init?(bytes: [UInt8], offsets: [Int32]) {
    guard offsets.first == 0, let end = offsets.last, end == bytes.count else { return nil }
    var last: Int32 = 0
    for offset in offsets {
      if offset < last { return nil }
      last = offset
    }
    self.bytes = bytes
    self.offsets = offsets
  }

  /// How many values there are.
  public var count: Int { offsets.count - 1 }

  /// Where a value stands in ``bytes``.
  func range(_ place: Int) -> Range<Int> { Int(offsets[place])..<Int(offsets[place + 1]) }

  /// The bytes of a value.
  subscript(place: Int) -> ArraySlice<UInt8> { bytes[range(place)] }

  /// Whether a value is empty.
  func isEmpty(_ place: Int) -> Bool { offsets[place] == offsets[place + 1] }

  /// Adds a value.
  public mutating func append(_ value: [UInt8]) {
    bytes.append(contentsOf: value)
    offsets.append(Int32(bytes.count))
  }

  /// Sets memory aside for as many values and bytes as another column has.
  mutating func reserve(_ other: ByteColumn) {
    bytes.reserveCapacity(bytes.count + other.bytes.count)
    offsets.reserveCapacity(offsets.count + other.count)
  }

  /// Whether a value has the bytes of one of another column.
  func isEqual(_ place: Int, _ other: ByteColumn, _ otherPlace: Int) -> Bool {
    bytes.span.extracting(range(place)).hasSameBytes(as: other.bytes.span.extracting(other.range(otherPlace)))
  }

  /// Below 0, 0 or above 0 as a value stands before one of another column, by bytes, is the same, or stands after it.
  func compare(_ place: Int, _ other: ByteColumn, _ otherPlace: Int) -> Int {
    bytes.span.extracting(range(place)).compareBytes(with: other.bytes.span.extracting(other.range(otherPlace)))
  }

  /// Adds the values of a range of places of another column.
  public mutating func append(_ other: ByteColumn, _ places: Range<Int>) {
    let start = other.offsets[places.lowerBound]
    let moved = Int32(bytes.count) - start
    bytes.append(contentsOf: other.bytes[Int(start)..<Int(other.offsets[places.upperBound])])
    offsets.append(contentsOf: other.offsets[places.lowerBound + 1..<places.upperBound + 1].lazy.map { $0 + moved })
  }
}
