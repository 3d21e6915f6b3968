/// What an earlier night found out about pairs of which nothing changed since.
struct KnownPairs {
  /// The pairs that are to be compared anew: those with an account that is new, or changed in its values or keys, and those of blocks that were
  /// too large then and are so no more.
  private(set) var wanted: Blocks.WantedPairs
  /// Whether anything of an account changed that a cluster hangs on: a pair of it is wanted, the words of its name are worth something else, or
  /// a block of it became too large.
  private(set) var isChanged: [Bool]
  /// The pairs of two accounts without a wanted pair, by tonight's places, with the earlier night's weights; in order.
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
  ///   - largeKeys: those of tonight's blocks, in order.
  ///   - threshold: from how many bits on a pair is linked.
  init(
    _ memory: LinkageMemory, oldPlace: [Int?], signatures: AccountSignatures, _ blocks: [Blocks], _ largeKeys: [UInt64], threshold: Double
  ) {
    var placeOf = [Int](repeating: -1, count: memory.signatures.count)
    var isFresh = [Bool](repeating: true, count: oldPlace.count)
    isWorthOther = isFresh
    for (place, old) in oldPlace.enumerated() {
      guard let old, old < placeOf.count else { continue }
      placeOf[old] = place
      isFresh[place] = memory.signatures[old] != signatures.values[place] || memory.blockSignatures[old] != signatures.blocks[place]
      isWorthOther[place] = memory.wordSignatures[old] != signatures.words[place]
    }
    wanted = .init(accounts: isFresh)
    var grown = CodeTable()
    let difference = Self.difference(memory.largeKeys, largeKeys)
    for key in difference.first { _ = wanted.keys.intern(key) }
    for key in difference.second { _ = grown.intern(key) }
    isChanged = isFresh
    for place in isChanged.indices where isWorthOther[place] { isChanged[place] = true }
    // Of the accounts of blocks whose size passed the limit, in one direction or the other, the clusters are solved again.
    var hasGrown = [Bool](repeating: false, count: oldPlace.count)
    for rule in blocks {
      rule.markAccounts(of: grown, in: &hasGrown)
      rule.markAccounts(of: wanted.keys, in: &isChanged)
    }
    for place in isChanged.indices where hasGrown[place] { isChanged[place] = true }
    var keysOf: [Int: [UInt64]] = [:]
    if hasGrown.contains(true) { for rule in blocks { rule.appendKeys(of: hasGrown, to: &keysOf) } }
    for (code, weight) in zip(memory.open, memory.weights) {
      let old = Pair(code: code)
      let (first, second) = (placeOf[old.first], placeOf[old.second])
      guard first >= 0, second >= 0 else { continue }
      let pair = Pair(first, second)
      if weight >= threshold { links.append(pair) }
      if isFresh[first] || isFresh[second] { continue }
      // Two accounts of a block that became too large may share no other one.
      if hasGrown[first], hasGrown[second], Set(keysOf[first] ?? []).isDisjoint(with: keysOf[second] ?? []) { continue }
      pairs.append(.init(pair: pair, weight: weight))
    }
  }

  /// The numbers that only one of two ordered lists has.
  private static func difference(_ first: [UInt64], _ second: [UInt64]) -> (first: [UInt64], second: [UInt64]) {
    var only: (first: [UInt64], second: [UInt64]) = ([], [])
    var place = 0
    for number in first {
      while place < second.count, second[place] < number {
        only.second.append(second[place])
        place += 1
      }
      if place < second.count, second[place] == number { place += 1 } else { only.first.append(number) }
    }
    only.second += second[place...]
    return only
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
