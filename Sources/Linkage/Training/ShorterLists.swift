extension LinkageModel {
  /// Learns the weights for shorter lists from parts of the list that the model was trained on: an eighth of it, a sixty-fourth, and so on
  /// as long as a part has five hundred accounts.
  ///
  /// What is common in a long list is rare in a short one: of two accounts in fifty thousand with the same street address, most are
  /// neighbours; of two in a thousand, most are one seller's. A part takes each cluster whole, so that in a part an account has as many
  /// of its own seller's beside it as in the list. The list is divided in several ways, since chance decides what is alike in a part. Each part
  /// is read with the model's memory of words and without it, since a short list may have other words than the model knows. The labels are
  /// registration numbers as before; the weights are held to those of the list.
  mutating func learnShorterLists(
    from accounts: CleanedSellers, _ clusters: [Int], seed: UInt64, leastAccounts: Int = 500, threads: Int
  ) {
    let centre = LabelledExamples.nats(self)
    var parts = 1 << Self.halvingsAStep
    while accounts.count / parts >= leastAccounts {
      var examples = LabelledExamples()
      var lists: [ComparedPairs] = []
      for place in 0..<Self.divisions * parts {
        let (division, part) = place.quotientAndRemainder(dividingBy: parts)
        let own = accounts.selecting(
          clusters.indices.filter { hash64(UInt64(clusters[$0]), seed &+ UInt64(division)) % UInt64(parts) == UInt64(part) })
        for knowledge in [nameKnowledge, nil] {
          let table = LinkageTable(own, KnownWords(knowledge))
          let random = randomPairs(count: own.count / 4, among: own.count, seed: seed)
          lists.append(ComparedPairs(table.candidatePairs(), table, threads: threads))
          examples.add(lists[lists.count - 1], random: ComparedPairs(random, table, threads: threads))
        }
      }
      // Each part is there with memory and without it, and each account in every division.
      let count = 1 / Double(2 * Self.divisions)
      addShorter(LabelledExamples.bits(examples.fit(count: count, centre: centre, ridge: 5)), lists)
      parts <<= Self.halvingsAStep
    }
  }

  /// In how many ways the list is divided into parts.
  private static let divisions = 4

  /// Adds a set of weights and that of the kinds of names that belongs to it.
  private mutating func addShorter(_ bits: (prior: Double, levels: [[Double]]), _ lists: [ComparedPairs]) {
    var short = self
    short.priorBits = bits.prior
    for (comparison, bits) in zip(LabelledExamples.learnt, bits.levels) { short.setBits(of: comparison, bits) }
    short.setBits(of: .kind, Comparisons.kind.levels.map { _ in 0 })
    short.comparisons.removeLast()
    short.setBits(of: .kind, ModelFit.kindBits(of: lists, short))
    shorterPriorBits = (shorterPriorBits ?? []) + [bits.prior]
    for comparison in LabelledExamples.learnt + [.kind] {
      for (level, short) in short.comparisons[comparison.rawValue].levels.enumerated() {
        let known = comparisons[comparison.rawValue].levels[level].shorter ?? []
        comparisons[comparison.rawValue].levels[level].shorter = known + [short.bits]
      }
    }
  }

  /// Sets the bits of a comparison's levels.
  mutating func setBits(of comparison: Comparisons, _ bits: [Double]) {
    for (level, bits) in bits.enumerated() { comparisons[comparison.rawValue].levels[level].bits = bits }
  }
}
