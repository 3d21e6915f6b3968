/// Pairs that are the same seller's whatever they are called: two of registration number, phone, e-mail and address are equal.
func anchorPairs(_ table: CleanAccounts) -> [Pair] {
  var blocking = Blocking()
  for (salt, column) in [table.registration, table.phone, table.email, table.place].enumerated() {
    for account in 0..<table.count where column[account] >= 0 { blocking.add(hash64(UInt64(salt), UInt64(column[account])), account) }
    blocking.endRule(cuts: [])
  }
  return sortedUnique(blocking.pairs).filter { pair in
    var equal = 0
    for column in [table.registration, table.phone, table.email, table.place] where column[pair.first] >= 0 {
      if column[pair.first] == column[pair.second] { equal += 1 }
    }
    return equal >= 2
  }
}
