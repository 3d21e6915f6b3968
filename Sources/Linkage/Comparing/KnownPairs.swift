/// What an earlier night found out about pairs of which nothing changed since.
struct KnownPairs {
  /// Whether an account is new, or so changed that all its pairs are to be compared anew.
  private(set) var isFresh: [Bool]
  /// Whether anything of the account changed that a weight hangs on: it is fresh, or the words of its name are worth something else.
  private(set) var isChanged: [Bool]
  /// The pairs of two accounts that are not fresh, by tonight's places, with the earlier night's weights; in order.
  private var pairs: [Clustering.Link] = []
  /// The links of the earlier night, by tonight's places.
  private(set) var links: [Pair] = []

  /// Compares the signatures of two nights.
  ///
  /// - Parameters:
  ///   - oldPlace: for each of tonight's accounts its place in the earlier night's list, nil for a new one; both ordered by key. No account of
  ///     that night is missing tonight.
  ///   - threshold: from how many bits on a pair is linked.
  init(_ memory: LinkageMemory, oldPlace: [Int?], signatures: AccountSignatures, threshold: Double) {
    var placeOf = [Int](repeating: -1, count: memory.signatures.count)
    isFresh = .init(repeating: true, count: oldPlace.count)
    isChanged = isFresh
    for (place, old) in oldPlace.enumerated() {
      guard let old, old < placeOf.count else { continue }
      placeOf[old] = place
      guard memory.signatures[old] == signatures.values[place], memory.blockSignatures[old] == signatures.blocks[place] else { continue }
      isFresh[place] = false
      isChanged[place] = memory.wordSignatures[old] != signatures.words[place]
    }
    for (code, weight) in zip(memory.open, memory.weights) {
      let old = Pair(code: code)
      let (first, second) = (placeOf[old.first], placeOf[old.second])
      guard first >= 0, second >= 0 else { continue }
      let pair = Pair(first, second)
      if weight >= threshold { links.append(pair) }
      if !isFresh[first], !isFresh[second] { pairs.append(.init(pair: pair, weight: weight)) }
    }
  }

  /// The pairs that the earlier night had, weighed anew where the words of a name are worth something else.
  func open(_ table: LinkageTable, _ model: ModelWeights) -> [Clustering.Link] {
    var levels: [UInt8] = []
    return pairs.map { known in
      guard isChanged[known.pair.first] || isChanged[known.pair.second] else { return known }
      return .init(pair: known.pair, weight: table.weight(known.pair.first, known.pair.second, model, &levels))
    }
  }
}
