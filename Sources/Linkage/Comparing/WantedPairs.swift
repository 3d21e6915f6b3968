/// Which pairs of blocks are asked for.
struct WantedPairs: Sendable {
  /// Those with one of these accounts,
  let one: [Bool]
  /// those of two of these,
  let both: [Bool]
  /// and those of an account in a block that it was not in on an earlier night, where that is known.
  private let news: BlockNews
  /// The keys of the blocks in which there may be such pairs.
  let keys: KeyFilter

  /// Pairs of these accounts.
  ///
  /// - Parameter keys: the keys of the blocks that the accounts are in.
  init(one: [Bool], both: [Bool], news: BlockNews = .none, of keys: AccountKeys) {
    self.one = one
    self.both = both
    self.news = news
    let asked = one.indices.filter { one[$0] || both[$0] || news.isElsewhere($0) }
    var filter = KeyFilter(capacity: asked.reduce(0) { $0 + keys.range($1).count })
    for account in asked {
      for place in keys.range(account) {
        let key = keys.keys[place]
        if one[account] || both[account] || news.has(Int32(account), under: key) { filter.insert(key) }
      }
    }
    self.keys = filter
  }

  /// Whether all pairs of an account in the block of a key are asked for.
  func has(_ account: Int32, under key: UInt64) -> Bool { one[Int(account)] || news.has(account, under: key) }
}

/// A set of keys that tells of most others that they are not in it (a Bloom filter of one hash: keys are hashes).
struct KeyFilter: Sendable {
  private var bits: [UInt64]
  private let shift: UInt64

  /// An empty set, for about so many keys.
  init(capacity: Int) {
    let size = max(10, Int.bitWidth - (capacity * 16).leadingZeroBitCount)
    shift = UInt64(64 - size)
    bits = .init(repeating: 0, count: 1 << (size - 6))
  }

  /// Adds a key.
  mutating func insert(_ key: UInt64) { bits[Int((key >> shift) >> 6)] |= 1 << ((key >> shift) & 63) }

  /// Whether a key may be in it: always where it is.
  func mayHave(_ key: UInt64) -> Bool { (bits[Int((key >> shift) >> 6)] >> ((key >> shift) & 63)) & 1 != 0 }
}

/// Which accounts are in blocks that they were not in on an earlier night.
struct BlockNews: Sendable {
  private let earlier: AccountKeys
  private let oldPlace: [Int32]
  /// Whether the blocks of each account are others; empty where nothing is known of an earlier night.
  private let isOther: [Bool]

  /// Nothing is known of an earlier night.
  static let none = BlockNews(AccountKeys(), since: AccountKeys(), oldPlace: [])

  /// Compares two nights.
  ///
  /// - Parameter oldPlace: for each of tonight's accounts its place in the earlier night's list, below 0 for a new one, which is told as if its
  ///   blocks were the same.
  init(_ tonight: AccountKeys, since earlier: AccountKeys, oldPlace: [Int32]) {
    self.earlier = earlier
    self.oldPlace = oldPlace
    isOther = oldPlace.indices.map { place in
      let old = oldPlace[place]
      return old >= 0 && !tonight.keys[tonight.range(place)].elementsEqual(earlier.keys[earlier.range(Int(old))])
    }
  }

  /// Whether the blocks of an account are others.
  func isElsewhere(_ account: Int) -> Bool { account < isOther.count && isOther[account] }

  /// Whether an account is in the block of a key, and was not on the earlier night.
  func has(_ account: Int32, under key: UInt64) -> Bool {
    guard isElsewhere(Int(account)) else { return false }
    for place in earlier.range(Int(oldPlace[Int(account)])) where earlier.keys[place] == key { return false }
    return true
  }
}
