/// For each account, how many different names stand beside its value; 0 where the value is unknown (below 0).
///
/// A phone that one seller shows on ten accounts stands beside one name or two, an agent's phone beside many.
func hubSizes(_ values: [Int32], names: [UInt64]) -> [Int] {
  let order = values.indices.sorted { (values[$0], names[$0]) < (values[$1], names[$1]) }
  var sizes = [Int](repeating: 0, count: values.count)
  var start = 0
  while start < order.count {
    var end = start + 1
    var distinct = 1
    while end < order.count, values[order[end]] == values[order[start]] {
      if names[order[end]] != names[order[end - 1]] { distinct += 1 }
      end += 1
    }
    if values[order[start]] >= 0 { for place in order[start..<end] { sizes[place] = distinct } }
    start = end
  }
  return sizes
}
