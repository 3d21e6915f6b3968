/// Tells the words of a seller's own name from others by where they stand: a word is at home among some accounts that share a value if half of those
/// that have it are there, and that is far more than chance brings there.
struct WordHomes: Sendable {
  private let names: WordLists
  /// How many names have each word.
  private var bearers: [Int32]

  /// Learns from the words of the accounts' names, which are numbers below a count.
  init(_ names: WordLists, words: Int) {
    self.names = names
    bearers = .init(repeating: 0, count: words)
    for name in 0..<names.count { visit(name) { bearers[Int($0)] += 1 } }
  }

  /// Hands out the words of an account's name, each once.
  private func visit(_ account: Int, _ body: (Int32) -> Void) {
    let words = names[account]
    for place in words.indices where !words[..<place].contains(words[place]) { body(words[place]) }
  }

  /// The words that are at home among some accounts, each with how many of these have it.
  func words(among accounts: ArraySlice<Int32>) -> [Int32: Int] {
    var inside: [Int32: Int] = [:]
    for account in accounts { visit(Int(account)) { inside[$0, default: 0] += 1 } }
    return inside.filter { word, count in
      let all = Int(bearers[Int(word)])
      return count * 2 >= all && count * names.count >= 5 * all * accounts.count
    }
  }
}
