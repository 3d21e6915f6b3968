/// The rarest of each account's words that sellers do not readily leave out, five at most, the rarest first. How rare a word is counts in powers of
/// two, so that one more account mostly changes nothing; equally rare ones stand in the order of their hashes.
struct RareWords: Sendable {
  /// The hashes of the words, those of an account one behind the other.
  private var hashes: [UInt64] = []
  /// Where those of each account begin, and after the last of them where they end.
  private var starts: [Int32] = [0]

  /// The most that are taken of a name.
  private static let most = 5

  /// Takes the words of the accounts of a table.
  init(_ table: LinkageTable, threads: Int) {
    let pieces = inParallel(table.clean.count, threads: threads) { RareWords(table, $0) }
    starts.reserveCapacity(table.clean.count + 1)
    for piece in pieces {
      let moved = Int32(hashes.count)
      hashes.append(contentsOf: piece.hashes)
      for end in piece.starts.dropFirst() { starts.append(end + moved) }
    }
  }

  private init(_ table: LinkageTable, _ accounts: Range<Int>) {
    let (rank, words) = (table.weights.rank, table.clean.wordTable.hashes)
    for account in accounts {
      let start = hashes.count
      var last: Int32 = -1
      for word in table.bags.sorted(account) where word != last && table.weights.loss[Int(word)] > 0.7 {
        last = word
        insert(words[Int(word)], rank[Int(word)], from: start)
      }
      ranks.removeAll(keepingCapacity: true)
      starts.append(Int32(hashes.count))
    }
  }

  /// How common the words of the account are that is at work, in powers of two.
  private var ranks: [UInt8] = []

  /// Puts a word among those of the account that begin at a place.
  private mutating func insert(_ hash: UInt64, _ rank: UInt8, from start: Int) {
    var place = hashes.count
    while place > start, rank < ranks[place - 1 - start] || rank == ranks[place - 1 - start] && hash < hashes[place - 1] { place -= 1 }
    if place - start == Self.most { return }
    hashes.insert(hash, at: place)
    ranks.insert(rank, at: place - start)
    if ranks.count > Self.most {
      hashes.removeLast()
      ranks.removeLast()
    }
  }

  /// The hash of an account's rarest word, 0 where it has none.
  func first(_ account: Int) -> UInt64 { starts[account] == starts[account + 1] ? 0 : hashes[Int(starts[account])] }

  /// The hashes of an account's words.
  subscript(account: Int) -> ArraySlice<UInt64> { hashes[Int(starts[account])..<Int(starts[account + 1])] }
}
