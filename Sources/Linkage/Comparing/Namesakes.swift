/// For each account, the accounts that have the same own words in their names.
struct Namesakes: Sendable {
  /// How many there are, the account itself among them.
  private(set) var count: [Int]
  /// How many different registration numbers they show.
  private(set) var numbers: [Int]
  /// How many of them show the account's own registration number.
  private(set) var sharers: [Int]

  /// Counts the accounts of equal names.
  init(_ names: [UInt64], registration: [Int32]) {
    count = .init(repeating: 0, count: names.count)
    numbers = count
    sharers = count
    let order = names.indices.sorted { (names[$0], registration[$0], $0) < (names[$1], registration[$1], $1) }
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, names[order[end]] == names[order[start]] { end += 1 }
      let group = order[start..<end]
      var distinct = 0
      var run = start
      while run < end {
        var stop = run + 1
        while stop < end, registration[order[stop]] == registration[order[run]] { stop += 1 }
        if registration[order[run]] >= 0 {
          distinct += 1
          for place in order[run..<stop] { sharers[place] = stop - run }
        }
        run = stop
      }
      for place in group {
        count[place] = end - start
        numbers[place] = distinct
      }
      start = end
    }
  }

  /// How many different registration numbers the namesakes of two accounts show, those two left out.
  func otherNumbers(_ first: Int, _ second: Int, isSameNumber: Bool) -> Int {
    if isSameNumber { return numbers[first] - (sharers[first] == 2 ? 1 : 0) }
    return numbers[first] - (sharers[first] == 1 ? 1 : 0) - (sharers[second] == 1 ? 1 : 0)
  }
}
