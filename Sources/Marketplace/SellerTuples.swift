import Store

/// The distinct tuples of what a file shows of sellers, numbered in the order of first sight. A tuple that is known already costs one
/// hash and one comparison, whatever its number of fields.
struct SellerTuples {
  /// The number of fields in a tuple.
  static let width = SellerTable.Column.allCases.count
  private static let prefix = 4 * width

  /// The tuples one after the other: the lengths of the fields, four bytes each, then the fields.
  private var interner = ByteInterner()
  /// What is odd about each tuple.
  private(set) var flags: [ListingFlags] = []
  private var scratch = [UInt8](repeating: 0, count: 1024)
  private var taken = 0

  /// How many tuples there are.
  var count: Int { interner.count }

  /// The number of the tuple that stands in these places of a text, in the order of ``SellerTable/Column``.
  mutating func number(of text: Span<UInt8>, field: (Int) -> Range<Int>) -> UInt32 {
    var end = Self.prefix
    for column in 0..<Self.width {
      let range = field(column)
      if scratch.count < end + range.count { scratch.append(contentsOf: [UInt8](repeating: 0, count: end + range.count)) }
      let length = UInt32(range.count)
      for byte in 0..<4 { scratch[4 * column + byte] = UInt8(truncatingIfNeeded: length >> UInt32(8 * byte)) }
      ByteKernel.copy(text.extracting(range), to: &scratch, at: end)
      end += range.count
    }
    let filled = scratch
    let tuple = filled.span.extracting(0..<end)
    let number = interner.number(of: tuple)
    if Int(number) == flags.count {
      flags.append(SellerForm.flags(of: tuple, places: Self.places(tuple)))
    }
    return number
  }

  /// The next tuples that were not taken yet, as rows of ``SellerTable``, at most so many rows or about so many bytes; nil if there are none.
  mutating func take(rows: Int, bytes: Int) -> Chunk? {
    guard taken < interner.count else { return nil }
    var columns = [TextColumn](repeating: TextColumn(), count: Self.width)
    let tuples = interner.bytes
    let all = tuples.span
    let start = taken
    while taken < interner.count, taken - start < rows,
      interner.range(taken).upperBound - interner.range(start).lowerBound <= bytes || taken == start
    {
      let tuple = all.extracting(interner.range(taken))
      let places = Self.places(tuple)
      for column in 0..<Self.width { columns[column].append(tuple.extracting(places[column])) }
      taken += 1
    }
    return Chunk(columns.map { .utf8($0) })
  }

  /// Where the fields of a tuple stand in it.
  private static func places(_ tuple: Span<UInt8>) -> [Range<Int>] {
    var start = prefix
    return (0..<width).map { column in
      let length = (0..<4).reduce(0) { $0 | Int(tuple[4 * column + $1]) << (8 * $1) }
      defer { start += length }
      return start..<start + length
    }
  }
}
