/// Looks whether a sign stands beside a delimiter nearly wherever it stands: then the delimiter is longer, and these cells are cut out wrongly.
struct DelimiterBorders {
  /// Fewer borders than this do not tell.
  private static let quorum = 6

  /// Signs that no value begins with by itself, as numbers do with - and $.
  private static let signsAfter = Set(" \t,;:|^~".utf8)
  /// Signs that no value ends with by itself, as numbers do with % and sentences with a point.
  private static let signsBefore = Set(" \t,;:|^~`=<_\\".utf8)

  private let quote: UInt8?
  private var borders = 0
  private var before = [Int](repeating: 0, count: 128)
  private var after = [Int](repeating: 0, count: 128)

  init(_ dialect: ConvertDialect) { quote = dialect.quote?.first }

  /// Looks at a row's cells.
  mutating func look(at row: ConvertRow) {
    for cell in 1..<max(1, row.count) {
      let (left, right) = (row.bytes(cell - 1), row.bytes(cell))
      guard !left.isEmpty || !right.isEmpty else { continue }
      borders += 1
      if let last = left.last, last != quote, Self.signsBefore.contains(last) { before[Int(last)] += 1 }
      if let first = right.first, first != quote, Self.signsAfter.contains(first) { after[Int(first)] += 1 }
    }
  }

  /// What that says for the delimiter: 1 nothing against it.
  var weight: Double {
    let most = max(before.max() ?? 0, after.max() ?? 0)
    return borders >= Self.quorum && 10 * most >= 9 * borders ? 0.5 : 1
  }
}
