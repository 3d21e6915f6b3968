extension InternTable {
  /// Whether one insertion, deletion, substitution or swap of neighbours, or nothing, turns one text into the other: `editDistance` of at
  /// most one, without a table.
  func isOneSlip(_ first: Int, _ second: Int) -> Bool {
    if first == second { return true }
    let one = range(first)
    let other = range(second)
    if abs(one.count - other.count) > 1 { return false }
    let shorter = min(one.count, other.count)
    var head = 0
    while head < shorter, pool[one.lowerBound + head] == pool[other.lowerBound + head] { head += 1 }
    var tail = 0
    while tail < shorter - head, pool[one.upperBound - 1 - tail] == pool[other.upperBound - 1 - tail] { tail += 1 }
    let left = one.count - head - tail
    let right = other.count - head - tail
    if left <= 1, right <= 1 { return true }
    return left == 2 && right == 2 && pool[one.lowerBound + head] == pool[other.lowerBound + head + 1]
      && pool[one.lowerBound + head + 1] == pool[other.lowerBound + head]
  }
}
