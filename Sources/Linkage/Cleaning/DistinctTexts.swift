/// Distinct byte strings by their numbers, each with its hash.
struct DistinctTexts: Equatable, Sendable {
  /// The strings.
  private(set) var column: ByteColumn
  /// The hash of each string, see `hash64`.
  private(set) var hashes: [UInt64]

  /// Strings of which no two are equal.
  init(_ column: ByteColumn) {
    self.column = column
    hashes = (0..<column.count).map { hash64(column[$0]) }
  }

  /// The strings of a table, with their numbers.
  init(_ table: InternTable) {
    column = table.column
    hashes = table.hashes
  }

  /// How many strings there are.
  var count: Int { hashes.count }

  /// The bytes of a number.
  subscript(number: Int) -> ArraySlice<UInt8> { column[number] }

  /// Adds a range of other strings, none of which is there yet.
  mutating func append(_ other: DistinctTexts, _ numbers: Range<Int>) {
    column.append(other.column, numbers)
    hashes.append(contentsOf: other.hashes[numbers])
  }

  /// Sets memory aside for as many strings and bytes as others have.
  mutating func reserve(_ other: DistinctTexts) {
    column.reserve(other.column)
    hashes.reserveCapacity(hashes.count + other.count)
  }
}
