/// What an earlier night found out about pairs of which nothing changed since.
struct KnownPairs {
  /// The pairs of blocks that are to be compared anew: those with an account that is new, or changed in its values, or was not in the block; and
  /// those of two accounts whose values others share than did.
  private(set) var wanted: WantedPairs
  /// Whether anything of an account changed that a cluster hangs on: a pair of it is wanted, or the words of its name are worth something else.
  private(set) var isChanged: [Bool]
  /// The pairs of the earlier night that need not be found again, by tonight's places, with its weights; in order.
  private var pairs: [Clustering.Link] = []
  /// The links of the earlier night, by tonight's places.
  private(set) var links: [Pair] = []
  /// Whether the words of an account's name are worth something else.
  private var isWorthOther: [Bool]
  /// Whether an account is weighed by another model.
  private let hasPassed: [Bool]
  /// Whether some pairs that could be links then cannot be so by tonight's model.
  private let isBoundLess: Bool

  /// Compares two nights; nil where pairs that could not be links then may be so by tonight's model: the list has doubled.
  ///
  /// - Parameters:
  ///   - oldPlace: for each of tonight's accounts its place in the earlier night's list, below 0 for a new one; both ordered by key. No account of
  ///     that night is missing tonight.
  ///   - model: the model as tonight's accounts are weighed by it.
  init?(_ memory: LinkageMemory, oldPlace: [Int32], signatures: AccountSignatures, _ model: AdaptedModel, _ bounds: WeightBounds) {
    let boundsThen = WeightBounds(AdaptedModel.models(model.original, accounts: memory.count))
    guard bounds.isWithin(boundsThen) else { return nil }
    isBoundLess = !boundsThen.isWithin(bounds)
    hasPassed = model.hasPassed(since: memory.count)
    let threshold = model.original.thresholdBits
    let news = BlockNews(signatures.keys, since: memory.keys, oldPlace: oldPlace)
    var placeOf = [Int32](repeating: -1, count: memory.count)
    var isFresh = [Bool](repeating: true, count: oldPlace.count)
    isWorthOther = isFresh
    var isShared = isFresh
    isChanged = isFresh
    for (place, old) in oldPlace.enumerated() where old >= 0 {
      let old = Int(old)
      placeOf[old] = Int32(place)
      isFresh[place] = memory.signatures[old] != signatures.values[place]
      isWorthOther[place] = memory.wordSignatures[old] != signatures.words[place]
      isShared[place] = memory.sharerSignatures[old] != signatures.sharers[place]
      isChanged[place] = isFresh[place] || isWorthOther[place] || isShared[place] || hasPassed[place] || news.isElsewhere(place)
    }
    wanted = .init(one: isFresh, both: isShared, news: news, of: signatures.keys)
    pairs.reserveCapacity(memory.open.count)
    for (code, weight) in zip(memory.open, memory.weights) {
      let old = Pair(code: code)
      let (first, second) = (Int(placeOf[old.first]), Int(placeOf[old.second]))
      guard first >= 0, second >= 0 else { continue }
      let known = Clustering.Link(pair: Pair(first, second), weight: weight)
      if weight >= threshold { links.append(known.pair) }
      if isFresh[first] || isFresh[second] || isShared[first] && isShared[second] { continue }
      // Where the blocks of an account are others, its pairs of the earlier night may share none any more.
      if (news.isElsewhere(first) || news.isElsewhere(second)) && !signatures.keys.share(known.pair) { continue }
      pairs.append(known)
    }
  }

  /// The pairs that the earlier night had, weighed anew where the words of a name are worth something else, or another model weighs them.
  func open(_ table: LinkageTable, _ model: ModelWeights, threads: Int) -> [Clustering.Link] {
    inParallel(pairs.count, threads: threads) { range in
      var levels: [UInt8] = []
      return pairs[range].compactMap { known -> Clustering.Link? in
        let (first, second) = (known.pair.first, known.pair.second)
        if isBoundLess {
          levels.removeAll(keepingCapacity: true)
          table.appendLevelsButNames(first, second, to: &levels)
          if !model.bounds.mayReachThreshold(levels) { return nil }
        }
        guard isWorthOther[first] || isWorthOther[second] || hasPassed[first] else { return known }
        return .init(pair: known.pair, weight: table.weight(first, second, model, &levels))
      }
    }.flatMap { $0 }
  }
}
