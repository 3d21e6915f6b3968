import Marketplace

/// Finds out which accounts belong to the same seller.
///
/// The result depends on the accounts, the model and the decisions alone: in another order the same accounts get the same clusters.
/// - Parameters:
///   - decisions: what analysts decided about pairs of accounts.
///   - threads: how many threads work; the result is the same for any number.
public func link(
  _ accounts: [SellerAccount], model: LinkageModel, decisions: [SellerDecision] = [], threads: Int = manyThreads
) -> Linkage {
  let order = accounts.indices.sorted { (accounts[$0].key, $0) < (accounts[$1].key, $1) }
  let found = OrderedLink(AccountTable(order.map { accounts[$0] }), model: model, decisions: decisions, threads: threads).linkage
  var linkage = Linkage(
    clusterOf: .init(repeating: 0, count: accounts.count), confidence: .init(repeating: 1, count: accounts.count),
    clusterCount: found.clusterCount)
  for (place, index) in order.enumerated() {
    linkage.clusterOf[index] = found.clusterOf[place]
    linkage.confidence[index] = found.confidence[place]
  }
  return linkage
}

/// The linkage of accounts that are ordered by key, and what is worth keeping of it.
struct OrderedLink {
  let linkage: Linkage
  let memory: LinkageMemory
  let effort: Effort

  /// What was found out anew.
  struct Effort {
    /// How many accounts were cleaned.
    var cleaned: Int
    /// How many pairs were compared.
    var compared: Int
  }

  /// An earlier linkage, with this code, of accounts that are all among tonight's.
  struct Earlier {
    /// What it found out.
    var memory: LinkageMemory
    /// For each of tonight's accounts its place in the earlier linkage, below 0 for a new one.
    var oldPlace: [Int32]
    /// Whether an account's fields are those of the earlier linkage.
    var isUnchanged: [Bool]
    /// The cluster and the confidence of each account of the earlier linkage.
    var clusterOf: [Int]
    var confidence: [Double]
  }

  /// Links the accounts.
  ///
  /// - Parameter earlier: nil where there was no earlier linkage, or it is not to be used; the result is the same.
  init(_ accounts: AccountTable, model: LinkageModel, decisions: [SellerDecision], earlier: Earlier? = nil, threads: Int) {
    let adapted = AdaptedModel(model, hashes: accounts.indices.map(accounts.keyHash))
    let weights = ModelWeights(adapted)
    let (cleaned, fresh) = Self.cleaned(accounts, earlier, threads)
    let decided = DecidedPairs(decisions, among: accounts)
    let table = LinkageTable(cleaned, KnownWords(model.nameKnowledge), threads: threads)
    let blocks = table.blocks(threads: threads)
    let signatures = table.signatures(weights, blocks, decided: decided.signatures(of: accounts), threads: threads)
    let known = earlier.flatMap {
      KnownPairs($0.memory, oldPlace: $0.oldPlace, signatures: signatures, adapted, weights.bounds)
    }
    let weighed = WeighedPairs(blocks, table, weights, known: known, threads: threads)
    var clustering = Clustering(count: accounts.count, decided: decided)
    var links = weighed.links
    if let earlier, let known {
      let settled = SettledAccounts(known, links: links, decided: decided)
      clustering.settle(settled, earlier)
      links.removeAll { settled.isSettled($0.pair.first) }
    }
    var levels: [UInt8] = []
    clustering.join(links) { table.weight($0, $1, weights, &levels) }
    effort = Effort(cleaned: fresh, compared: weighed.compared)
    let found = clustering.result()
    linkage = Linkage(clusterOf: found.clusterOf, confidence: found.confidence, clusterCount: found.count)
    memory = LinkageMemory(
      cleaned: cleaned, signatures: signatures.values, sharerSignatures: signatures.sharers, wordSignatures: signatures.words,
      keys: signatures.keys,
      open: weighed.open.map(\.pair.code), weights: weighed.open.map(\.weight))
  }

  /// The cleaned accounts, and how many were cleaned anew; those whose fields did not change are taken from the earlier linkage.
  private static func cleaned(_ accounts: AccountTable, _ earlier: Earlier?, _ threads: Int) -> (CleanedSellers, fresh: Int) {
    guard let earlier else { return (CleanedSellers(cleaning: Array(accounts), threads: threads), accounts.count) }
    let known = earlier.memory.cleaned
    var fresh: [SellerAccount] = []
    let places = accounts.indices.map { place -> Int32 in
      if earlier.isUnchanged[place] { return earlier.oldPlace[place] }
      fresh.append(accounts[place])
      return -1
    }
    return (CleanedSellers(known, places, fresh: CleanedTexts(cleaning: fresh, threads: threads), threads: threads), fresh.count)
  }
}
