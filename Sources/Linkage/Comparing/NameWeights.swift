/// What each word of a name says: how rare it is, and how readily a seller leaves it out.
///
/// Both are learnt from the accounts at hand. Frequencies are rounded to powers of two and losses to eighths of a bit, so that one more
/// account mostly changes nothing; and sums of such numbers are exact, whatever their order. The number of accounts is rounded for each word at
/// another place (``stepped(_:_:)``), so that no night changes the worth of all words.
struct NameWeights: Sendable {
  /// The bits that two names gain where both have the word.
  var gain: [Double] = []
  /// The bits that two names lose where only one of them has it.
  var loss: [Double] = []
  /// How many accounts have the word.
  var frequency: [Int] = []
  /// How many of the remembered names have it.
  private(set) var remembered: [Int] = []
  /// The frequency in powers of two.
  private(set) var rank: [UInt8] = []
  /// How often, in pairs of names of one seller, both had the word, each pair counted twice, and how often only one of them.
  private(set) var kept: [Double] = []
  private(set) var dropped: [Double] = []
  /// The number of accounts.
  var accounts = 0

  /// Learns from the accounts; `anchors` are pairs that are the same seller's whatever they are called.
  init(_ table: CleanAccounts, anchors: [Pair], _ known: KnownWords) {
    accounts = table.count
    frequency = .init(repeating: 0, count: table.wordTable.count)
    var crowds = table.crowds
    for account in 0..<table.count {
      var last: Int32 = -1
      for word in table.sortedWords[account] where word != last {
        if crowds.counts(account, for: UInt64(word)) { frequency[Int(word)] += 1 }
        last = word
      }
    }
    rank = frequency.map { UInt8(log2(Double(max($0, 1))).rounded()) }
    kept = .init(repeating: 0, count: frequency.count)
    dropped = kept
    var shared: [Int32] = []
    var single: [Int32] = []
    for pair in anchors {
      shared.removeAll(keepingCapacity: true)
      single.removeAll(keepingCapacity: true)
      mergeWords(table.sortedWords[pair.first], table.sortedWords[pair.second]) { word, side in
        if side == .both { shared.append(word) } else { single.append(word) }
      }
      // Names with no word in common are two names of one seller: they say nothing of what is left out.
      if shared.isEmpty { continue }
      for word in shared { kept[Int(word)] += 2 }
      for word in single { dropped[Int(word)] += 1 }
    }
    for word in frequency.indices {
      let memory = table.memory[word]
      let both = kept[word] + (memory?.kept ?? 0)
      let all = both + dropped[word] + (memory?.dropped ?? 0)
      let share = (both + 6 * Self.usualKeepRate) / (all + 6)
      loss.append(min(max((-log2(1 - share) * 8).rounded() / 8, 0.125), 5))
      remembered.append(memory?.names ?? 0)
      gain.append(rarity(word, of: known.names, hash: table.wordTable.hashes[word]))
    }
  }

  /// The bits that sharing a word is worth that some accounts and so many remembered names have, counts rounded to powers of two.
  ///
  /// A word that three accounts have is at least as common as it is among them; of a rarer one the remembered names know better.
  private func rarity(_ word: Int, of names: Int, hash: UInt64) -> Double {
    let count = frequency[word]
    let own = stepped(log2(Double(max(accounts, 2))), hash) - log2(Double(max(count, 1))).rounded()
    let all = stepped(log2(Double(max(accounts + names, 2))), hash) - log2(Double(max(count + remembered[word], 1))).rounded()
    return max(0, count >= 3 ? min(own, all) : all)
  }

  /// Whether the word belongs to the seller rather than to its trade, its form or its decoration.
  func isOwn(_ word: Int32) -> Bool { loss(of: word) >= 1.3 }

  /// The loss of a word, also of one that no account has (below 0).
  func loss(of word: Int32) -> Double { word < 0 ? Self.usualLoss : loss[Int(word)] }

  /// The chance that the other name of a pair has a word too, before anything of the word is known.
  private static let usualKeepRate = 0.8
  /// What a word costs of which nothing is known: -log2(1 - 0.8), in eighths of a bit.
  private static let usualLoss = 2.375
}
