/// The candidate pairs and those of them that are linked.
struct WeighedPairs {
  /// All that were compared, in order.
  let pairs: [Pair]
  /// Those from the threshold on, in order.
  let links: [Clustering.Link]

  /// Weighs the candidate pairs of a table; what an earlier night knows already is taken from it.
  init(_ pairs: [Pair], _ table: LinkageTable, _ model: ModelWeights, known: KnownPairs?, threads: Int) {
    let fresh = known.map { known in known.unknown(of: pairs) } ?? pairs
    let pieces = inParallel(fresh.count, threads: threads) { range in
      var links: [Clustering.Link] = []
      var levels: [UInt8] = []
      for pair in fresh[range] {
        levels.removeAll(keepingCapacity: true)
        table.appendLevels(pair.first, pair.second, to: &levels)
        let weight = model.weight(levels)
        if weight >= model.thresholdBits { links.append(.init(pair: pair, weight: weight)) }
      }
      return links
    }
    let found = pieces.flatMap { $0 }
    self.pairs = pairs
    links = known.map { Self.merged(found, $0.links(among: pairs)) } ?? found
  }

  /// Two ordered lists of links, which have none in common, as one.
  private static func merged(_ one: [Clustering.Link], _ other: [Clustering.Link]) -> [Clustering.Link] {
    var merged: [Clustering.Link] = []
    merged.reserveCapacity(one.count + other.count)
    var place = 0
    for link in one {
      while place < other.count, other[place].pair < link.pair {
        merged.append(other[place])
        place += 1
      }
      merged.append(link)
    }
    merged.append(contentsOf: other[place...])
    return merged
  }
}

/// What an earlier night found out about pairs of which nothing changed since.
struct KnownPairs {
  /// The pairs that were compared, in order, by tonight's places.
  private var compared: [Pair] = []
  private var links: [Clustering.Link] = []

  /// The pairs of two accounts that an earlier night had with the same signatures.
  ///
  /// - Parameter oldPlace: for each of tonight's accounts its place in the earlier night's list, nil for a new one; both ordered by key.
  init(_ memory: LinkageMemory, oldPlace: [Int?], signatures: [UInt64]) {
    var placeOf = [Int](repeating: -1, count: memory.signatures.count)
    for (place, old) in oldPlace.enumerated() {
      if let old, old < placeOf.count, memory.signatures[old] == signatures[place] { placeOf[old] = place }
    }
    func moved(_ code: UInt64) -> Pair? {
      let old = Pair(code: code)
      guard old.second < placeOf.count, placeOf[old.first] >= 0, placeOf[old.second] >= 0 else { return nil }
      return Pair(placeOf[old.first], placeOf[old.second])
    }
    compared = memory.compared.compactMap(moved)
    for (code, weight) in zip(memory.linked, memory.weights) {
      if let pair = moved(code) { links.append(.init(pair: pair, weight: weight)) }
    }
  }

  /// Those of the ordered pairs about which nothing is known.
  func unknown(of pairs: [Pair]) -> [Pair] {
    var unknown: [Pair] = []
    var place = 0
    for pair in pairs {
      while place < compared.count, compared[place] < pair { place += 1 }
      if place == compared.count || compared[place] != pair { unknown.append(pair) }
    }
    return unknown
  }

  /// The known links that are among the ordered pairs.
  func links(among pairs: [Pair]) -> [Clustering.Link] {
    var found: [Clustering.Link] = []
    var place = 0
    for link in links {
      while place < pairs.count, pairs[place] < link.pair { place += 1 }
      if place < pairs.count, pairs[place] == link.pair { found.append(link) }
    }
    return found
  }
}
