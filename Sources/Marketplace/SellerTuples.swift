import Store
import Tabular

/// The distinct tuples of what a file shows of sellers, numbered in the order of first sight. A tuple that is known already costs one
/// hash and one comparison, whatever its number of fields.
struct SellerTuples {
  /// The number of fields in a tuple.
  static let width = SellerTable.Column.allCases.count

  /// The fields of all tuples, one after the other, in the order in which they stand in the file.
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  /// The lengths of the fields, `width` to a tuple, in the same order.
  private var lengths: [UInt32] = []
  private var slots = HashSlots()
  /// What is odd about each tuple.
  private(set) var flags: [ListingFlags] = []
  private var taken = 0
  private var packed = PackedTuples()

  /// The fields in the file's order: which of ``SellerTable/Column`` they are, and where they stand; columns that the file lacks are first.
  private let order: [(field: Int, position: Int?)]

  /// No tuples yet, of a file whose columns stand in these places.
  init(columns: ResolvedColumns) {
    order = ListingColumn.seller.enumerated().map { ($0.offset, columns.position($0.element)) }
      .sorted { ($0.position ?? -1, $0.field) < ($1.position ?? -1, $1.field) }
  }

  /// How many tuples there are.
  var count: Int { ends.count - 1 }

  /// Appends the numbers of the tuples of some records of a batch.
  mutating func appendNumbers(of batch: borrowing RecordBatch, _ kept: [Int], to numbers: inout [UInt32]) {
    packed.fill(batch, kept, positions: order.map(\.position))
    let source = packed.bytes
    defer { packed.release() }
    let candidates = candidates(kept.count)
    for place in kept.indices {
      let run = source.span.extracting(packed.ranges[place])
      let candidate = candidates[place]
      if candidate >= 0, ByteKernel.areEqual(bytes.span.extracting(ends[candidate]..<ends[candidate + 1]), run) {
        numbers.append(UInt32(candidate))
      } else {
        numbers.append(findOrAdd(run, at: place))
      }
    }
  }

  /// For each tuple that was packed the first known one of its hash, if its lengths are the same, else -1.
  ///
  /// Slots, then lengths, and then the caller looks at bytes: in loops of their own many of these far loads are under way at once.
  private func candidates(_ count: Int) -> [Int] {
    var candidates = [Int](repeating: -1, count: count)
    for place in 0..<count { candidates[place] = slots.first(packed.hashes[place]) { _ in true } ?? -1 }
    for place in 0..<count where candidates[place] >= 0 && !hasLengths(candidates[place], at: place) { candidates[place] = -1 }
    return candidates
  }

  @inline(__always)
  private func hasLengths(_ number: Int, at place: Int) -> Bool {
    let (mine, theirs) = (lengths.span, packed.lengths.span)
    var difference: UInt32 = 0
    for field in 0..<Self.width { difference |= mine[number * Self.width + field] ^ theirs[place * Self.width + field] }
    return difference == 0
  }

  private func isTuple(_ number: Int, _ run: Span<UInt8>, at place: Int) -> Bool {
    hasLengths(number, at: place) && ByteKernel.areEqual(bytes.span.extracting(ends[number]..<ends[number + 1]), run)
  }

  private mutating func findOrAdd(_ run: Span<UInt8>, at place: Int) -> UInt32 {
    let hash = packed.hashes[place]
    if let known = slots.first(hash, where: { isTuple($0, run, at: place) }) { return UInt32(known) }
    let number = UInt32(count)
    ByteKernel.append(run, to: &bytes)
    ends.append(bytes.count)
    lengths.append(contentsOf: packed.lengths[place * Self.width..<(place + 1) * Self.width])
    slots.insert(hash, number: number)
    let all = bytes
    flags.append(SellerForm.flags(of: all.span, places: places(Int(number))))
    return number
  }

  /// The next tuples that were not taken yet, as rows of ``SellerTable``, at most so many rows or about so many bytes; nil if there
  /// are none.
  mutating func take(rows: Int, bytes limit: Int) -> Chunk? {
    guard taken < count else { return nil }
    var columns = [TextColumn](repeating: TextColumn(), count: Self.width)
    let all = bytes
    let start = taken
    while taken < count, taken - start < rows, ends[taken + 1] - ends[start] <= limit || taken == start {
      let places = places(taken)
      for column in 0..<Self.width { columns[column].append(all.span.extracting(places[column])) }
      taken += 1
    }
    return Chunk(columns.map { .utf8($0) })
  }

  /// Where the fields of a tuple stand in ``bytes``, in the order of ``SellerTable/Column``.
  private func places(_ number: Int) -> [Range<Int>] {
    var places = [Range<Int>](repeating: 0..<0, count: Self.width)
    var start = ends[number]
    for (rank, entry) in order.enumerated() {
      let end = start + Int(lengths[number * Self.width + rank])
      places[entry.field] = start..<end
      start = end
    }
    return places
  }
}
