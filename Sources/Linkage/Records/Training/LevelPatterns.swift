/// Pairs by the levels that they reach: pairs of one pattern are counted, not kept.
struct LevelPatterns: Sendable {
  /// The levels of each pattern, one behind the other.
  private(set) var levels: [UInt8] = []
  /// The rules that find the pairs of each pattern, one bit each.
  private(set) var rules: [UInt64] = []
  /// Whether a deterministic rule holds for the pairs of each pattern.
  private(set) var isSure: [Bool] = []
  /// How many pairs each pattern has.
  private(set) var counts: [Double] = []
  let width: Int

  /// Counts the rows of a matrix of so many levels a row, in the order in which patterns first come.
  init(_ matrix: [UInt8], rules found: [UInt64], isSure sure: [Bool], width: Int) {
    self.width = width
    var table = InternTable()
    var bytes: [UInt8] = []
    for row in found.indices {
      bytes.removeAll(keepingCapacity: true)
      bytes += matrix[row * width..<(row + 1) * width]
      bytes.append(sure[row] ? 1 : 0)
      for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: found[row] >> shift)) }
      let number = table.intern(bytes)
      if number == counts.count {
        levels += bytes[..<width]
        rules.append(found[row])
        isSure.append(sure[row])
        counts.append(0)
      }
      counts[number] += 1
    }
  }

  /// The level of a pattern in a comparison.
  func level(_ pattern: Int, _ comparison: Int) -> Int { Int(levels[pattern * width + comparison]) }
}
