/// Which pairs of blocks are asked for.
struct WantedPairs: Sendable {
  /// Those with one of these accounts,
  let one: [Bool]
  /// those of two of these,
  let both: [Bool]
  /// and those of an account in a block that it was not in on an earlier night, where that is known.
  private let news: BlockNews?
  /// Whether anything is asked of an account.
  let mayHave: [Bool]

  /// Pairs of these accounts.
  init(one: [Bool], both: [Bool], news: BlockNews? = nil) {
    self.one = one
    self.both = both
    self.news = news
    mayHave = one.indices.map { one[$0] || both[$0] || news?.isElsewhere[$0] ?? false }
  }

  /// Whether all pairs of an account in the block of a key are asked for.
  func has(_ account: Int32, under key: UInt64) -> Bool { one[Int(account)] || news?.has(account, under: key) ?? false }
}

/// Which accounts are in blocks that they were not in on an earlier night.
struct BlockNews: Sendable {
  private let earlier: AccountKeys
  private let oldPlace: [Int32]
  /// Whether the blocks of each account are others.
  let isElsewhere: [Bool]

  /// Compares two nights.
  ///
  /// - Parameter oldPlace: for each of tonight's accounts its place in the earlier night's list, below 0 for a new one, which is told as if its
  ///   blocks were the same.
  init(_ tonight: AccountKeys, since earlier: AccountKeys, oldPlace: [Int32]) {
    self.earlier = earlier
    self.oldPlace = oldPlace
    isElsewhere = oldPlace.indices.map { place in
      let old = oldPlace[place]
      return old >= 0 && !tonight.keys[tonight.range(place)].elementsEqual(earlier.keys[earlier.range(Int(old))])
    }
  }

  /// Whether an account is in the block of a key, and was not on the earlier night.
  func has(_ account: Int32, under key: UInt64) -> Bool {
    guard isElsewhere[Int(account)] else { return false }
    for place in earlier.range(Int(oldPlace[Int(account)])) where earlier.keys[place] == key { return false }
    return true
  }
}
