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

  mutating func add(_ word: Int32, _ bags: NameBags) {
    words += 1
    if word < 0 { return }
    length += bags.length[Int(word)]
    letters ^= bags.letters[Int(word)]
  }
}

extension LinkageTable {
  /// Compares the names of two accounts word by word; words left over on both sides count as shared if together they differ by a slip.
  func compareNames(_ first: Int, _ second: Int) -> NameAgreement {
    var one = Leftover()
    var other = Leftover()
    let result = compare(bags.sorted(first), bags.sorted(second), &one, &other)
    let limit = Self.slips(min(one.length, other.length))
    if result.lost < 2 || one.words == 0 || other.words == 0 || abs(one.length - other.length) > limit
      || (one.letters ^ other.letters).nonzeroBitCount > 2 * limit
    {
      return result
    }
    return comparingLeftovers(first, second, limit: limit, result)
  }

  /// Compares two sorted lists of words; a word below 0 stands in no account's name.
  func compare(_ first: ArraySlice<Int32>, _ second: ArraySlice<Int32>) -> NameAgreement {
    var one = Leftover()
    var other = Leftover()
    return compare(first, second, &one, &other)
  }

  private func compare(
    _ first: ArraySlice<Int32>, _ second: ArraySlice<Int32>, _ one: inout Leftover, _ other: inout Leftover
  ) -> NameAgreement {
    var result = NameAgreement()
    var left = first.startIndex
    var right = second.startIndex
    while left < first.endIndex || right < second.endIndex {
      let leftWord = left < first.endIndex ? first[left] : Int32.max
      let rightWord = right < second.endIndex ? second[right] : Int32.max
      if leftWord == rightWord { result.gained += weights.gain[Int(leftWord)] }
      if leftWord < rightWord {
        result.lost += weights.loss(of: leftWord)
        one.add(leftWord, bags)
      } else if rightWord < leftWord {
        result.lost += weights.loss(of: rightWord)
        other.add(rightWord, bags)
      }
      if leftWord <= rightWord { left += 1 }
      if rightWord <= leftWord { right += 1 }
    }
    return result
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
