/// Pairs of different accounts drawn at random: nearly all of them are different sellers'.
///
/// The generator is SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), so that a seed gives the same pairs everywhere.
func randomPairs(count: Int, among accounts: Int, seed: UInt64) -> [Pair] {
  if accounts < 2 { return [] }
  var state = seed
  func next() -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Int(hash64(state, 0) % UInt64(accounts))
  }
  var pairs: [Pair] = []
  while pairs.count < count {
    let first = next()
    let second = next()
    if first != second { pairs.append(Pair(first, second)) }
  }
  return sortedUnique(pairs)
}
