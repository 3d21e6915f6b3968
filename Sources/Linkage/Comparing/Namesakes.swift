/// For each account, the accounts that have the same own words in their names.
struct Namesakes: Sendable {
  /// How many there are, the account itself among them.
  private(set) var count: [Int]
  /// How many different registration numbers they show.
  private(set) var numbers: [Int]
  /// How many of them show the account's own registration number.
  private(set) var sharers: [Int]

  /// Counts the accounts of equal names.
  init(_ names: [UInt64], registration: [Int32], _ crowds: SellersCrowds) {
    var crowds = crowds
    count = .init(repeating: 0, count: names.count)
    numbers = count
    sharers = count
    var table = CodeTable(expecting: names.count)
    let groups = ValueGroups(names.map { Int32(table.intern($0)) })
    var known: [UInt64] = []
    for name in 0..<groups.count {
      let accounts = groups[name]
      known.removeAll(keepingCapacity: true)
      for account in accounts where registration[Int(account)] >= 0 {
        known.append(UInt64(registration[Int(account)]) << 32 | UInt64(account))
      }
      known.sort()
      var distinct = 0
      var start = 0
      while start < known.count {
        var end = start + 1
        while end < known.count, known[end] >> 32 == known[start] >> 32 { end += 1 }
        for code in known[start..<end] { sharers[Int(code & 0xFFFF_FFFF)] = end - start }
        distinct += 1
        start = end
      }
      let counted = accounts.count { crowds.counts(Int($0), for: names[Int($0)]) }
      for account in accounts {
        count[Int(account)] = counted
        numbers[Int(account)] = distinct
      }
    }
  }

  /// How many different registration numbers the namesakes of two accounts show, those two left out.
  func otherNumbers(_ first: Int, _ second: Int, isSameNumber: Bool) -> Int {
    if isSameNumber { return numbers[first] - (sharers[first] == 2 ? 1 : 0) }
    return numbers[first] - (sharers[first] == 1 ? 1 : 0) - (sharers[second] == 1 ? 1 : 0)
  }
}
