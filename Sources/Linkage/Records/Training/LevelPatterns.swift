/// Pairs by the levels that they reach: pairs of one pattern are counted, not kept.
struct LevelPatterns: Sendable {
  /// The levels of each pattern, one behind the other.
  private(set) var levels: [UInt8] = []
  /// The rules that find the pairs of each pattern, one bit each.
  private(set) var rules: [UInt64] = []
  /// How many pairs each pattern has.
  private(set) var counts: [Double] = []
  let width: Int

  /// Counts the rows of a matrix of so many levels a row, in the order of the rows' bytes.
  init(_ matrix: [UInt8], rules found: [UInt64], width: Int) {
    self.width = width
    func precedes(_ one: Int32, _ other: Int32) -> Bool {
      let (left, right) = (Int(one), Int(other))
      if found[left] != found[right] { return found[left] < found[right] }
      for place in 0..<width where matrix[left * width + place] != matrix[right * width + place] {
        return matrix[left * width + place] < matrix[right * width + place]
      }
      return false
    }
    let sorted = found.indices.map { Int32($0) }.sorted(by: precedes)
    for (place, row) in sorted.enumerated() {
      if place > 0, !precedes(sorted[place - 1], row) {
        counts[counts.count - 1] += 1
      } else {
        levels += matrix[Int(row) * width..<(Int(row) + 1) * width]
        rules.append(found[Int(row)])
        counts.append(1)
      }
    }
  }
}
