/// Tells values that one seller shows on all its accounts from those that strangers have in common: an agent's phone, a word that stands in for a
/// number which is not known.
struct Strangers {
  private let names: WordLists
  /// Where the words of the names are at home.
  let homes: WordHomes

  /// So many sellers must share a value that it is nobody's own. Beside the numbers of real companies stand four at most.
  static let least = 5

  /// Learns from the words of the accounts' names, which are numbers below a count.
  init(_ names: WordLists, words: Int) {
    self.names = names
    homes = WordHomes(names, words: words)
  }

  /// A column without the values that so many differently named sellers share.
  func leavingOutHubs(_ column: [Int32]) -> [Int32] { leavingOut(column, joinedBy: nil) { sellers, _ in sellers >= Self.least } }

  /// Of a column of hubs only those that as many sellers share if two words in common are enough for one's name: one with many accounts spells it in
  /// many ways, and its words are not always rare. -1 in place of others.
  func sureHubs(_ column: [Int32]) -> [Int32] {
    let groups = ValueGroups(column)
    var sure = [Int32](repeating: -1, count: column.count)
    for value in 0..<groups.count where sellers(groups[value], joinedByTwoWords: true) >= Self.least {
      for account in groups[value] { sure[Int(account)] = Int32(value) }
    }
    return sure
  }

  /// A column of numbers that identify, without those that stand beside strangers. One seller's accounts may differ in name and contacts too, but
  /// seldom most of them do.
  func leavingOutPlaceholders(_ column: [Int32], contacts: SellersContacts) -> [Int32] {
    leavingOut(column, joinedBy: contacts) { sellers, accounts in sellers >= Self.least && sellers * 4 > accounts }
  }

  /// A hash of the words of an account's name, in any order.
  func name(_ account: Int) -> UInt64 { names[account].reduce(0) { $0 &+ hash64(UInt64($1), 1) } }

  private func leavingOut(
    _ column: [Int32], joinedBy contacts: SellersContacts?, where isShared: (_ sellers: Int, _ accounts: Int) -> Bool
  ) -> [Int32] {
    let groups = ValueGroups(column)
    var own = column
    for value in 0..<groups.count where groups[value].count >= Self.least {
      let accounts = groups[value]
      guard isShared(sellers(accounts, joinedBy: contacts), accounts.count) else { continue }
      for account in accounts { own[Int(account)] = -1 }
    }
    return own
  }

  /// How many sellers there are at most among some accounts, if those are one's that have in common a name, a word of their own, what is
  /// one seller's of the contacts, or any two words.
  func sellers(_ accounts: ArraySlice<Int32>, joinedBy contacts: SellersContacts? = nil, joinedByTwoWords: Bool = false) -> Int {
    let own = homes.words(among: accounts)
    var sets = DisjointSets(count: accounts.count)
    var first: [UInt64: Int] = [:]
    var count = accounts.count
    func join(_ number: Int, _ key: UInt64) {
      if let other = first[key] {
        if sets.unite(other, number) != nil { count -= 1 }
      } else {
        first[key] = number
      }
    }
    for (number, account) in accounts.enumerated() {
      let words = names[Int(account)]
      for (place, word) in zip(words.indices, words) {
        if joinedByTwoWords {
          for other in words[..<place] where other != word {
            join(number, hash64(hash64(UInt64(min(word, other)), UInt64(max(word, other))), 3))
          }
        }
        if own[word] != nil { join(number, hash64(UInt64(word), 2)) }
      }
      join(number, hash64(name(Int(account)), 1))
    }
    contacts?.visit(accounts, join)
    return count
  }
}
