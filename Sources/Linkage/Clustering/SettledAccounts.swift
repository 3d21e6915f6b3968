/// The accounts whose cluster must be what an earlier night's was: no account that links lead to from there, then or tonight, has changed.
struct SettledAccounts {
  private var parent: [Int32]
  /// Whether anything of a component changed, by its root.
  private var isOpen: [Bool]

  /// Finds them by what is known of the earlier night, tonight's links, and tonight's decisions; an account with another decision than then
  /// counts as changed.
  init(_ known: KnownPairs, links: [Clustering.Link], decided: DecidedPairs) {
    parent = (0..<known.isChanged.count).map { Int32($0) }
    isOpen = known.isChanged
    for link in links { unite(link.pair) }
    for pair in known.links { unite(pair) }
    for pair in decided.same { unite(pair) }
    for account in parent.indices { parent[account] = Int32(root(account)) }
  }

  /// Whether an account's cluster is that of the earlier night.
  func isSettled(_ account: Int) -> Bool { !isOpen[Int(parent[account])] }

  private mutating func unite(_ pair: Pair) {
    let one = root(pair.first)
    let other = root(pair.second)
    if one == other { return }
    parent[max(one, other)] = Int32(min(one, other))
    if isOpen[max(one, other)] { isOpen[min(one, other)] = true }
  }

  private mutating func root(_ account: Int) -> Int {
    var place = account
    while Int(parent[place]) != place {
      parent[place] = parent[Int(parent[place])]
      place = Int(parent[place])
    }
    return place
  }
}
