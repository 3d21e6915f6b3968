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
  let found = OrderedLink(order.map { accounts[$0] }, model: model, decisions: decisions, threads: threads).linkage
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

  /// Links the accounts.
  ///
  /// - Parameters:
  ///   - earlier: what an earlier linkage with this model found out, nil where there was none.
  ///   - oldPlace: for each account its place in the earlier linkage, nil for a new one.
  ///   - isUnchanged: whether an account's fields are those of the earlier linkage.
  init(
    _ accounts: [SellerAccount], model: LinkageModel, decisions: [SellerDecision], earlier: LinkageMemory? = nil, oldPlace: [Int?] = [],
    isUnchanged: [Bool] = [], threads: Int
  ) {
    let model = model.adapted(to: accounts.count)
    let weights = ModelWeights(model)
    let cleaned = Self.cleaned(accounts, earlier, oldPlace, isUnchanged, threads)
    let table = LinkageTable(cleaned, KnownWords(model.nameKnowledge), threads: threads)
    let signatures = table.signatures(weights, threads: threads)
    let known = earlier.map { KnownPairs($0, oldPlace: oldPlace, signatures: signatures) }
    let weighed = WeighedPairs(table.candidatePairs(threads: threads), table, weights, known: known, threads: threads)
    var clustering = Clustering(count: accounts.count, decided: DecidedPairs(decisions, among: accounts))
    clustering.join(weighed.links) { weights.weight(table.levels($0, $1)) }
    let found = clustering.result()
    linkage = Linkage(clusterOf: found.clusterOf, confidence: found.confidence, clusterCount: found.count)
    memory = LinkageMemory(
      cleaned: cleaned, signatures: signatures.values, wordSignatures: signatures.words, compared: weighed.pairs.map(\.code),
      isOpen: weighed.isOpen, linked: weighed.links.map(\.pair.code), weights: weighed.links.map(\.weight))
  }

  /// The cleaned accounts; those whose fields did not change are taken from the earlier linkage.
  private static func cleaned(
    _ accounts: [SellerAccount], _ earlier: LinkageMemory?, _ oldPlace: [Int?], _ isUnchanged: [Bool], _ threads: Int
  ) -> [CleanedSeller] {
    guard let earlier else { return CleanedSeller.clean(accounts, threads: threads) }
    let fresh = accounts.indices.filter { place in
      guard isUnchanged[place], let old = oldPlace[place] else { return true }
      return old >= earlier.cleaned.count
    }
    let made = CleanedSeller.clean(fresh.map { accounts[$0] }, threads: threads)
    var cleaned: [CleanedSeller] = []
    cleaned.reserveCapacity(accounts.count)
    var next = 0
    for place in accounts.indices {
      if next < fresh.count, fresh[next] == place {
        cleaned.append(made[next])
        next += 1
      } else if let old = oldPlace[place] {
        cleaned.append(earlier.cleaned[old])
      }
    }
    return cleaned
  }
}
