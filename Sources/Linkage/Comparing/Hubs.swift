/// For each account, how many different names stand beside its value; 0 where the value is unknown (below 0).
///
/// A phone that one seller shows on ten accounts stands beside one name or two, an agent's phone beside many.
func hubSizes(_ values: [Int32], names: [UInt64]) -> [Int] {
  // The accounts of each value, one value behind the other.
  var ends = [Int32](repeating: 0, count: Int(values.max() ?? -1) + 2)
  for value in values where value >= 0 { ends[Int(value) + 1] += 1 }
  for value in 1..<max(ends.count, 1) { ends[value] += ends[value - 1] }
  var accounts = [Int32](repeating: 0, count: Int(ends[ends.count - 1]))
  for (account, value) in values.enumerated() where value >= 0 {
    accounts[Int(ends[Int(value)])] = Int32(account)
    ends[Int(value)] += 1
  }
  var sizes = [Int](repeating: 0, count: values.count)
  var start = 0
  for end in ends.dropLast().map(Int.init) where end > start {
    let distinct = end == start + 1 ? 1 : Set(accounts[start..<end].map { names[Int($0)] }).count
    for account in accounts[start..<end] { sizes[Int(account)] = distinct }
    start = end
  }
  return sizes
}
