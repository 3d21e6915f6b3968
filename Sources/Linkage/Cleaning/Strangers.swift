/// Tells values that one seller shows on all its accounts from those that strangers have in common: an agent's phone, a word that stands in for a
/// number which is not known.
struct Strangers {
  private let names: WordLists
  /// How many names have each word.
  private var bearers: [Int32]

  /// So many sellers must share a value that it is nobody's own. Beside the numbers of real companies stand four at most.
  static let least = 5

  /// Learns from the words of the accounts' names, which are numbers below a count.
  init(_ names: WordLists, words: Int) {
    self.names = names
    bearers = .init(repeating: 0, count: words)
    for name in 0..<names.count {
      let words = names[name]
      for place in words.indices where !words[..<place].contains(words[place]) { bearers[Int(words[place])] += 1 }
    }
  }

  /// A column without the values that so many differently named sellers share.
  func leavingOutHubs(_ column: [Int32]) -> [Int32] { leavingOut(column, joinedBy: nil) { sellers, _ in sellers >= Self.least } }

  /// A column of numbers that identify, without those that stand beside strangers. One seller's accounts may differ in name and contacts too, but
  /// seldom most of them do.
  func leavingOutPlaceholders(_ column: [Int32], contacts: SellersContacts) -> [Int32] {
    leavingOut(column, joinedBy: contacts) { sellers, accounts in sellers >= Self.least && sellers * 4 > accounts }
  }

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

  /// How many sellers there are at most among some accounts, if those are one's that have a name, a word of their own or what is
  /// one seller's of the contacts in common.
  private func sellers(_ accounts: ArraySlice<Int32>, joinedBy contacts: SellersContacts?) -> Int {
    var here: [Int32: Int] = [:]
    for account in accounts {
      let words = names[Int(account)]
      for place in words.indices where !words[..<place].contains(words[place]) { here[words[place], default: 0] += 1 }
    }
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
      var name: UInt64 = 0
      for word in names[Int(account)] {
        name &+= hash64(UInt64(word), 1)
        if isOwn(word, inside: here[word] ?? 0, of: accounts.count) { join(number, hash64(UInt64(word), 2)) }
      }
      join(number, hash64(name, 3))
    }
    contacts?.visit(accounts, join)
    return count
  }

  /// Whether a word is at home among some accounts: half of those that have it are there, and that is far more than chance brings there.
  private func isOwn(_ word: Int32, inside: Int, of accounts: Int) -> Bool {
    let all = Int(bearers[Int(word)])
    return inside * 2 >= all && inside * names.count >= 5 * all * accounts
  }
}
