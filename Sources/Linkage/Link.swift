import Marketplace

/// Finds out which accounts belong to the same seller.
///
/// The result depends on the accounts and the model alone: in another order the same accounts get the same clusters.
public func link(_ accounts: [SellerAccount], model: LinkageModel) -> Linkage {
  let model = model.adapted(to: accounts.count)
  let order = accounts.indices.sorted { (accounts[$0].key, $0) < (accounts[$1].key, $1) }
  let table = LinkageTable(order.map { accounts[$0] }, KnownWords(model.nameKnowledge))
  let compared = ComparedPairs(table.candidatePairs(), table)
  var links: [Clustering.Link] = []
  for place in compared.pairs.indices {
    let weight = model.weight(compared.levels(at: place))
    if weight >= model.thresholdBits { links.append(.init(pair: compared.pairs[place], weight: weight)) }
  }
  var clustering = Clustering(count: accounts.count)
  clustering.join(links, model: model) { model.weight(table.levels($0, $1)) }
  let found = clustering.result()
  var linkage = Linkage(
    clusterOf: .init(repeating: 0, count: accounts.count), confidence: .init(repeating: 1, count: accounts.count),
    clusterCount: found.count)
  for (place, index) in order.enumerated() {
    linkage.clusterOf[index] = found.clusterOf[place]
    linkage.confidence[index] = found.confidence[place]
  }
  return linkage
}
