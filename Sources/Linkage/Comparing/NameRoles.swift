/// What the words of names are there for, learnt from where they stand.
struct NameRoles: Sendable {
  /// Whether a word says what a seller deals in: common, mostly the last of the name, and behind many other words.
  private(set) var isTrade: [Bool]
  /// Whether an account's name, or what is shown beside it, looks like a company's.
  private(set) var isBusiness: [Bool] = []

  /// For each word the accounts with it that are a company's beyond doubt.
  private(set) var companies: [Int] = []

  /// Learns from the accounts, and from what is remembered of words.
  init(_ table: CleanAccounts, _ weights: NameWeights) {
    var last = [Int](repeating: 0, count: weights.frequency.count)
    companies = last
    // The different words that were seen before each word, the first few.
    var before = [Int32](repeating: -1, count: last.count * Self.leastBefore)
    // Each of the two is counted as often as the word itself.
    var (ends, shown) = (table.crowds, table.crowds)
    for account in 0..<table.count {
      var word: Int32?
      var previous: Int32?
      for next in table.words(of: account) where weights.loss[Int(next)] >= 1 { (previous, word) = (word, next) }
      if let word, let previous {
        if ends.counts(account, for: UInt64(word)) { last[Int(word)] += 1 }
        let places = Int(word) * Self.leastBefore..<(Int(word) + 1) * Self.leastBefore
        if let place = places.first(where: { before[$0] == previous || before[$0] < 0 }) { before[place] = previous }
      }
      if Self.isCompany(account, table) {
        for word in table.words(of: account) where shown.counts(account, for: UInt64(word)) { companies[Int(word)] += 1 }
      }
    }
    let share = Double(table.count) / 400
    let memory = table.memory
    isTrade = last.indices.map { word in
      memory[word]?.isTrade
        ?? (Double(weights.frequency[word]) >= max(3, stepped(share, table.wordTable.hashes[word]))
          && last[word] * 2 > weights.frequency[word] && before[(word + 1) * Self.leastBefore - 1] >= 0)
    }
    for account in 0..<table.count {
      // A syllable of Chinese companies' names may be a word of a person's in Vietnam or Spain.
      var ofCompanies = 0
      var isOfTrade = false
      let words = table.words(of: account)
      for word in words {
        let names = weights.frequency[Int(word)] + (memory[Int(word)]?.names ?? 0)
        if names < 4 { continue }
        let known = Double(companies[Int(word)] + (memory[Int(word)]?.companies ?? 0))
        if known <= 0.2 * Double(names) { continue }
        ofCompanies += 1
        if isTrade[Int(word)] { isOfTrade = true }
      }
      isBusiness.append(Self.isCompany(account, table) || isOfTrade || ofCompanies * 2 > words.count)
    }
  }

  /// Behind how many different words one for a trade must stand: the last word of one seller's name follows the same few on all its accounts.
  private static let leastBefore = 4

  private static func isCompany(_ account: Int, _ table: CleanAccounts) -> Bool {
    table.hasLegalForm[account] || table.fields.registration[account] >= 0
  }
}
