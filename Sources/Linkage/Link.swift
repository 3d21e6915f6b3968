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

  /// An earlier linkage, with this code, of accounts that are all among tonight's.
  struct Earlier {
    /// What it found out.
    var memory: LinkageMemory
    /// For each of tonight's accounts its place in the earlier linkage, nil for a new one.
    var oldPlace: [Int?]
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
    let weights = ModelWeights(AdaptedModel(model, hashes: accounts.indices.map(accounts.keyHash)))
    let cleaned = Self.cleaned(accounts, earlier, threads)
    let decided = DecidedPairs(decisions, among: accounts)
    let table = LinkageTable(cleaned, KnownWords(model.nameKnowledge), threads: threads)
    let blocks = table.blocks(threads: threads)
    let signatures = table.signatures(weights, blocks, decided: decided.signatures(of: accounts), threads: threads)
    let known = earlier.map {
      KnownPairs($0.memory, oldPlace: $0.oldPlace, signatures: signatures, blocks, threshold: weights.thresholdBits)
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
    let found = clustering.result()
    linkage = Linkage(clusterOf: found.clusterOf, confidence: found.confidence, clusterCount: found.count)
    memory = LinkageMemory(
      cleaned: cleaned, signatures: signatures.values, sharerSignatures: signatures.sharers, wordSignatures: signatures.words,
      blockSignatures: signatures.blocks,
      open: weighed.open.map(\.pair.code), weights: weighed.open.map(\.weight))
  }

  /// The cleaned accounts; those whose fields did not change are taken from the earlier linkage.
  private static func cleaned(_ accounts: AccountTable, _ earlier: Earlier?, _ threads: Int) -> CleanedSellers {
    guard let earlier else { return CleanedSellers(cleaning: Array(accounts), threads: threads) }
    func known(_ place: Int) -> Int? {
      guard earlier.isUnchanged[place], let old = earlier.oldPlace[place], old < earlier.memory.cleaned.count else { return nil }
      return old
    }
    let fresh = CleanedSellers(cleaning: accounts.indices.filter { known($0) == nil }.map { accounts[$0] }, threads: threads)
    var cleaned = CleanedSellers()
    cleaned.reserve(earlier.memory.cleaned)
    // Accounts that follow each other mostly did so before: they are taken over together.
    var run = 0..<0
    var next = 0
    for place in accounts.indices {
      if let old = known(place) {
        if old != run.upperBound {
          cleaned.append(earlier.memory.cleaned, run)
          run = old..<old
        }
        run = run.lowerBound..<old + 1
      } else {
        cleaned.append(earlier.memory.cleaned, run)
        run = run.upperBound..<run.upperBound
        cleaned.append(fresh, next..<next + 1)
        next += 1
      }
    }
    cleaned.append(earlier.memory.cleaned, run)
    return cleaned
  }
}
