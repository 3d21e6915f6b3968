/// Looks whether a sign stands beside a delimiter nearly wherever it stands: then the delimiter is longer, and these cells are cut out wrongly.
struct DelimiterBorders {
  /// Fewer borders than this do not tell.
  private static let quorum = 6

  private let isTold: [Bool]
  private var borders = 0
  private var before = [Int](repeating: 0, count: 128)
  private var after = [Int](repeating: 0, count: 128)

  init(_ dialect: ConvertDialect) {
    // Signs that cells begin or end with by themselves: quotes of another kind, brackets, the ends of sentences.
    let own = Array("\"'()[]{}<>.!?%".utf8) + (dialect.quote ?? [])
    isTold = (0..<128).map { byte in
      let isWord = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      return !isWord && !own.contains(UInt8(byte))
    }
  }

  /// Looks at a row's cells.
  mutating func look(at row: ConvertRow) {
    for cell in 1..<max(1, row.count) {
      let (left, right) = (row.bytes(cell - 1), row.bytes(cell))
      guard !left.isEmpty || !right.isEmpty else { continue }
      borders += 1
      if let last = left.last, last < 128, isTold[Int(last)] { before[Int(last)] += 1 }
      if let first = right.first, first < 128, isTold[Int(first)] { after[Int(first)] += 1 }
    }
  }

  /// What that says for the delimiter: 1 nothing against it.
  var weight: Double {
    let most = max(before.max() ?? 0, after.max() ?? 0)
    return borders >= Self.quorum && 10 * most >= 9 * borders ? 0.5 : 1
  }
}
