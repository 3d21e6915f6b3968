/// Registration numbers and contacts that more accounts share than a block has room for.
///
/// Their blocks are cut by the names of the accounts, which would take a seller apart that goes by many names. Strangers seldom share two of them,
/// nor a registration number.
struct CrowdedValues {
  /// For each account a hash of its registration number, phone, e-mail address and street address, 0 where few share it.
  private let columns: [[UInt64]]

  /// Finds the values that many share.
  init(_ fields: NumberedFields) {
    func crowded(_ numbers: [Int32], _ hash: (Int) -> UInt64) -> [UInt64] {
      var accounts = [Int32](repeating: 0, count: Int(numbers.max() ?? -1) + 1)
      for number in numbers where number >= 0 { accounts[Int(number)] += 1 }
      return numbers.indices.map { numbers[$0] >= 0 && accounts[Int(numbers[$0])] > Blocks.largest ? hash($0) : 0 }
    }
    columns = [
      crowded(fields.registration.numbers, fields.registration.hash), crowded(fields.phone.numbers, fields.phone.hash),
      crowded(fields.email) { hash64(fields.emailDomain.hash($0), fields.emailLocal.hash($0)) },
      crowded(fields.place) { hash64(fields.address.hash($0), fields.city.hash($0)) },
    ]
  }

  /// Hands out a hash of the registration number of an account and of each two of its values, where many share them.
  func visit(_ account: Int, _ body: (UInt64) -> Void) {
    if columns[0][account] != 0 { body(columns[0][account]) }
    for (kind, column) in columns.enumerated() where column[account] != 0 {
      for (otherKind, other) in columns.enumerated() where otherKind > kind && other[account] != 0 {
        body(hash64(hash64(column[account], other[account]), UInt64(kind * columns.count + otherKind)))
      }
    }
  }
}
