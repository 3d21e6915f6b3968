extension LinkageModel {
  /// Keeps what was learnt from saying that more agreement is worth less, and adds what is said for sure of equal accounts and of other persons.
  ///
  /// Comparisons that lean on each other share what they say between them, so that a further equal contact may come out below nothing. Where levels
  /// are nested the weights are raised to the highest one of less agreement, from the least agreement on: the smallest weights that are in order and
  /// nowhere below those that were learnt. They are raised and never lowered, since the level of less agreement is mostly the commoner one and
  /// rightly weighed.
  ///
  /// Source: weights in a given order, Robertson, Wright and Dykstra, "Order Restricted Statistical Inference" (1988), chapter 1.
  mutating func orderNestedLevels() {
    let contacts = Comparisons.contactCounts
    // Of each part of the name one contact, two, three; a value that fewer names share.
    for start in stride(from: 0, to: Comparisons.together.levels.count, by: contacts) { raise(.together, start..<start + contacts) }
    for (contact, shared) in Comparisons.sharedByFew { raise(contact, shared.reversed()) }
    weighEquality()
  }

  /// Raises each of some levels to the one before it, if that weighs more.
  private mutating func raise(_ comparison: Comparisons, _ levels: some Sequence<Int>) {
    var last: Int?
    for level in levels {
      if let last {
        let less = comparisons[comparison.rawValue].levels[last]
        comparisons[comparison.rawValue].levels[level].raise(to: less)
      }
      last = level
    }
  }

  /// Sets the weights of the deterministic rules: what they say is said for sure, and the other weights, which are those of usual pairs, would add
  /// up too low for equal names of common words, and too high for two people of one household.
  ///
  /// Pairs of equal names with two equal contacts are links whatever else is said of them, but for different registration numbers: at their worst
  /// they have the odds that ``sureBits`` stand for. Pairs of other persons with the same phone, address or both are none: at their best those odds
  /// are against them.
  private mutating func weighEquality() {
    let lengths = -1..<(shorterPriorBits?.count ?? 0)
    let equal = lengths.map { max(Self.sureBits - leastOfEqual($0), 0) }
    let others = lengths.map { min(-Self.sureBits - mostOfOtherPersons($0), 0) }
    for (level, bits) in zip(comparisons[Comparisons.equality.rawValue].levels.indices, [equal.map { _ in 0 }, equal, others]) {
      comparisons[Comparisons.equality.rawValue].levels[level].bits = bits[0]
      comparisons[Comparisons.equality.rawValue].levels[level].shorter = shorterPriorBits.map { _ in Array(bits.dropFirst()) }
    }
  }

  /// The bits of some levels of a comparison, or of all of them, for lists so many steps shorter than that of the training; -1 for as long ones.
  private func bits(_ comparison: Comparisons, _ length: Int, _ isOne: (Int) -> Bool = { _ in true }) -> [Double] {
    let levels = comparisons[comparison.rawValue].levels
    return levels.indices.filter(isOne).map { length < 0 ? levels[$0].bits : levels[$0].shorter?[length] ?? levels[$0].bits }
  }

  private func prior(_ length: Int) -> Double { length < 0 ? priorBits : shorterPriorBits?[length] ?? priorBits }

  /// The least that a pair of equal names with two equal contacts weighs by the other comparisons.
  private func leastOfEqual(_ length: Int) -> Double {
    func least(_ comparison: Comparisons, _ isOne: (Int) -> Bool = { _ in true }) -> Double { bits(comparison, length, isOne).min() ?? 0 }
    let contacts = Comparisons.sharedByFew.map { (own: least($0.contact, $0.contact.isEqualContact), any: least($0.contact)) }
    // One of the three may say anything.
    let other = contacts.map { $0.any - $0.own }.min() ?? 0
    return contacts.reduce(prior(length) + other) { $0 + $1.own }
      + least(.name, Comparisons.allShared) + least(.namesakes) { $0 > 0 } + least(.brand) + least(.kind) + least(.city)
      + least(.order) { !Comparisons.otherOrders.contains($0) } + least(.together) { $0 % Comparisons.contactCounts >= 2 }
  }

  /// The most that a pair of other persons with the same phone and address, and no e-mail address in common, weighs by the other comparisons.
  private func mostOfOtherPersons(_ length: Int) -> Double {
    func most(_ comparison: Comparisons, _ isOne: (Int) -> Bool = { _ in true }) -> Double { bits(comparison, length, isOne).max() ?? 0 }
    return prior(length) + most(.phone) + most(.email) { $0 < 2 } + most(.address) + most(.city)
      + most(.brand, NameParts.isLevelOfOtherBrands)
      + most(.kind, Comparisons.otherPersons) + most(.together) { $0 < Comparisons.contactCounts }
  }

  /// Odds of a hundred to one.
  private static let sureBits = 6.643856189774724
}

extension LinkageModel.Level {
  /// Raises what it adds, for each length of lists, to what another level does.
  fileprivate mutating func raise(to other: LinkageModel.Level) {
    bits = max(bits, other.bits)
    if let theirs = other.shorter { shorter = shorter.map { zip($0, theirs).map { max($0, $1) } } }
  }
}
