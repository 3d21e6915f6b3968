/// The candidate pairs and those of them that are linked.
struct WeighedPairs {
  /// All that were compared, in order.
  let pairs: [Pair]
  /// Whether each of them can reach the threshold, whatever the words of its names are worth.
  let isOpen: [Bool]
  /// Those from the threshold on, in order.
  let links: [Clustering.Link]

  /// Weighs the candidate pairs of a table; what an earlier night knows already is taken from it.
  init(_ pairs: [Pair], _ table: LinkageTable, _ model: ModelWeights, known: KnownPairs?, threads: Int) {
    var isOpen = [Bool](repeating: false, count: pairs.count)
    let fresh = known?.unknown(of: pairs, isOpen: &isOpen) ?? Array(0..<Int32(pairs.count))
    let pieces = inParallel(fresh.count, threads: threads) { range in
      var open: [Int32] = []
      var links: [Clustering.Link] = []
      var levels: [UInt8] = []
      for place in fresh[range] {
        let pair = pairs[Int(place)]
        levels.removeAll(keepingCapacity: true)
        table.appendLevelsButNames(pair.first, pair.second, to: &levels)
        guard model.mayReachThreshold(levels) else { continue }
        open.append(place)
        table.addNames(pair.first, pair.second, to: &levels)
        let weight = model.weight(levels)
        if weight >= model.thresholdBits { links.append(.init(pair: pair, weight: weight)) }
      }
      return (open, links)
    }
    for (open, _) in pieces { for place in open { isOpen[Int(place)] = true } }
    let found = pieces.flatMap(\.1)
    self.pairs = pairs
    self.isOpen = isOpen
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
  /// A pair of two accounts whose signatures are the same as then.
  private struct Known {
    var pair: Pair
    var isOpen: Bool
  }

  /// The pairs of which is known whether they are linked, in order, by tonight's places.
  private var compared: [Known] = []
  private var links: [Clustering.Link] = []

  /// The pairs of two accounts that an earlier night had with the same signatures. What the words of names are worth may have changed
  /// where the pair is not linked whatever they are.
  ///
  /// - Parameter oldPlace: for each of tonight's accounts its place in the earlier night's list, nil for a new one; both ordered by key.
  init(_ memory: LinkageMemory, oldPlace: [Int?], signatures: AccountSignatures) {
    var placeOf = [Int32](repeating: -1, count: memory.signatures.count)
    var isWorthSame = [Bool](repeating: false, count: placeOf.count)
    for (place, old) in oldPlace.enumerated() {
      guard let old, old < placeOf.count, memory.signatures[old] == signatures.values[place] else { continue }
      placeOf[old] = Int32(place)
      isWorthSame[old] = memory.wordSignatures[old] == signatures.words[place]
    }
    compared.reserveCapacity(memory.compared.count)
    for (code, isOpen) in zip(memory.compared, memory.isOpen) {
      let old = Pair(code: code)
      guard placeOf[old.first] >= 0, placeOf[old.second] >= 0 else { continue }
      if isOpen, !(isWorthSame[old.first] && isWorthSame[old.second]) { continue }
      compared.append(Known(pair: Pair(Int(placeOf[old.first]), Int(placeOf[old.second])), isOpen: isOpen))
    }
    for (code, weight) in zip(memory.linked, memory.weights) {
      let old = Pair(code: code)
      guard placeOf[old.first] >= 0, placeOf[old.second] >= 0, isWorthSame[old.first], isWorthSame[old.second] else { continue }
      links.append(.init(pair: Pair(Int(placeOf[old.first]), Int(placeOf[old.second])), weight: weight))
    }
  }

  /// The places of those of the ordered pairs about which nothing is known; of the others it is noted whether they can reach the threshold.
  func unknown(of pairs: [Pair], isOpen: inout [Bool]) -> [Int32] {
    var unknown: [Int32] = []
    var next = 0
    for (place, pair) in pairs.enumerated() {
      while next < compared.count, compared[next].pair < pair { next += 1 }
      if next < compared.count, compared[next].pair == pair {
        isOpen[place] = compared[next].isOpen
      } else {
        unknown.append(Int32(place))
      }
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
