extension DistinctTexts {
  /// Whether one insertion, deletion, substitution or swap of neighbours, or nothing, turns one text into the other.
  func isOneSlip(_ first: Int, _ second: Int) -> Bool {
    first == second || slipsOnce(column.bytes, column.range(first), column.range(second))
  }
}

extension InternTable {
  /// The same.
  func isOneSlip(_ first: Int, _ second: Int) -> Bool { first == second || slipsOnce(pool, range(first), range(second)) }
}

/// Whether one insertion, deletion, substitution or swap of neighbours, or nothing, turns one text of a pool into another one: `editDistance` of at
/// most one, without a table.
private func slipsOnce(_ pool: [UInt8], _ one: Range<Int>, _ other: Range<Int>) -> Bool {
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
