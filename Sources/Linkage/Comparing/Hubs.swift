/// For each account, how many different names stand beside its value; 0 where the value is unknown (below 0).
///
/// A phone that one seller shows on ten accounts stands beside one name or two, an agent's phone beside many.
func hubSizes(_ values: [Int32], names: [UInt64]) -> [Int] {
  let groups = ValueGroups(values)
  var sizes = [Int](repeating: 0, count: values.count)
  var seen: [UInt64] = []
  for value in 0..<groups.count {
    let accounts = groups[value]
    var distinct = accounts.isEmpty ? 0 : 1
    if accounts.count > 1 {
      seen.removeAll(keepingCapacity: true)
      for account in accounts { seen.append(names[Int(account)]) }
      seen.sort()
      for place in 1..<seen.count where seen[place] != seen[place - 1] { distinct += 1 }
    }
    for account in accounts { sizes[Int(account)] = distinct }
  }
  return sizes
}
