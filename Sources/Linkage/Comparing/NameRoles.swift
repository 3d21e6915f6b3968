/// What the words of names are there for, learnt from where they stand.
struct NameRoles: Sendable {
  /// Whether a word says what a seller deals in: common, mostly the last of the name, and behind many other words.
  private(set) var isTrade: [Bool]
  /// Whether an account's name, or what is shown beside it, looks like a company's.
  private(set) var isBusiness: [Bool] = []

  /// For each word the accounts with it that are a company's beyond doubt.
  private(set) var companies: [Int] = []

  /// Learns from the accounts and from what is known.
  init(_ table: CleanAccounts, _ weights: NameWeights, _ known: KnownWords) {
    var last = [Int](repeating: 0, count: weights.frequency.count)
    companies = last
    var before = [Set<Int32>](repeating: [], count: last.count)
    for account in 0..<table.count {
      let words = table.words(of: account).filter { weights.loss[Int($0)] >= 1 }
      if words.count > 1 {
        let word = Int(words[words.count - 1])
        last[word] += 1
        if before[word].count < Self.leastBefore { before[word].insert(words[words.count - 2]) }
      }
      if Self.isCompany(account, table) { for word in table.words(of: account) { companies[Int(word)] += 1 } }
    }
    let least = max(3, table.count / 400)
    let memory = last.indices.map { known.find(table.wordTable[$0]) }
    isTrade = last.indices.map { word in
      memory[word]?.isTrade
        ?? (weights.frequency[word] >= least && last[word] * 2 > weights.frequency[word] && before[word].count == Self.leastBefore)
    }
    for account in 0..<table.count {
      var share = 0.0
      var count = 0
      for word in table.words(of: account) {
        let names = weights.frequency[Int(word)] + (memory[Int(word)]?.names ?? 0)
        if names < 4 { continue }
        share += Double(companies[Int(word)] + (memory[Int(word)]?.companies ?? 0)) / Double(names)
        count += 1
      }
      isBusiness.append(Self.isCompany(account, table) || (count > 0 && share / Double(count) > 0.2))
    }
  }

  /// Behind how many different words one for a trade must stand: the last word of one seller's name follows the same few on all its accounts.
  private static let leastBefore = 4

  private static func isCompany(_ account: Int, _ table: CleanAccounts) -> Bool {
    table.hasLegalForm[account] || table.registration[account] >= 0
  }
}
