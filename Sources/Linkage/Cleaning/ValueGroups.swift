/// The accounts by a value that each has: those of one value one behind the other, in order.
struct ValueGroups: Sendable {
  private let accounts: [Int32]
  private let ends: [Int32]

  /// Groups the accounts by their values, which are numbers from 0 on without large gaps; those below 0 are left out.
  init(_ values: [Int32]) {
    var ends = [Int32](repeating: 0, count: Int(values.max() ?? -1) + 2)
    for value in values where value >= 0 { ends[Int(value) + 1] += 1 }
    for value in 1..<max(ends.count, 1) { ends[value] += ends[value - 1] }
    var accounts = [Int32](repeating: 0, count: Int(ends[ends.count - 1]))
    for (account, value) in values.enumerated() where value >= 0 {
      accounts[Int(ends[Int(value)])] = Int32(account)
      ends[Int(value)] += 1
    }
    self.accounts = accounts
    self.ends = ends
  }

  /// How many values there are.
  var count: Int { ends.count - 1 }

  /// The accounts of a value.
  subscript(value: Int) -> ArraySlice<Int32> { accounts[(value == 0 ? 0 : Int(ends[value - 1]))..<Int(ends[value])] }
}
