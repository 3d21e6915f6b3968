/// The candidate pairs that can be links, weighed.
struct WeighedPairs {
  /// Those of the candidate pairs that can reach the threshold (``WeightBounds``), with their weights; in order.
  let open: [Clustering.Link]
  /// Those of them that reach it.
  let links: [Clustering.Link]
  /// How many pairs were compared anew.
  let compared: Int

  /// Weighs the candidate pairs of a table; of pairs that an earlier night had, what it knows is taken from it.
  init(_ blocks: [Blocks], _ table: LinkageTable, _ model: ModelWeights, known: KnownPairs?, threads: Int) {
    let pairs = Blocks.pairs(of: blocks, wanted: known?.wanted, threads: threads)
    compared = pairs.count
    let pieces = inParallel(pairs.count, threads: threads) { range in
      var open: [Clustering.Link] = []
      var levels: [UInt8] = []
      for pair in pairs[range] {
        levels.removeAll(keepingCapacity: true)
        table.appendLevelsButNames(pair.first, pair.second, to: &levels)
        guard model.bounds.mayReachThreshold(levels) else { continue }
        table.addNames(pair.first, pair.second, to: &levels)
        open.append(.init(pair: pair, weight: model.weight(levels, first: pair.first)))
      }
      return open
    }
    let found = pieces.flatMap { $0 }
    open = known.map { Self.merged(found, $0.open(table, model, threads: threads)) } ?? found
    links = open.filter { $0.weight >= model.thresholdBits }
  }

  /// Two ordered lists of links as one; of a pair that both have the first list's is taken.
  private static func merged(_ one: [Clustering.Link], _ other: [Clustering.Link]) -> [Clustering.Link] {
    var merged: [Clustering.Link] = []
    merged.reserveCapacity(one.count + other.count)
    var place = 0
    for link in one {
      while place < other.count, other[place].pair < link.pair {
        merged.append(other[place])
        place += 1
      }
      if place < other.count, other[place].pair == link.pair { place += 1 }
      merged.append(link)
    }
    merged.append(contentsOf: other[place...])
    return merged
  }
}

extension LinkageTable {
  /// The weight of two accounts, the smaller place first.
  func weight(_ first: Int, _ second: Int, _ model: ModelWeights, _ levels: inout [UInt8]) -> Double {
    levels.removeAll(keepingCapacity: true)
    appendLevels(first, second, to: &levels)
    return model.weight(levels, first: first)
  }
}
