/// The least number of insertions, deletions, substitutions and swaps of neighbours that turn one text into the other, each place edited once;
/// `limit + 1` as soon as it is more than `limit`.
///
/// Source: optimal string alignment, after Damerau, "A Technique for Computer Detection and Correction of Spelling Errors", CACM 7 (1964).
func editDistance(_ first: some RandomAccessCollection<UInt8>, _ second: some RandomAccessCollection<UInt8>, limit: Int) -> Int {
  let first = Array(first)
  let second = Array(second)
  if abs(first.count - second.count) > limit { return limit + 1 }
  if first == second { return 0 }
  var before: [Int] = []
  var last = Array(0...second.count)
  for row in 1..<(first.count + 1) {
    var current = [Int](repeating: row, count: second.count + 1)
    var best = row
    for column in 1..<(second.count + 1) {
      let cost = first[row - 1] == second[column - 1] ? 0 : 1
      var value = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + cost)
      if row > 1, column > 1, first[row - 1] == second[column - 2], first[row - 2] == second[column - 1] {
        value = min(value, before[column - 2] + 1)
      }
      current[column] = value
      best = min(best, value)
    }
    if best > limit { return limit + 1 }
    before = last
    last = current
  }
  return min(last[second.count], limit + 1)
}
