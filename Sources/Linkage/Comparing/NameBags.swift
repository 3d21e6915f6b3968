/// The words of all names, sorted, and what can be told of a word at a glance.
struct NameBags: Sendable {
  private let lists: WordLists
  /// How many bytes each word has.
  private(set) var length: [Int] = []
  /// A bit for each letter that stands in a word an odd number of times.
  private(set) var letters: [UInt32] = []

  /// The bags of these accounts.
  init(_ table: CleanAccounts) {
    lists = table.sortedWords
    for word in 0..<table.wordTable.count {
      var mask: UInt32 = 0
      for byte in table.wordTable[word] { mask ^= 1 << UInt32(byte & 31) }
      letters.append(mask)
      length.append(table.wordTable[word].count)
    }
  }

  /// The words of an account's name, sorted.
  func sorted(_ account: Int) -> ArraySlice<Int32> { lists[account] }

  /// Whether the account's name has no word.
  func isEmpty(_ account: Int) -> Bool { lists.isEmpty(account) }
}
