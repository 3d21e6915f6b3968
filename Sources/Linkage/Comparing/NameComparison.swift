/// How two names compare.
struct NameAgreement {
  /// The bits that the shared words are worth.
  var gained = 0.0
  /// The bits that the words of one name only cost.
  var lost = 0.0
}

/// The words that only one of two names has, at a glance.
private struct Leftover {
  var words = 0
  var length = 0
  var letters: UInt32 = 0

  mutating func add(_ word: Int, _ bags: NameBags) {
    words += 1
    length += bags.length[word]
    letters ^= bags.letters[word]
  }
}

extension LinkageTable {
  /// Compares the names of two accounts word by word; words left over on both sides count as shared if together they differ by a slip.
  func compareNames(_ first: Int, _ second: Int) -> NameAgreement {
    var result = NameAgreement()
    var one = Leftover()
    var other = Leftover()
    var left = bags.start[first]
    var right = bags.start[second]
    let leftEnd = bags.start[first + 1]
    let rightEnd = bags.start[second + 1]
    while left < leftEnd || right < rightEnd {
      let leftWord = left < leftEnd ? Int(bags.words[left]) : Int.max
      let rightWord = right < rightEnd ? Int(bags.words[right]) : Int.max
      if leftWord == rightWord { result.gained += weights.gain[leftWord] }
      if leftWord < rightWord {
        result.lost += weights.loss[leftWord]
        one.add(leftWord, bags)
      } else if rightWord < leftWord {
        result.lost += weights.loss[rightWord]
        other.add(rightWord, bags)
      }
      if leftWord <= rightWord { left += 1 }
      if rightWord <= leftWord { right += 1 }
    }
    let limit = Self.slips(min(one.length, other.length))
    if result.lost < 2 || one.words == 0 || other.words == 0 || abs(one.length - other.length) > limit
      || (one.letters ^ other.letters).nonzeroBitCount > 2 * limit
    {
      return result
    }
    return comparingLeftovers(first, second, limit: limit, result)
  }

  /// How many slips two texts may differ by, the shorter of so many letters.
  private static func slips(_ length: Int) -> Int { length >= 8 ? 2 : length >= 4 ? 1 : 0 }

  private func comparingLeftovers(_ first: Int, _ second: Int, limit: Int, _ soFar: NameAgreement) -> NameAgreement {
    var result = soFar
    let left = leftovers(of: first, without: second)
    let right = leftovers(of: second, without: first)
    let one = left.flatMap { clean.wordTable[Int($0)] }
    let other = right.flatMap { clean.wordTable[Int($0)] }
    let isSame = one == other
    guard isSame || (limit > 0 && editDistance(one, other, limit: limit) <= limit) else { return soFar }
    let worth = [left, right].map { words in words.reduce(0) { $0 + weights.gain[Int($1)] } }
    result.gained += isSame ? min(worth[0], worth[1]) : min(worth[0], worth[1], 12) * 0.8
    result.lost = isSame ? 0.5 : 1
    return result
  }

  /// The words of an account's name that another's has not, in their order.
  private func leftovers(of account: Int, without other: Int) -> [Int32] {
    let others = bags.sorted(other)
    return clean.words(of: account).filter { !others.contains($0) }
  }
}
