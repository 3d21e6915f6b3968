/// What an earlier night found out about pairs of which nothing changed since.
struct KnownPairs {
  /// For each blocking rule the pairs of its blocks that are to be compared anew: those with an account that is new, or changed in its values, or
  /// whose blocks of the rule are others; and those of two accounts whose values others share than did.
  private(set) var wanted: [Blocks.WantedPairs]
  /// Whether anything of an account changed that a cluster hangs on: a pair of it is wanted, or the words of its name are worth something else.
  private(set) var isChanged: [Bool]
  /// The pairs of the earlier night that need not be found again, by tonight's places, with its weights; in order.
  private var pairs: [Clustering.Link] = []
  /// The links of the earlier night, by tonight's places.
  private(set) var links: [Pair] = []
  /// Whether the words of an account's name are worth something else.
  private var isWorthOther: [Bool]

  /// Compares two nights.
  ///
  /// - Parameters:
  ///   - oldPlace: for each of tonight's accounts its place in the earlier night's list, nil for a new one; both ordered by key. No account of
  ///     that night is missing tonight.
  ///   - threshold: from how many bits on a pair is linked.
  init(_ memory: LinkageMemory, oldPlace: [Int?], signatures: AccountSignatures, _ blocks: [Blocks], threshold: Double) {
    var placeOf = [Int](repeating: -1, count: memory.count)
    var isFresh = [Bool](repeating: true, count: oldPlace.count)
    isWorthOther = isFresh
    var isShared = isFresh
    var isElsewhere = [[Bool]](repeating: isFresh, count: memory.blockSignatures.count)
    isChanged = isFresh
    for (place, old) in oldPlace.enumerated() {
      guard let old, old < placeOf.count else { continue }
      placeOf[old] = place
      isFresh[place] = memory.signatures[old] != signatures.values[place]
      isWorthOther[place] = memory.wordSignatures[old] != signatures.words[place]
      isShared[place] = memory.sharerSignatures[old] != signatures.sharers[place]
      isChanged[place] = isFresh[place] || isWorthOther[place] || isShared[place]
      for number in isElsewhere.indices {
        let isOther = memory.blockSignatures[number][old] != signatures.blocks[number][place]
        isElsewhere[number][place] = isFresh[place] || isOther
        if isOther { isChanged[place] = true }
      }
    }
    wanted = blocks.indices.map { .init(one: isElsewhere[Blocks.signatureOfRule[$0]], both: isShared) }
    // Where the blocks of an account are others, its pairs of the earlier night may share none any more.
    var doubtful: [Clustering.Link] = []
    var isAsked = [Bool](repeating: false, count: oldPlace.count)
    for (code, weight) in zip(memory.open, memory.weights) {
      let old = Pair(code: code)
      let (first, second) = (placeOf[old.first], placeOf[old.second])
      guard first >= 0, second >= 0 else { continue }
      let known = Clustering.Link(pair: Pair(first, second), weight: weight)
      if weight >= threshold { links.append(known.pair) }
      if isFresh[first] || isFresh[second] || isShared[first] && isShared[second] { continue }
      pairs.append(known)
      if isElsewhere.contains(where: { $0[first] || $0[second] }) {
        doubtful.append(known)
        isAsked[first] = true
        isAsked[second] = true
      }
    }
    if doubtful.isEmpty { return }
    let keys = AccountKeys(blocks, of: isAsked)
    let gone = Set(doubtful.filter { !keys.share($0.pair) }.map(\.pair))
    if !gone.isEmpty { pairs.removeAll { gone.contains($0.pair) } }
  }

  /// The pairs that the earlier night had, weighed anew where the words of a name are worth something else.
  func open(_ table: LinkageTable, _ model: ModelWeights, threads: Int) -> [Clustering.Link] {
    inParallel(pairs.count, threads: threads) { range in
      var levels: [UInt8] = []
      return pairs[range].map { known in
        guard isWorthOther[known.pair.first] || isWorthOther[known.pair.second] else { return known }
        return .init(pair: known.pair, weight: table.weight(known.pair.first, known.pair.second, model, &levels))
      }
    }.flatMap { $0 }
  }
}
