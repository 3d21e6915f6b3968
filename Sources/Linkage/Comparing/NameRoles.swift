/// What the words of names are there for, learnt from where they stand.
struct NameRoles: Sendable {
  /// Whether a word says what a seller deals in: common, and mostly the last of the name.
  private(set) var isTrade: [Bool]
  /// Whether an account's name, or what is shown beside it, looks like a company's.
  private(set) var isBusiness: [Bool] = []

  /// Learns from the accounts.
  init(_ table: CleanAccounts, _ weights: NameWeights) {
    var last = [Int](repeating: 0, count: weights.frequency.count)
    var companies = last
    for account in 0..<table.count {
      let words = table.words(of: account).filter { weights.loss[Int($0)] >= 1 }
      if words.count > 1 { last[Int(words[words.count - 1])] += 1 }
      if Self.isCompany(account, table) { for word in table.words(of: account) { companies[Int(word)] += 1 } }
    }
    let least = max(3, table.count / 400)
    isTrade = last.indices.map { weights.frequency[$0] >= least && last[$0] * 2 > weights.frequency[$0] }
    for account in 0..<table.count {
      var share = 0.0
      var known = 0
      for word in table.words(of: account) where weights.frequency[Int(word)] >= 4 {
        share += Double(companies[Int(word)]) / Double(weights.frequency[Int(word)])
        known += 1
      }
      isBusiness.append(Self.isCompany(account, table) || (known > 0 && share / Double(known) > 0.2))
    }
  }

  private static func isCompany(_ account: Int, _ table: CleanAccounts) -> Bool {
    table.hasLegalForm[account] || table.registration[account] >= 0
  }
}
