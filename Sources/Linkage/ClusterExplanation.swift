import Marketplace

/// Why the accounts of a seller are together, and what kept others out.
public struct ClusterExplanation: Equatable, Sendable {
  /// What became of a pair.
  public enum Fate: Equatable, Sendable {
    /// Its weight does not reach the threshold: it is no link.
    case noLink
    /// It joined two groups of accounts.
    case joined
    /// Heavier links, or a decision, had joined its two accounts before.
    case alreadyTogether
    /// Cut: the pairs across the two groups have so many bits on average.
    case contradicted(averageBits: Double)
    /// Cut: two accounts of the two groups, by their indices, were decided to be different sellers'.
    case decidedApart(Int, Int)
  }

  /// A pair of accounts, by their indices in the list, the smaller key first.
  public struct PairStory: Equatable, Sendable {
    /// The account with the smaller key.
    public var first: Int
    /// The other one.
    public var second: Int
    /// The sum of its weight.
    public var explanation: PairExplanation
    /// What became of it.
    public var fate: Fate
  }

  /// The accounts of the seller, by their indices in the list, ordered by key.
  public var members: [Int]
  /// The probability of the weakest link that the seller was made with; 1 where there is none.
  public var confidence: Double
  /// The pairs of members that were compared, the heaviest first.
  public var inside: [PairStory]
  /// The links from a member to others that were cut, the heaviest first.
  public var cut: [PairStory]
}

extension LinkageExplainer {
  /// Why an account of the list, given by its index, is with those that it is with.
  ///
  /// - Parameters:
  ///   - accounts: the list that the explainer was made of.
  ///   - memory: what their linkage found out, nil to find it out again.
  ///   - decisions: those that held then.
  public func explainCluster(
    of account: Int, accounts: [SellerAccount], memory: LinkageMemory?, decisions: [SellerDecision]
  ) -> ClusterExplanation {
    let weights = ModelWeights(adapted)
    var indices = [Int](repeating: 0, count: places.count)
    for (index, place) in places.enumerated() { indices[place] = index }
    let blocks = table.blocks()
    let links: [Clustering.Link]
    if let memory, memory.count == places.count {
      links = zip(memory.open, memory.weights).map { .init(pair: Pair(code: $0), weight: $1) }.filter { $0.weight >= weights.thresholdBits }
    } else {
      links = WeighedPairs(blocks, table, weights, known: nil, threads: manyThreads).links
    }
    var fates: [(pair: Pair, fate: LinkFate)] = []
    var levels: [UInt8] = []
    var clustering = Clustering(
      count: places.count, decided: DecidedPairs(decisions, among: AccountTable(indices.map { accounts[$0] })))
    clustering.join(links) {
      fates.append(($0.pair, $1))
    } weight: {
      table.weight($0, $1, weights, &levels)
    }
    let clusters = clustering.result()
    let own = clusters.clusterOf[places[account]]
    func isMember(_ place: Int) -> Bool { clusters.clusterOf[place] == own }
    func story(_ pair: Pair, _ fate: ClusterExplanation.Fate) -> ClusterExplanation.PairStory {
      let (first, second) = (indices[pair.first], indices[pair.second])
      return .init(first: first, second: second, explanation: explainPair(first, second), fate: fate)
    }
    var fateOf: [Pair: LinkFate] = [:]
    var cut: [ClusterExplanation.PairStory] = []
    for (pair, fate) in fates where isMember(pair.first) || isMember(pair.second) {
      fateOf[pair] = fate
      if !(isMember(pair.first) && isMember(pair.second)) { cut.append(story(pair, self.fate(fate, indices))) }
    }
    let members = WantedPairs(
      one: .init(repeating: false, count: places.count), both: (0..<places.count).map(isMember),
      of: AccountKeys(blocks, accounts: places.count))
    let inside = Blocks.pairs(of: blocks, wanted: members, threads: manyThreads).map { pair in
      story(pair, fateOf[pair].map { fate($0, indices) } ?? .noLink)
    }
    return ClusterExplanation(
      members: indices.indices.filter(isMember).map { indices[$0] }, confidence: clusters.confidence[places[account]],
      inside: Self.heaviestFirst(inside), cut: Self.heaviestFirst(cut))
  }

  private static func heaviestFirst(_ pairs: [ClusterExplanation.PairStory]) -> [ClusterExplanation.PairStory] {
    pairs.enumerated().sorted { ($0.element.explanation.weight, $1.offset) > ($1.element.explanation.weight, $0.offset) }.map(\.element)
  }

  private func fate(_ fate: LinkFate, _ indices: [Int]) -> ClusterExplanation.Fate {
    switch fate {
    case .joined: .joined
    case .alreadyTogether: .alreadyTogether
    case .contradicted(let bits): .contradicted(averageBits: bits)
    case .decidedApart(let pair): .decidedApart(indices[pair.first], indices[pair.second])
    }
  }
}
