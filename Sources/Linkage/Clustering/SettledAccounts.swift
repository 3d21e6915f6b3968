/// The accounts whose cluster must be what an earlier night's was: no account that links lead to from there, then or tonight, has changed.
struct SettledAccounts {
  /// Whether anything of an account's component changed.
  private let isOpen: [Bool]

  /// Finds them by what is known of the earlier night, tonight's links, and tonight's decisions; an account with another decision than then
  /// counts as changed.
  init(_ known: KnownPairs, links: [Clustering.Link], decided: DecidedPairs) {
    var components = DisjointSets(count: known.isChanged.count)
    for link in links { components.unite(link.pair.first, link.pair.second) }
    for pair in known.links { components.unite(pair.first, pair.second) }
    for pair in decided.same { components.unite(pair.first, pair.second) }
    var isOpen = [Bool](repeating: false, count: components.count)
    for (account, isChanged) in known.isChanged.enumerated() where isChanged { isOpen[components.root(account)] = true }
    for account in isOpen.indices { isOpen[account] = isOpen[components.root(account)] }
    self.isOpen = isOpen
  }

  /// Whether an account's cluster is that of the earlier night.
  func isSettled(_ account: Int) -> Bool { !isOpen[account] }
}
