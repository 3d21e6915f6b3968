/// For each account, how many different names stand beside its value; 0 where the value is unknown (below 0).
///
/// A phone that one seller shows on ten accounts stands beside one name or two, an agent's phone beside many.
/// - Parameter words: an account's words by which two of the names count as one, since one seller writes its name in several ways.
func hubSizes(_ values: [Int32], names: [UInt64], words: (Int) -> [Int32] = { _ in [] }) -> [Int] {
  let groups = ValueGroups(values)
  var sizes = [Int](repeating: 0, count: values.count)
  var seen: [(name: UInt64, account: Int32)] = []
  for value in 0..<groups.count {
    let accounts = groups[value]
    var distinct = accounts.isEmpty ? 0 : 1
    if accounts.count > 1 {
      seen.removeAll(keepingCapacity: true)
      for account in accounts { seen.append((names[Int(account)], account)) }
      seen.sort { $0 < $1 }
      distinct = 1
      for place in 1..<seen.count where seen[place].name != seen[place - 1].name {
        seen[distinct] = seen[place]
        distinct += 1
      }
      if distinct > 1 { distinct -= joined(seen[..<distinct].map { words(Int($0.account)) }) }
    }
    for account in accounts { sizes[Int(account)] = distinct }
  }
  return sizes
}

/// How many fewer lists there are if those that share a word count as one.
private func joined(_ lists: [[Int32]]) -> Int {
  var sets = DisjointSets(count: lists.count)
  var firstOf: [Int32: Int] = [:]
  var count = 0
  for (number, words) in lists.enumerated() {
    for word in words {
      guard let first = firstOf[word] else {
        firstOf[word] = number
        continue
      }
      if sets.unite(first, number) != nil { count += 1 }
    }
  }
  return count
}
